import { codeOf, unitsOf, type PatternUnit } from './pattern-units.ts'

/** Comparisons of one character that one use of a pattern may cost; beyond that nothing matches. */
const STEPS_MAX = 20_000_000

/** Makes a text literal inside a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&')
}

/** True when a `*`, `?` or `[` without a backslash is in the pattern. */
export function isPattern(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\./gs, ''))
}

/** The pattern as plain text: what it stays when nothing matches. */
export function unescapePattern(pattern: string): string {
  return pattern.replace(/\\(.)/gs, '$1')
}

/**
 * Whether a whole text matches a shell pattern: `*`, `?`, `[a-z]`, `[!x]`, `[[:digit:]]`; a backslash takes the next character
 * literally. Going back only to the last `*` keeps it within the product of both lengths, which is bounded. Source: POSIX Shell
 * Command Language, "Pattern Matching Notation".
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (isTooCostly(pattern, text)) return false
  const units = unitsOf(pattern)
  const characters = [...text]
  let at = 0
  let position = 0
  let starAt = -1
  let starPosition = 0
  while (position < characters.length) {
    const unit = units[at]
    if (unit?.kind === 'star') {
      starAt = at
      starPosition = position
      at += 1
    } else if (unit !== undefined && matchesOne(unit, characters[position] ?? '')) {
      at += 1
      position += 1
    } else if (starAt >= 0) {
      at = starAt + 1
      starPosition += 1
      position = starPosition
    } else return false
  }
  return units.slice(at).every(({ kind }) => kind === 'star')
}

/** True when using the pattern on the text would take too long; nothing is compared then. */
export function isTooCostly(pattern: string, text: string): boolean {
  return pattern.length * text.length > STEPS_MAX
}

function matchesOne(unit: PatternUnit, character: string): boolean {
  switch (unit.kind) {
    case 'any':
      return true
    case 'character':
      return unit.character === character
    case 'set': {
      const code = codeOf(character)
      return unit.ranges.some(([from, to]) => code >= from && code <= to) !== unit.negated
    }
    default:
      return false
  }
}
