import { RE2JS, RE2JSException } from 're2js'
import { type Translated, translatePosix } from '../../../engines/text-tools/index.ts'

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

/** Without a problem: grep can do it, a linear-time engine cannot. */
export type CompiledPatterns =
  | { readonly ok: true; readonly pattern: GrepPattern }
  | { readonly ok: false; readonly problem: string | undefined }

/**
 * Compiles the patterns of `grep`, any of which may match, on a linear-time engine; of several matches at one place the longest
 * is taken, but for `-P`. Gives grep's own complaint for a pattern that is not valid. Source: GNU grep manual, "Regular Expressions".
 */
export function compilePatterns(patterns: readonly string[], manner: GrepManner): CompiledPatterns {
  const sources: string[] = []
  for (const pattern of patterns) {
    const translated = translate(pattern, manner.syntax)
    if (!translated.ok) {
      return { ok: false, problem: translated.problem === 'unsupported' ? undefined : translated.problem.message }
    }
    sources.push(`(?:${translated.source})`)
  }
  const longest = manner.syntax === 'perl' ? 0 : RE2JS.LONGEST_MATCH
  try {
    const flags = longest | (manner.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return { ok: true, pattern: asPattern(RE2JS.compile(wrap(sources.join('|'), manner.whole), flags)) }
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

function translate(pattern: string, syntax: GrepManner['syntax']): Translated {
  switch (syntax) {
    case 'fixed':
      return { ok: true, source: RE2JS.quote(pattern), groups: 0 }
    case 'perl':
      return { ok: true, source: pattern, groups: 0 }
    case 'basic':
    case 'extended':
      return translatePosix(pattern, syntax === 'basic', 'grep')
  }
}

function complaint(message: string): string {
  if (message.includes('missing closing ]')) return 'Unmatched [, [^, [:, [., or [='
  if (message.includes('missing closing )')) return 'Unmatched ( or \\('
  if (message.includes('unexpected )')) return 'Unmatched ) or \\)'
  if (message.includes('escape')) return 'Invalid back reference'
  return 'Invalid regular expression'
}
