import { RE2JS, RE2JSException } from 're2js'

export interface GrepPattern {
  /** `[from, to)` of the matches in a line, in order, not overlapping. Empty matches are left out. */
  matches(line: string): readonly (readonly [number, number])[]
  test(line: string): boolean
}

export interface GrepManner {
  readonly syntax: 'basic' | 'extended' | 'fixed' | 'perl'
  readonly ignoreCase: boolean
  /** The whole line, or whole words. */
  readonly whole: 'line' | 'word' | 'part'
}

/**
 * Compiles the patterns of `grep`, any of which may match, on a linear-time engine. POSIX syntax is turned into RE2's.
 * Gives grep's own complaint for a pattern that is not valid; back-references are not possible. Source: GNU grep manual,
 * "Regular Expressions".
 */
export function compilePatterns(
  patterns: readonly string[],
  manner: GrepManner,
): { readonly ok: true; readonly pattern: GrepPattern } | { readonly ok: false; readonly problem: string } {
  const joined = patterns.map((pattern) => `(?:${translate(pattern, manner.syntax)})`).join('|')
  try {
    const compiled = RE2JS.compile(wrap(joined, manner.whole), manner.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return { ok: true, pattern: asPattern(compiled) }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return { ok: false, problem: complaint(error.message) }
  }
}

function asPattern(compiled: RE2JS): GrepPattern {
  return {
    test: (line) => compiled.matcher(line).find(),
    matches(line) {
      const matcher = compiled.matcher(line)
      const found: (readonly [number, number])[] = []
      while (matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()])
      return found
    },
  }
}

function wrap(joined: string, whole: GrepManner['whole']): string {
  if (whole === 'line') return `^(?:${joined})$`
  return whole === 'word' ? `\\b(?:${joined})\\b` : joined
}

function translate(pattern: string, syntax: GrepManner['syntax']): string {
  switch (syntax) {
    case 'fixed':
      return RE2JS.quote(pattern)
    case 'perl':
      return pattern
    case 'basic':
    case 'extended':
      return translatePosix(pattern, syntax === 'basic')
  }
}

const OPERATORS = '+?|(){}'

/** In basic syntax `\+ \? \| \( \) \{ \}` are operators and the bare characters are not; in extended syntax the other way round. */
function translatePosix(pattern: string, basic: boolean): string {
  let out = ''
  let at = 0
  while (at < pattern.length) {
    const character = pattern.charAt(at)
    const next = pattern.charAt(at + 1)
    if (character === '[') {
      const end = bracketEnd(pattern, at)
      out += end === -1 ? '[' : bracket(pattern.slice(at, end))
      at = end === -1 ? at + 1 : end
    } else if (character === '\\' && next !== '') {
      out += escaped(next, basic)
      at += 2
    } else {
      const isStart = out === '' || out.endsWith('(') || out.endsWith('|')
      if (basic && OPERATORS.includes(character)) out += `\\${character}`
      else if (basic && character === '*' && (isStart || out === '^')) out += '\\*'
      else if (!basic && character === '{' && !/^\{\d*,?\d*\}/.test(pattern.slice(at))) out += '\\{'
      else out += character
      at += 1
    }
  }
  return out
}

function escaped(next: string, basic: boolean): string {
  if (OPERATORS.includes(next)) return basic ? next : `\\${next}`
  if (next === '<' || next === '>') return '\\b'
  return /[wWsSbB\d]/.test(next) || !/[A-Za-z0-9]/.test(next) ? `\\${next}` : next
}

/** Behind the `]` that closes a bracket expression; a `]` right after `[` or `[^` is ordinary. */
function bracketEnd(pattern: string, start: number): number {
  let at = start + 1
  if (pattern.charAt(at) === '^') at += 1
  if (pattern.charAt(at) === ']') at += 1
  while (at < pattern.length) {
    if (pattern.startsWith('[:', at)) {
      const close = pattern.indexOf(':]', at + 2)
      if (close === -1) return -1
      at = close + 2
    } else if (pattern.charAt(at) === ']') {
      return at + 1
    } else {
      at += 1
    }
  }
  return -1
}

/** A backslash is an ordinary character inside of a POSIX bracket expression, an escape in RE2's. */
function bracket(text: string): string {
  const negated = text.startsWith('[^')
  const inner = text.slice(negated ? 2 : 1, -1)
  const safe = inner
    .replaceAll('\\', '\\\\')
    .replaceAll(/\[(?!:)/g, '\\[')
    .replace(/^\]/, '\\]')
  return `[${negated ? '^' : ''}${safe}]`
}

function complaint(message: string): string {
  if (message.includes('missing closing ]')) return 'Unmatched [, [^, [:, [., or [='
  if (message.includes('missing closing )')) return 'Unmatched ( or \\('
  if (message.includes('unexpected )')) return 'Unmatched ) or \\)'
  if (message.includes('escape')) return 'Invalid back reference'
  return 'Invalid regular expression'
}
