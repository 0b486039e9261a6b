import { RE2JS, RE2JSException } from 're2js'
import type { Work } from '../text-tool.ts'
import type { Dialect, PatternProblem } from './dialect.ts'
import { translatePosix } from './translate.ts'

/** A pattern that can be looked for. */
export interface Pattern {
  readonly compiled: RE2JS
  /** How many `\(…\)` it has. */
  readonly groups: number
  /** Units of work that one character costs: a large pattern goes through many states at once. */
  readonly cost: number
}

export type Compiled =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly problem: PatternProblem }

/** States of the engine that are one unit of work for each character. */
const STATES_PER_UNIT = 50

/** Compiles a POSIX pattern on a linear-time engine; of several matches at one place the longest is taken, as POSIX says. */
export function compilePattern(
  pattern: string,
  { basic, ignoreCase, dialect }: { readonly basic: boolean; readonly ignoreCase: boolean; readonly dialect: Dialect },
): Compiled {
  const translated = translatePosix(pattern, basic, dialect)
  if (!translated.ok) return translated
  const flags = RE2JS.LONGEST_MATCH | RE2JS.DOTALL | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  try {
    const compiled = RE2JS.compile(translated.source, flags)
    const cost = 1 + Math.floor(compiled.programSize() / STATES_PER_UNIT)
    return { ok: true, pattern: { compiled, groups: translated.groups, cost } }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return { ok: false, problem: 'unsupported' }
  }
}

/** Whether a pattern occurs in a text. False as well when there is no work left. */
export function occurs({ compiled, cost }: Pattern, text: string, work: Work): boolean {
  return work.spend((text.length + 1) * cost) && compiled.matcher(text).find()
}
