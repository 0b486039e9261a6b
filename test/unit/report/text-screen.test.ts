import { describe, expect, test } from 'vitest'
import { codeFrame } from '../../../src/report/render/code-frame.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { fittedReport } from '../../../src/report/text-screen.ts'
import { textReporter } from '../../../src/report/text.ts'
import { gradeFolder } from '../../support/grade-folder.ts'

const english: ReporterContext = {
  color: false,
  width: 80,
  language: 'en',
  plain: false,
  isWithoutTimeline: true,
}
const starters = ['exercise-1', 'exercise-2', 'exercise-9', 'exercise-12'].map((id) => ({
  id,
  report: gradeFolder(`exercises/${id}`, `exercises/${id}/starter`),
}))
const heights = Array.from({ length: 70 }, (_, index) => index + 5)

describe.each(starters)('the starter of $id', ({ report }) => {
  test.each([english, { ...english, language: 'ko' }, { ...english, plain: true }] as const)(
    'is never higher than the screen, in $language, plain: $plain',
    (context) => {
      const whole = textReporter([report], context).trimEnd().split('\n')
      for (const rows of heights) {
        const { lines, left } = fittedReport(report, rows, context)
        expect(lines.length).toBeLessThanOrEqual(left > 0 ? rows - 1 : rows)
        expect(left > 0 ? whole : lines).toEqual(whole)
        expect(left > 0).toBe(whole.length > rows)
      }
    },
  )

  test('shows a problem whole or not at all', () => {
    const frames = report.diagnostics.map((problem) => codeFrame(problem, english).join('\n'))
    for (const rows of heights) {
      let text = fittedReport(report, rows, english).lines.join('\n')
      for (const frame of frames) text = text.replace(frame, '')
      expect(text).not.toMatch(/^ *-->|^ *\||^ *= help|^error\[/m)
    }
  })
})

test('24 lines show what stops everything, how to mend it, and that the rest waits', () => {
  const [first] = starters
  const lines = first === undefined ? [] : fittedReport(first.report, 21, english).lines
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "exercise-1  Your first Deployment                                  0 / 10 points
      ✗ failed   accepted  the API server accepts the manifest                   0/2
      – 4 skipped

    error[MANIFEST_FIELD_MISSING]: \`selector\` is missing in \`spec\`
     --> deployment.yaml:7:1
      |
    7 | spec:
      | ^^^^
      = help: add \`selector:\` with \`matchLabels:\` below it, and there the labels of
              the pod template

    error[MANIFEST_FIELD_MISSING]: \`image\` is missing in the entry \`nginx-container\`
            of \`containers\`
      --> deployment.yaml:15:11
       |
    15 |         - name: nginx-container
       |           ^^^^^^^^^^^^^^^^^^^^^
       = help: add \`image:\` with the image to run, as in \`image: nginx:1.27\`"
  `)
  const korean = first === undefined ? [] : fittedReport(first.report, 21, { ...english, language: 'ko' }).lines
  expect(korean).toContain('  – 건너뜀 4개')
})
