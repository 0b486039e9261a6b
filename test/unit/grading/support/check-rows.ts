import { expect, test } from 'vitest'
import type { Evidence } from '../../../../src/domain/report.ts'
import type { CheckKind, CheckSpecValue } from '../../../../src/grading/check-kind.ts'
import type { CheckOutcome } from '../../../../src/grading/outcome.ts'
import { type MomentParts, momentWith } from './moment.ts'

export interface CheckRow extends MomentParts {
  readonly name: string
  readonly spec: CheckSpecValue
  readonly of?: string
  readonly verdict: CheckOutcome['verdict']
  readonly actual?: unknown
  /** The codes of the reasons, in order. */
  readonly reasons?: readonly string[]
  readonly evidence?: readonly Evidence[]
}

/** One test per row: runs the kind at the row's moment and compares what the row names. */
export function testRows(kind: CheckKind, rows: readonly CheckRow[]): void {
  test.each(rows)('$name', (row) => {
    const context = row.of === undefined ? {} : { of: row.of }
    const outcome = kind.run({ moment: momentWith(row), ...context }, row.spec)
    const told = { ...outcome, reasons: outcome.reasons.map(({ code }) => code) }
    const named = NAMED.filter((key) => key in row)
    expect(pick(told, named)).toEqual(pick(row, named))
  })
}

const NAMED = ['verdict', 'actual', 'reasons', 'evidence'] as const

function pick(from: Partial<Record<(typeof NAMED)[number], unknown>>, keys: readonly (typeof NAMED)[number][]) {
  return Object.fromEntries(keys.map((key) => [key, from[key]]))
}
