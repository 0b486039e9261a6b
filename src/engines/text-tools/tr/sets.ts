const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: '\t ',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-/:-@[-`{-~',
  space: '\t-\r ',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
}
const SIGNS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** The characters that a set of `tr` names, in order, and which of its classes stood where. */
export type CharacterSet =
  | { readonly ok: true; readonly characters: readonly string[]; readonly classes: readonly ClassAt[] }
  | { readonly ok: false; readonly problem?: string }

export interface ClassAt {
  readonly name: string
  readonly at: number
}

/**
 * Reads a set: characters, ranges, `[:class:]` and escapes. Not ok without a problem: it needs what is not simulated, such as
 * repetitions and characters of several bytes. Source: GNU coreutils manual, "Specifying arrays of characters".
 */
export function readSet(text: string): CharacterSet {
  const characters: string[] = []
  const classes: ClassAt[] = []
  let at = 0
  while (at < text.length) {
    const named = /^\[:([^:\]]*):\]/.exec(text.slice(at))
    if (named !== null) {
      const name = named[1] ?? ''
      const ranges = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined
      if (ranges === undefined) return /^(?:cntrl|graph|print)$/.test(name) ? { ok: false } : unknownClass(name)
      classes.push({ name, at: characters.length })
      characters.push(...expandPlain(ranges))
      at += named[0].length
      continue
    }
    if (/^\[=.=\]|^\[(?:\\.|[^\\])\*\d*\]/.test(text.slice(at))) return { ok: false }
    const from = readOne(text, at)
    const isRange = from !== undefined && text.charAt(from.end) === '-' && from.end + 1 < text.length
    const to = isRange ? readOne(text, from.end + 1) : from
    if (from === undefined || to === undefined) return { ok: false }
    if (from.character > to.character) return reversed(from.character, to.character)
    for (let code = from.character.charCodeAt(0); code <= to.character.charCodeAt(0); code += 1) {
      characters.push(String.fromCharCode(code))
    }
    at = to.end
  }
  return { ok: true, characters, classes }
}

function unknownClass(name: string): CharacterSet {
  return { ok: false, problem: `invalid character class ‘${name}’` }
}

function reversed(from: string, to: string): CharacterSet {
  return { ok: false, problem: `range-endpoints of '${from}-${to}' are in reverse collating sequence order` }
}

/** One character or escape; `undefined` where the programs do not agree, or work on the bytes of a longer character. */
function readOne(text: string, at: number): { readonly character: string; readonly end: number } | undefined {
  const character = text.charAt(at)
  if (character.charCodeAt(0) > 0x7f) return undefined
  if (character !== '\\') return { character, end: at + 1 }
  const octal = /^[0-3]?[0-7]{1,2}/.exec(text.slice(at + 1))?.[0]
  if (octal !== undefined) {
    const code = Number.parseInt(octal, 8)
    return code > 0x7f ? undefined : { character: String.fromCharCode(code), end: at + 1 + octal.length }
  }
  const next = text.charAt(at + 1)
  const sign = Object.hasOwn(SIGNS, next) ? SIGNS[next] : undefined
  return sign === undefined ? undefined : { character: sign, end: at + 2 }
}

function expandPlain(ranges: string): readonly string[] {
  const characters: string[] = []
  for (const [, from = '', to = from] of ranges.matchAll(/([^])(?:-([^]))?/g)) {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) characters.push(String.fromCharCode(code))
  }
  return characters
}
