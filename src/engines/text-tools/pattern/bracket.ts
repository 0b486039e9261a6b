import type { Dialect, PatternProblem } from './dialect.ts'

const CLASSES: ReadonlySet<string> = new Set(
  'alnum alpha blank cntrl digit graph lower print punct space upper xdigit'.split(' '),
)
const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', r: '\r' }
const UNMATCHED = 'Unmatched [, [^, [:, [., or [='

export type Bracket =
  | { readonly ok: true; readonly source: string; readonly end: number }
  | { readonly ok: false; readonly problem: PatternProblem }

/**
 * Reads the bracket expression that starts at `start`, in RE2's spelling. A `]` right behind `[` or `[^` is ordinary; a
 * backslash is too, but in awk, and before the letters that GNU sed takes for control characters.
 */
export function readBracket(pattern: string, start: number, dialect: Dialect): Bracket {
  let at = start + 1
  const isNegated = pattern.charAt(at) === '^'
  if (isNegated) at += 1
  const first = at
  let source = isNegated ? '[^' : '['
  let low: string | undefined
  for (;;) {
    const character = charAt(pattern, at)
    if (character === '') return problem(UNMATCHED)
    if (character === ']' && at > first) return { ok: true, source: `${source}]`, end: at + 1 }
    if (character === '[' && '.='.includes(pattern.charAt(at + 1) || '-')) return { ok: false, problem: 'unsupported' }
    if (pattern.startsWith('[:', at)) {
      const close = pattern.indexOf(':]', at + 2)
      if (close === -1) return problem(UNMATCHED)
      const name = pattern.slice(at + 2, close)
      if (!CLASSES.has(name)) return problem('Invalid character class name')
      source += `[:${name}:]`
      low = undefined
      at = close + 2
      continue
    }
    const isRange = character === '-' && low !== undefined && ![']', ''].includes(pattern.charAt(at + 1))
    if (isRange) {
      const high = readCharacter(pattern, at + 1, dialect)
      if (high === undefined) return { ok: false, problem: 'unsupported' }
      if ((low ?? '') > high.character) return problem('Invalid range end')
      source += `-${quoted(high.character)}`
      low = undefined
      at = high.end
      continue
    }
    const one = readCharacter(pattern, at, dialect)
    if (one === undefined) return { ok: false, problem: 'unsupported' }
    source += quoted(one.character)
    low = one.character
    at = one.end
  }
}

function readCharacter(
  pattern: string,
  at: number,
  dialect: Dialect,
): { readonly character: string; readonly end: number } | undefined {
  const character = charAt(pattern, at)
  if (character === '[' && '.=:'.includes(pattern.charAt(at + 1) || '-')) return undefined
  if (character !== '\\' || dialect === 'grep') return { character, end: at + character.length }
  const next = charAt(pattern, at + 1)
  const sign = SIGNS[next]
  if (sign !== undefined) return { character: sign, end: at + 2 }
  if (dialect === 'sed') return /[adoxc]/.test(next) ? undefined : { character, end: at + 1 }
  return /[\w]/.test(next) || next === '' ? undefined : { character: next, end: at + 1 + next.length }
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function quoted(character: string): string {
  return '\\[]^-&'.includes(character) ? `\\${character}` : character
}

function problem(message: string): Bracket {
  return { ok: false, problem: { message } }
}
