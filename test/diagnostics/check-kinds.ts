import { schemaProblems } from '../../src/domain/schema-problems.ts'
import type { CheckKindSchema } from '../../src/exercise/check-kinds.ts'
import { CHECK_PROPERTIES, CHECK_VALIDATORS } from '../../src/generated/validate-checks.ts'
import { CHECK_KINDS } from '../../src/grading/checks/index.ts'

/** The kinds of check as the loader wants them. */
export function testKinds(): readonly CheckKindSchema[] {
  return CHECK_KINDS.map(({ kind, shorthand }) => ({
    kind,
    shorthand,
    properties: CHECK_PROPERTIES[kind] ?? [],
    validate: (value) => schemaProblems(CHECK_VALIDATORS[kind]?.(value) ?? []),
  }))
}
