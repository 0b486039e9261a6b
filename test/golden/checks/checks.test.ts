import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { Report } from '../../../src/domain/report.ts'
import { loadExercise } from '../../../src/exercise/load.ts'
import { CHECK_KINDS } from '../../../src/grading/checks/index.ts'
import { grade } from '../../../src/grading/grade.ts'
import { displayWidth } from '../../../src/report/render/width.ts'
import { textReporter } from '../../../src/report/text.ts'
import { FAILING, filesOf } from './failing.ts'

const WIDTHS = [60, 80, 120]

function reportOf(kind: string): Report {
  const { readme, submission } = filesOf(kind)
  const readmeFile = { path: 'README.md', text: readme, executable: false }
  const folder = { id: kind.toLowerCase(), files: [readmeFile] }
  const loaded = loadExercise(folder, { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, undefined, 2))
  const files = Object.entries(submission).map(([path, text]) => ({ path, text, executable: false }))
  return grade(loaded.exercise, { files, diagnostics: [] }, LIMITS)
}

test('there is a failing report of every kind', () => {
  expect(Object.keys(FAILING).toSorted()).toEqual(CHECK_KINDS.map(({ kind }) => kind).toSorted())
})

describe.each(Object.keys(FAILING))('%s', (kind) => {
  const report = reportOf(kind)

  test('fails, and leads to a place in the learner’s files', () => {
    const [check] = report.checks
    expect(check?.verdict).toBe('failed')
    expect(check?.evidence.some(({ range }) => range !== undefined)).toBe(true)
    const says = (check?.reasons.length ?? 0) > 0 || (check?.expected !== undefined && check.actual !== undefined)
    expect(says).toBe(true)
  })

  test.each(['en', 'ko'] as const)('as a learner reads it: %s', async (language) => {
    const write = (width: number) => textReporter([report], { color: false, width, language, plain: false })
    await expect(write(80)).toMatchFileSnapshot(join(import.meta.dirname, `${kind}.${language}.txt`))
    const wide = WIDTHS.flatMap((width) => write(width).split('\n').filter((line) => displayWidth(line) > width))
    expect(wide).toEqual([])
  })
})
