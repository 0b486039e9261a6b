import { withComposed } from '../domain/batch.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { parseDuration } from '../domain/duration.ts'
import { isJsonObject } from '../domain/json.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { ExercisePolicy, LatePolicy, Policy, PolicyOverride } from '../domain/policy.ts'
import type { SourceFile } from '../domain/submission.ts'
import { offsetMsOfRfc3339, unixMsOfRfc3339 } from '../domain/time.ts'
import { validate } from '../generated/validate-exercise-policy.ts'
import { type Block, readBlock, textOf } from './block.ts'

export type LoadedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Reads a policy file. All mistakes in it are found in one go, each at its line and column. */
export function loadPolicy({ path: file, text }: SourceFile, limits: Limits): LoadedPolicy {
  const diagnostics: Diagnostic[] = []
  const start = { line: 1, column: 1 }
  const source = { name: 'policy', file, text, origin: { line: 1, columns: [] }, range: { file, start, end: start } }
  const block = readBlock(source, validate, limits, diagnostics)
  if (block === undefined || diagnostics.length > 0) return { ok: false, diagnostics }
  const { value, rangeAt } = block
  const exercises = isJsonObject(value['exercises']) ? Object.entries(value['exercises']) : []
  const late = isJsonObject(value['late']) ? readLate(value['late']) : undefined
  const [deadline] = [value, ...exercises.map(([, rules]) => rules)].flatMap((rules) =>
    isJsonObject(rules) ? (textOf(rules['deadline']) ?? []) : [],
  )
  const policy: Policy = {
    rules: readRules(value),
    exercises: new Map(
      exercises.map(([id, rules]) => [
        id,
        { ...(isJsonObject(rules) ? readRules(rules) : {}), range: rangeAt(['exercises', id], 'key') },
      ]),
    ),
    ...(late === undefined ? {} : { late }),
    ...(deadline === undefined ? {} : { zoneOffsetMs: offsetMsOfRfc3339(deadline) }),
    overrides: readOverrides(block),
  }
  return { ok: true, policy }
}

function readRules({ deadline, pass }: JsonObject): ExercisePolicy {
  const at = textOf(deadline)
  return {
    ...(at === undefined ? {} : { deadlineMs: unixMsOfRfc3339(at) }),
    ...(pass === undefined ? {} : { pass: typeof pass === 'number' ? { points: pass } : { percent: percentOf(pass) } }),
  }
}

function readLate({ grace, perDay, max }: JsonObject): LatePolicy {
  return {
    graceMs: parseDuration(textOf(grace) ?? '') ?? 0,
    percentPerDay: percentOf(perDay),
    percentMax: max === undefined ? 100 : percentOf(max),
  }
}

/** The schema has let nothing through but `0%` to `100%`. */
function percentOf(value: Value | undefined): number {
  return Number(textOf(value)?.slice(0, -1) ?? 0)
}

function readOverrides({ value, rangeAt }: Block): readonly PolicyOverride[] {
  const list = Array.isArray(value['overrides']) ? (value['overrides'] as readonly Value[]) : []
  return list.filter(isJsonObject).map((entry, index) => ({
    learner: withComposed(textOf(entry['learner']) ?? ''),
    exercise: textOf(entry['exercise']) ?? '',
    points: typeof entry['points'] === 'number' ? entry['points'] : 0,
    reason: textOf(entry['reason']) ?? '',
    range: rangeAt(['overrides', index, 'learner'], 'value'),
    exerciseRange: rangeAt(['overrides', index, 'exercise'], 'value'),
  }))
}
