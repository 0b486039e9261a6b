import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textReporter } from '../../../src/report/text.ts'
import { gradeFolder } from '../../support/grade-folder.ts'

/** Each folder in `graded` is an exercise with submissions beside it; `<submission>.txt` is what its learner gets to read. */
const folder = join(import.meta.dirname, 'graded')
const cases = readdirSync(folder).flatMap((exercise) =>
  readdirSync(join(folder, exercise), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'exercise')
    .map((entry) => ({ exercise, submission: entry.name })),
)

test.each(cases)('$exercise: $submission', async ({ exercise, submission }) => {
  const report = gradeFolder(join(folder, exercise, 'exercise'), join(folder, exercise, submission))
  const text = textReporter([report], { color: false, width: 100, language: 'en', plain: false })
  await expect(text).toMatchFileSnapshot(join(folder, exercise, `${submission}.txt`))
})
