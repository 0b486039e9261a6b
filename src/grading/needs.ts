import type { CheckSpec } from '../domain/exercise.ts'
import type { CheckResult } from '../domain/report.ts'

/** A check as its author wrote it, and what evaluating it came to. */
export interface Evaluated {
  readonly spec: CheckSpec
  readonly result: CheckResult
}

/**
 * Turns checks into `skipped` whose `needs` were not passed, and those that need these in turn. What they came to at their
 * own moment is dropped: an answer that rests on a wrong one says nothing. What can not be graded, like everything it needs,
 * stays so: it waits for nothing. Results stay in declaration order.
 */
export function applyNeeds(evaluated: readonly Evaluated[]): readonly CheckResult[] {
  const results = new Map(evaluated.map(({ result }) => [result.id, result]))
  for (let round = 0; round < evaluated.length; round += 1) {
    let changed = false
    for (const { spec, result } of evaluated) {
      const unmet = spec.needs.filter((id) => results.get(id)?.verdict !== 'passed')
      if (unmet.length === 0 || results.get(result.id)?.verdict === 'skipped') continue
      if (result.verdict === 'ungradable' && unmet.every((id) => results.get(id)?.verdict === 'ungradable')) continue
      results.set(result.id, skipped(result, unmet))
      changed = true
    }
    if (!changed) break
  }
  return evaluated.map(({ result }) => results.get(result.id) ?? result)
}

function skipped(result: CheckResult, unmet: readonly string[]): CheckResult {
  const { id, title, maxPoints, hidden, reveal, hints } = result
  return {
    id,
    title,
    verdict: 'skipped',
    points: 0,
    maxPoints,
    hidden,
    reveal,
    hints,
    reasons: [],
    evidence: [],
    diagnostics: [],
    skippedBecause: { code: 'SKIPPED_NEEDS', args: { needs: unmet.join(', ') } },
  }
}
