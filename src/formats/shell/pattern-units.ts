import { RE2JS } from 're2js'

/** One step of a pattern. `ranges` hold first and last character, both included. */
export type PatternUnit =
  | { readonly kind: 'star' | 'any' }
  | { readonly kind: 'character'; readonly character: string }
  | {
      readonly kind: 'set'
      readonly negated: boolean
      readonly ranges: readonly (readonly [number, number])[]
    }

/** The code point of one character. */
export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** Takes a pattern apart. Source: POSIX Shell Command Language, "Patterns Matching a Single Character". */
export function unitsOf(pattern: string): readonly PatternUnit[] {
  const characters = [...pattern]
  const units: PatternUnit[] = []
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    const next = characters[at + 1]
    const set = character === '[' ? setAt(characters, at) : undefined
    if (character === '*') units.push({ kind: 'star' })
    else if (character === '?') units.push({ kind: 'any' })
    else if (set !== undefined) {
      units.push(set.unit)
      at = set.last
    } else if (character === '\\' && next !== undefined) {
      units.push({ kind: 'character', character: next })
      at += 1
    } else units.push({ kind: 'character', character })
  }
  return units
}

/** The characters of `[[:name:]]` in the C locale, as pairs of first and last. */
const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'AZaz',
  digit: '09',
  alnum: '09AZaz',
  upper: 'AZ',
  lower: 'az',
  space: '\t\r  ',
  blank: '\t\t  ',
  punct: '!/:@[`{~',
  xdigit: '09AFaf',
  cntrl: '\0\u001F\u007F\u007F',
  graph: '!~',
  print: ' ~',
}

/** The bracket expression that starts at `start`; `undefined` when it is not closed and so is an ordinary character. */
function setAt(
  characters: readonly string[],
  start: number,
): { readonly unit: PatternUnit; readonly last: number } | undefined {
  let at = start + 1
  const negated = characters[at] === '!' || characters[at] === '^'
  if (negated) at += 1
  const ranges: (readonly [number, number])[] = []
  for (let isFirst = true; at < characters.length; isFirst = false) {
    if (characters[at] === ']' && !isFirst) return { unit: { kind: 'set', negated, ranges }, last: at }
    const named = characters[at] === '[' ? /^\[:([a-z]+):\]/.exec(characters.slice(at, at + 12).join('')) : null
    if (named !== null) {
      const ends = [...(CLASSES[named[1] ?? ''] ?? '')].map(codeOf)
      for (let end = 0; end < ends.length; end += 2) ranges.push([ends[end] ?? 0, ends[end + 1] ?? 0])
      at += named[0].length
      continue
    }
    if (characters[at] === '\\') at += 1
    const from = codeOf(characters[at] ?? '')
    at += 1
    const isRange = characters[at] === '-' && characters[at + 1] !== undefined && characters[at + 1] !== ']'
    if (isRange) at += characters[at + 1] === '\\' ? 2 : 1
    ranges.push([from, isRange ? codeOf(characters[at] ?? '') : from])
    if (isRange) at += 1
  }
  return undefined
}

/** The pattern as a regular expression of the linear-time engine. With `longest` a `*` takes as much as it can, else as little. */
export function sourceOf(pattern: string, longest: boolean): string {
  return unitsOf(pattern)
    .map((unit) => {
      switch (unit.kind) {
        case 'any':
          return '.'
        case 'character':
          return RE2JS.quote(unit.character)
        case 'set':
          return setSource(unit.negated, unit.ranges)
        default:
          return longest ? '.*' : '.*?'
      }
    })
    .join('')
}

/** No character at all can be in a set whose ranges all run backwards. */
function setSource(negated: boolean, ranges: readonly (readonly [number, number])[]): string {
  const forward = ranges.filter(([from, to]) => from <= to)
  if (forward.length === 0) return negated ? '.' : String.raw`[^\x{0}-\x{10FFFF}]`
  return `[${negated ? '^' : ''}${forward.map(([from, to]) => `${hex(from)}-${hex(to)}`).join('')}]`
}

function hex(code: number): string {
  return `\\x{${code.toString(16)}}`
}
