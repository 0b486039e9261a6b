import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { validate } from '../../../src/generated/validate-report.ts'
import { htmlReporter } from '../../../src/report/html.ts'
import { jsonReporter } from '../../../src/report/json.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { timelineSvg } from '../../../src/report/svg/timeline.ts'
import { textReporter } from '../../../src/report/text.ts'
import { withoutStyle } from '../../support/html.ts'

/** Each `<case>.input.json` is a list of reports; the files beside it are what the reporters make of it. */
const folder = import.meta.dirname
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.input.json'))
  .map((name) => name.slice(0, -'.input.json'.length))

const context: ReporterContext = { color: false, width: 100, language: 'en', plain: false }

/** As many as an author wrote for any check of these reports. */
const hintsOf = (id: string) => [{ en: `the first hint of ${id}` }, { en: 'the second, with `code` & <tags>' }]

describe.each(cases)('%s', (name) => {
  const reports = JSON.parse(readFileSync(join(folder, `${name}.input.json`), 'utf8')) as readonly Report[]

  test('text', async () => {
    await expect(textReporter(reports, context)).toMatchFileSnapshot(`${name}.output.txt`)
  })

  test('plain text', async () => {
    await expect(textReporter(reports, { ...context, plain: true })).toMatchFileSnapshot(`${name}.plain.txt`)
  })

  test('html', async () => {
    const page = withoutStyle(htmlReporter(reports, { ...context, hintsOf }))
    await expect(page).toMatchFileSnapshot(`${name}.output.html`)
  })

  test('json fits its schema', () => {
    const document: unknown = JSON.parse(jsonReporter(reports, context))
    expect(validate(document)).toEqual([])
  })

  test('no format lets a control, escape or direction character through', () => {
    const texts = [
      textReporter(reports, context),
      textReporter(reports, { ...context, plain: true }),
      jsonReporter(reports, context),
      htmlReporter(reports, context),
    ]
    // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
    for (const text of texts) expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
  })

  test('a hidden check is never shown', () => {
    for (const reporter of [textReporter, jsonReporter, htmlReporter]) expect(reporter(reports, context)).not.toContain('SECRET')
  })

  test('colour changes no character', () => {
    // oxlint-disable-next-line no-control-regex -- the sequences that colour consists of
    const stripped = textReporter(reports, { ...context, color: true }).replaceAll(/\u001b\[\d+m/g, '')
    expect(stripped).toBe(textReporter(reports, context))
  })
})

const drawn = cases.flatMap((name) => {
  const reports = JSON.parse(readFileSync(join(folder, `${name}.input.json`), 'utf8')) as readonly Report[]
  const traces = reports.flatMap((report) => report.traces)
  const pictures = traces.flatMap(({ scenario, trace }) => timelineSvg(scenario, trace, context)?.toString() ?? [])
  return pictures.length === 0 ? [] : [{ name, picture: `${pictures.join('\n')}\n` }]
})

test.each(drawn)('$name: timelines as pictures', async ({ name, picture }) => {
  await expect(picture).toMatchFileSnapshot(`${name}.timeline.svg`)
})
