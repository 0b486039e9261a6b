import { schemaProblems } from '../domain/schema-problems.ts'
import type { CheckKindSchema } from '../exercise/check-kinds.ts'
import { CHECK_PROPERTIES, CHECK_VALIDATORS } from '../generated/validate-checks.ts'
import { CHECK_KINDS } from '../grading/checks/index.ts'

/** What the loader must know of every kind of check: joins the kinds of grading with their generated validators. */
export function checkKindSchemas(): readonly CheckKindSchema[] {
  return CHECK_KINDS.map(({ kind, shorthand }) => ({
    kind,
    shorthand,
    properties: CHECK_PROPERTIES[kind] ?? [],
    validate: (value) => schemaProblems(CHECK_VALIDATORS[kind]?.(value) ?? []),
  }))
}
