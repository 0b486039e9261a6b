import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { textReporter } from '../../../src/report/text.ts'

test('the place of a correction is named as it is seen from where the reader stands', () => {
  const [report] = JSON.parse(
    readFileSync('test/golden/reports/one-failed-check.input.json', 'utf8'),
  ) as readonly Report[]
  if (report === undefined) throw new Error('no report')
  const args = { mutant: 'MUTANT_REMOVED', what: 'pause', place: 'commands.sh:4:1' }
  const checks = report.checks.map((check) => ({ ...check, reasons: [{ code: 'NEAR_MISS' as const, args }] }))
  const text = textReporter([{ ...report, checks }], {
    color: false,
    width: 120,
    language: 'en',
    plain: false,
    locate: (file) => `work/${file}`,
  })
  expect(text).toContain('leave out `pause` (work/commands.sh:4:1) and this passes')
})
