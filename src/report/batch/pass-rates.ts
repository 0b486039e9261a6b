import type { BatchResults } from '../../domain/batch.ts'
import type { Verdict } from '../../domain/report.ts'

/** How one check of an exercise came out over a class. */
export interface PassRate {
  /** Results in which the check has a verdict. */
  readonly graded: number
  readonly verdicts: Readonly<Record<Verdict, number>>
}

/** By exercise and check id. */
export type PassRates = ReadonlyMap<string, ReadonlyMap<string, PassRate>>

/** Counts verdicts check by check. What was not handed in counts for none of them. */
export function passRatesOf({ exercises, results }: BatchResults): PassRates {
  const rates = new Map(
    exercises.map(({ id, checks }) => [
      id,
      new Map(
        checks.map((check) => [
          check.id,
          { graded: 0, verdicts: { passed: 0, failed: 0, skipped: 0, ungradable: 0, errored: 0 } },
        ]),
      ),
    ]),
  )
  for (const { exercise, checks } of results) {
    for (const { id, verdict } of checks) {
      const rate = rates.get(exercise)?.get(id)
      if (rate === undefined) continue
      rate.graded += 1
      rate.verdicts[verdict] += 1
    }
  }
  return rates
}
