/** In which styles a text may be written (go-yaml v2 emitterc.go, yaml_emitter_analyze_scalar). */
export interface Analysis {
  readonly multiline: boolean
  readonly blockPlain: boolean
  readonly single: boolean
  readonly block: boolean
}

const FIRST_INDICATORS = new Set('#,[]{}&*!|>\'"%@`')

/** Finds out which styles keep a text as it is. */
export function analyse(value: string): Analysis {
  if (value === '') return { multiline: false, blockPlain: true, single: true, block: false }
  const characters = [...value]
  const last = characters.length - 1
  const isBreak = (index: number) => isLineBreak(characters[index])
  let breakSpace = false
  let spaceBreak = false
  for (let index = 1; index <= last; index += 1) {
    if (characters[index] === ' ' && isBreak(index - 1)) breakSpace = true
    if (isBreak(index) && characters[index - 1] === ' ') spaceBreak = true
  }
  const special = characters.some((character) => !isPrintable(character))
  const multiline = characters.some((character) => isLineBreak(character))
  const edges = [characters[0], characters[last]]
  const blankEdge = edges.some((character) => character === ' ' || isLineBreak(character))
  const strict = breakSpace || spaceBreak || special
  return {
    multiline,
    blockPlain: !blankEdge && !strict && !multiline && !hasBlockIndicator(value, characters),
    single: !strict,
    block: characters[last] !== ' ' && !spaceBreak && !special,
  }
}

function hasBlockIndicator(value: string, characters: readonly string[]): boolean {
  if (value.startsWith('---') || value.startsWith('...')) return true
  return characters.some((character, index) => {
    const beforeBlank = isBlankOrEnd(characters[index + 1])
    if (index === 0) {
      return FIRST_INDICATORS.has(character) || ('?:-'.includes(character) && beforeBlank)
    }
    return (character === ':' && beforeBlank) || (character === '#' && isBlankOrEnd(characters[index - 1]))
  })
}

function isBlankOrEnd(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t' || isLineBreak(character)
}

function isLineBreak(character: string | undefined): boolean {
  return character !== undefined && '\n\r\u0085\u2028\u2029'.includes(character)
}

/** Characters that may stand in the text as they are: no control characters, nothing beyond the basic plane. */
export function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x0a || (code >= 0x20 && code <= 0x7e)) return true
  return code >= 0xa0 && code <= 0xfffd && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfeff
}
