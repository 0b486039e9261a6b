import type { JsonObject } from '../domain/json.ts'
import type { SchemaProblem } from '../domain/schema-problems.ts'

/** What the loader must know of a kind of check; the kinds themselves belong to grading. */
export interface CheckKindSchema {
  /** The key that authors write. */
  readonly kind: string
  /** A scalar or a list may stand for `{ is: … }`. */
  readonly shorthand: boolean
  /** The keys its value may have. */
  readonly properties: readonly string[]
  /** Mistakes in its value. */
  validate(value: JsonObject): readonly SchemaProblem[]
}

/** The keys that every check may have beside its kind. */
export const COMMON_KEYS = ['id', 'points', 'title', 'hint', 'needs', 'reveal', 'hidden', 'of'] as const
