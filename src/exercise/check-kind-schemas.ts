import { schemaProblems } from '../domain/schema-problems.ts'
import type { CheckKindSchema } from './check-kinds.ts'
import { CHECK_PROPERTIES, CHECK_VALIDATORS } from '../generated/validate-checks.ts'

/**
 * What the loader must know of every kind of check. Made from the schemas alone, so that reading an exercise does not load what
 * grades it.
 */
export function checkKindSchemas(): readonly CheckKindSchema[] {
  return Object.entries(CHECK_VALIDATORS).map(([kind, validate]) => {
    const properties = CHECK_PROPERTIES[kind] ?? []
    return {
      kind,
      shorthand: properties.includes('is'),
      properties,
      validate: (value) => schemaProblems(validate(value)),
    }
  })
}
