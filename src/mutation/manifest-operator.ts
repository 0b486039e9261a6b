import type { Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { inQuotesOf } from './change-text.ts'
import { changed } from './descriptions.ts'
import { fieldName, type ManifestField, manifestFields } from './manifest-fields.ts'
import { type Draft, type MutationOperator, mutantsOf, type Renaming } from './mutant.ts'

/** An operator that looks at one field of a manifest after the other. */
export function manifestOperator(id: string, draft: (field: ManifestField) => readonly Draft[]): MutationOperator {
  return {
    id,
    apply: (file: SourceFile, limits: Limits) => mutantsOf(id, file, manifestFields(file, limits).flatMap(draft)),
  }
}

/** Writes another scalar into a field, in the quotes that are there. */
export function scalarDraft(field: ManifestField, to: string, renamed?: Renaming): Draft {
  const { text, valueSpan, path, value } = field
  const written = text.slice(valueSpan.start, valueSpan.end)
  return {
    edits: [{ ...valueSpan, text: inQuotesOf(written, to) }],
    description: changed(fieldName(path), scalarText(value), to),
    ...(renamed === undefined ? {} : { renamed }),
  }
}

/** A scalar as it is written; other values, which are never replaced, as JSON. */
export function scalarText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
