import { RE2JS } from 're2js'
import { readBracket } from './bracket.ts'
import type { Dialect, PatternProblem } from './dialect.ts'

export type Translated =
  | { readonly ok: true; readonly source: string; readonly groups: number }
  | { readonly ok: false; readonly problem: PatternProblem }

const OPERATORS = '+?|(){}'
const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', r: '\r' }
/** How often RE2 repeats at most; the C library goes up to 32767. */
const REPEAT_MAX = 1000
const LIBRARY_REPEAT_MAX = 32_767

/** How far a pattern is translated. */
interface State {
  readonly pattern: string
  readonly basic: boolean
  readonly dialect: Dialect
  at: number
  out: string
  /** Where the last thing that can be repeated starts in `out`, if there is one. */
  atom: number | undefined
  isRepeated: boolean
  readonly open: number[]
  groups: number
  problem: PatternProblem | undefined
}

/**
 * A POSIX pattern in the spelling of RE2, which runs in linear time. In basic syntax `\+ \? \| \( \) \{ \}` are operators
 * and the bare characters are not, in extended syntax the other way round. Back-references are not possible. Source:
 * POSIX.1-2017, "Regular Expressions"; GNU sed manual, "Escapes".
 */
export function translatePosix(pattern: string, basic: boolean, dialect: Dialect): Translated {
  const state: State = {
    pattern,
    basic,
    dialect,
    at: 0,
    out: '',
    atom: undefined,
    isRepeated: false,
    open: [],
    groups: 0,
    problem: undefined,
  }
  while (state.at < pattern.length && state.problem === undefined) step(state)
  if (state.problem === undefined && state.open.length > 0) complain(state, 'Unmatched ( or \\(')
  if (state.out.endsWith('|')) dislikesEmpty(state)
  if (state.problem !== undefined) return { ok: false, problem: state.problem }
  return { ok: true, source: state.out, groups: state.groups }
}

function step(state: State): void {
  const { pattern, at, basic } = state
  const character = pattern.charAt(at)
  const next = pattern.charAt(at + 1)
  if (character === '[') return bracket(state)
  if (character === '\\') {
    if (next === '') return complain(state, 'Trailing backslash')
    state.at += 2
    if (!OPERATORS.includes(next)) return escape(state, next)
    return basic ? operator(state, next) : literal(state, next)
  }
  state.at += 1
  if (OPERATORS.includes(character)) return basic ? literal(state, character) : operator(state, character)
  switch (character) {
    case '*':
      return repeat(state, '*')
    case '.':
      return atom(state, '.')
    case '^':
      return basic && !isAtStart(state) ? literal(state, '^') : anchor(state, '^')
    case '$':
      return basic && !isAtEnd(state) ? literal(state, '$') : anchor(state, '$')
    default:
      return literal(state, character)
  }
}

function bracket(state: State): void {
  const read = readBracket(state.pattern, state.at, state.dialect)
  if (!read.ok) {
    state.problem = read.problem
    return
  }
  state.at = read.end
  atom(state, read.source)
}

function operator(state: State, character: string): void {
  switch (character) {
    case '+':
    case '?':
      return repeat(state, character)
    case '|':
      if (dislikesEmpty(state)) return
      state.out += '|'
      state.atom = undefined
      return
    case '(':
      state.open.push(state.out.length)
      state.groups += 1
      state.out += '('
      state.atom = undefined
      return
    case ')':
      return closeGroup(state)
    case '{':
      return interval(state)
    default:
      return state.basic ? complain(state, 'Unmatched \\{') : literal(state, character)
  }
}

function closeGroup(state: State): void {
  if (dislikesEmpty(state)) return
  const start = state.open.pop()
  if (start === undefined) return complain(state, 'Unmatched ) or \\)')
  state.out += ')'
  state.atom = start
  state.isRepeated = false
}

/** mawk takes no alternative that is empty. */
function dislikesEmpty(state: State): boolean {
  const isEmpty = state.dialect === 'awk' && /(?:^|[(|])$/.test(state.out)
  if (isEmpty) state.problem = 'unsupported'
  return isEmpty
}

/** `*`, `+`, `?` or an interval. What is repeated already is a group, or RE2 would take the second operator for a manner of the first. */
function repeat(state: State, times: string): void {
  const { atom: start, basic, dialect } = state
  if (start === undefined) {
    if (basic && times === '*') return literal(state, '*')
    if (dialect === 'sed' && !basic) return complain(state, 'Invalid preceding regular expression')
    if (dialect === 'grep' && !basic && times.length === 1) return
    state.problem = 'unsupported'
    return
  }
  if (basic && dialect === 'sed' && state.isRepeated && /^[*{]/.test(times)) {
    return complain(state, 'Invalid preceding regular expression')
  }
  const repeated = state.out.slice(start)
  state.out = `${state.out.slice(0, start)}${state.isRepeated ? `(?:${repeated})` : repeated}${times}`
  state.isRepeated = true
}

/** `{2}`, `{2,}`, `{,3}` or `{2,3}`, behind the opening brace. `grep -E` takes one that makes no sense literally, and mawk any. */
function interval(state: State): void {
  const { pattern, at, basic, dialect } = state
  if (dialect === 'awk') {
    state.problem = 'unsupported'
    return
  }
  const close = pattern.indexOf(basic ? '\\}' : '}', at)
  const content = close === -1 ? undefined : pattern.slice(at, close)
  const match = content === undefined ? null : /^(\d*)(,?)(\d*)$/.exec(content)
  const isSound = match !== null && (match[1] !== '' || match[2] !== '')
  if (!isSound) {
    if (!basic && dialect === 'grep') return literal(state, '{')
    return complain(state, content === undefined ? 'Unmatched \\{' : 'Invalid content of \\{\\}')
  }
  const from = Number(match[1])
  const to = match[3] === '' ? (match[2] === '' ? from : undefined) : Number(match[3])
  state.at = close + (basic ? 2 : 1)
  if (to !== undefined && to < from) return complain(state, 'Invalid content of \\{\\}')
  if (Math.max(from, to ?? 0) > LIBRARY_REPEAT_MAX) return complain(state, 'Regular expression too big')
  if (Math.max(from, to ?? 0) > REPEAT_MAX) {
    state.problem = 'unsupported'
    return
  }
  return repeat(state, to === from ? `{${from}}` : `{${from},${to ?? ''}}`)
}

function escape(state: State, next: string): void {
  const { dialect } = state
  if (dialect === 'awk') {
    if (SIGNS[next] !== undefined) return literal(state, SIGNS[next])
    if (/\w/.test(next)) state.problem = 'unsupported'
    else literal(state, next)
    return
  }
  if (/[1-9]/.test(next)) {
    state.problem = Number(next) > state.groups ? { message: 'Invalid back reference' } : 'unsupported'
    return
  }
  if (next === '<' || next === '>') return wordEdge(state, next)
  if (next === '`') return anchor(state, '\\A')
  if (next === "'") return anchor(state, '\\z')
  if (next === 'b' || next === 'B') return anchor(state, `\\${next}`)
  if (/[wWsS]/.test(next)) return atom(state, `\\${next}`)
  if (dialect === 'sed' && SIGNS[next] !== undefined) return literal(state, SIGNS[next])
  if (dialect === 'sed' && /[adoxc]/.test(next)) state.problem = 'unsupported'
  else literal(state, next)
}

/** The start or the end of a word. RE2 knows either only together: which it is, what stands beside it has to tell. */
function wordEdge(state: State, edge: '<' | '>'): void {
  const isPlain =
    edge === '<' ? /^(?:\w|\\w|\[\w|\[\[:al)/.test(state.pattern.slice(state.at)) : state.atom !== undefined
  if (isPlain || state.dialect === 'grep') anchor(state, '\\b')
  else state.problem = 'unsupported'
}

function anchor(state: State, source: string): void {
  state.out += source
  state.atom = undefined
}

function literal(state: State, character: string): void {
  atom(state, RE2JS.quote(character))
}

function atom(state: State, source: string): void {
  state.atom = state.out.length
  state.isRepeated = false
  state.out += source
}

function isAtStart({ out, pattern, at }: State): boolean {
  return out === '' || /\\[(|]$/.test(pattern.slice(0, at - 1))
}

function isAtEnd({ pattern, at }: State): boolean {
  return at === pattern.length || /^\\[)|]/.test(pattern.slice(at))
}

function complain(state: State, message: string): void {
  state.problem = { message }
}
