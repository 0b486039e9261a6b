import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { displayWidth } from '../../../src/report/render/width.ts'
import { textReporter } from '../../../src/report/text.ts'
import { gradeFolder } from '../../support/grade-folder.ts'

/** The same reports for readers with different terminals and languages; `readers/<case>.<reader>.txt` is what each reads. */
const folder = join(import.meta.dirname, 'readers')
const written = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${name}.input.json`), 'utf8')) as readonly Report[]
const exercise = resolve(import.meta.dirname, '../../../exercises/exercise-3')

const cases: readonly { readonly name: string; readonly reports: () => readonly Report[] }[] = [
  { name: 'every-verdict', reports: () => written('every-verdict') },
  { name: 'hidden-and-withheld', reports: () => written('hidden-and-withheld') },
  { name: 'the-starter-of-exercise-3', reports: () => [gradeFolder(exercise, join(exercise, 'starter'))] },
]

const readers: readonly (Omit<ReporterContext, 'color'> & { readonly reader: string })[] = [
  ...([60, 80, 120] as const).flatMap((width) =>
    (['en', 'ko'] as const).map((language) => ({ reader: `${language}.${width}`, language, width, plain: false })),
  ),
  { reader: 'en.80.ascii', language: 'en', width: 80, plain: false, ascii: true },
  { reader: 'en.plain', language: 'en', width: 80, plain: true },
  { reader: 'ko.plain', language: 'ko', width: 80, plain: true },
]

describe.each(cases)('$name', ({ name, reports }) => {
  test.each(readers)('for $reader', async ({ reader, ...context }) => {
    const text = textReporter(reports(), { ...context, color: false, outputs: 'offered' })
    const wide = text.split('\n').filter((line) => !context.plain && displayWidth(line) > context.width)
    expect(wide).toEqual([])
    // oxlint-disable-next-line no-control-regex -- all of ASCII
    expect(context.ascii === true && !/^[\u0000-\u007f]*$/.test(text)).toBe(false)
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.${reader}.txt`))
  })
})
