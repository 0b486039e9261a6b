import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import MarkdownIt from 'markdown-it'
import { validateXML } from 'xmllint-wasm'
import { BATCH_REPORTERS } from '../../../src/cli/batch-reporters.ts'
import type { BatchExercise, BatchResult } from '../../../src/domain/batch.ts'
import { GRADEBOOKS, type GradebookName } from '../../../src/domain/gradebook.ts'
import { looksLikeFormula } from '../../../src/formats/csv/write.ts'
import { readCsv } from '../../../src/formats/csv/read.ts'
import { feedbackMarkdown } from '../../../src/report/feedback.ts'
import { fillGradebook } from '../../../src/report/gradebook/fill.ts'
import { junitReporter } from '../../../src/report/junit.ts'
import { codeSpan, markdownText } from '../../../src/report/render/markdown.ts'
import { html as markup } from '../../../src/report/render/html.ts'
import { printable } from '../../../src/report/render/sanitize.ts'
import { cutColumns } from '../../../src/report/render/width.ts'
import { type GradedClass, gradedClass } from './generated-class.ts'

const CONTEXT = { color: false, width: 80, language: 'en', plain: false } as const

let graded: GradedClass
const written = new Map<string, string>()
beforeAll(async () => {
  graded = gradedClass(6)
  for (const [name, load] of Object.entries(BATCH_REPORTERS)) {
    const reporter = await load()
    written.set(name, wholeOf(reporter(graded.results, CONTEXT)))
  }
}, 60_000)

function wholeOf(pieces: string | Iterable<string>): string {
  return typeof pieces === 'string' ? pieces : [...pieces].join('')
}

/** What a reader of a format finds: by `[learner, exercise]`, how many points, `null` where it is blank. */
type Totals = ReadonlyMap<string, number | null>

const keyOf = (learner: string, exercise: string): string => JSON.stringify([learner, exercise])
const numberIn = (text: string): number | null => (text === '' ? null : Number(text))
const totalsOf = (results: readonly Pick<BatchResult, 'learner' | 'exercise' | 'final'>[]): Totals =>
  new Map(results.map(({ learner, exercise, final }) => [keyOf(learner, exercise), final]))

/** The name that the roster has for a learner, as it is shown behind the id. */
function nameBehind(id: string): string {
  const { name = '' } = graded.results.learners.find((learner) => learner.id === id) ?? {}
  return name === '' ? '' : ` ${name}`
}

function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const read = readCsv(text)
  if (!read.ok) throw new Error(read.problem)
  return read.table.rows
}

/** One result for each learner and exercise, as `find` reads it in what shows the learners by other names. */
function totalsBy(find: (learner: string, exercise: BatchExercise, at: number) => number | null): Totals {
  const { learners, exercises } = graded.results
  return new Map(
    learners.flatMap(({ id }) =>
      exercises.map((exercise, at) => [keyOf(id, exercise.id), find(id, exercise, at)] as const),
    ),
  )
}

const READERS: Readonly<Record<string, (text: string) => Totals>> = {
  json: (text) => totalsOf((JSON.parse(text) as { results: BatchResult[] }).results),
  jsonl: (text) =>
    totalsOf(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as BatchResult),
    ),
  csv: (text) => {
    const rows = new Map(
      rowsOf(text).map((row) => [keyOf(row['learner'] ?? '', row['exercise'] ?? ''), row['final'] ?? '']),
    )
    return totalsBy((learner, { id }) => {
      const shown = printable(learner)
      return numberIn(rows.get(keyOf(looksLikeFormula(shown) ? `'${shown}` : shown, id)) ?? 'no row')
    })
  },
  junit: (text) => {
    const suites = text.split('<testsuite ').slice(1)
    const finals = new Map(
      suites.map((suite) => [keyOf(property(suite, 'learner'), property(suite, 'exercise')), property(suite, 'final')]),
    )
    return totalsBy((learner, { id }) => numberIn(finals.get(keyOf(printable(learner), id)) ?? 'no suite'))
  },
  html: (text) => {
    const rows = text.slice(text.indexOf('<section id="table">')).split('<tr><th scope="row">').slice(1)
    return totalsBy((learner, _, at) => {
      const shown = String(markup`${learner}`)
      const row = rows.find(
        (each) => each.startsWith(shown) || (each.startsWith('<a href=') && each.includes(`>${shown}</a>`)),
      )
      const cell = [...(row ?? '').matchAll(/<td class="number">([^<]*)<\/td>/g)][at]?.[1] ?? 'no row'
      return cell === '–' || cell === '?' ? null : Number(/(\d+)\//.exec(cell)?.[1])
    })
  },
  markdown: (text) => {
    const lines = text.split('\n')
    return totalsBy((learner, _, at) => {
      const head = `| ${codeSpan(learner)}${markdownText(nameBehind(learner))} | `
      const cells = lines
        .find((line) => line.startsWith(head))
        ?.slice(head.length, -2)
        .split(' | ')
      return numberIn(cells?.[at]?.trim() ?? 'no row')
    })
  },
  text: (text) => {
    const lines = text.split('\n')
    return totalsBy((learner, _, at) => {
      const name = cutColumns(printable(learner + nameBehind(learner)), 32).replace(/^( *)::/, '$1\\x3a:')
      const cells = lines
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length)
        .trim()
        .split(/ +/)
      const cell = cells?.[at] ?? 'no row'
      return cell === '–' || cell === '?' ? null : Number(cell.split('/')[0])
    })
  },
}

/** Of a suite of JUnit XML. */
function property(suite: string, name: string): string {
  return unescaped(new RegExp(`<property name="${name}" value="([^"]*)"/>`).exec(suite)?.[1] ?? '')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** What each platform would export of this class, with the column of one exercise. */
const EXPORTS: Readonly<
  Record<
    GradebookName,
    {
      readonly head: (title: string) => readonly string[]
      readonly row: (id: string, email: string) => readonly string[]
      readonly id: string
    }
  >
> = {
  canvas: {
    id: 'SIS Login ID',
    head: (title) => ['Student', 'ID', 'SIS Login ID', `${title} (1)`],
    row: (id) => ['', '', id, ''],
  },
  moodle: {
    id: 'Username',
    head: (title) => ['Username', 'Email address', `Assignment: ${title} (Real)`, `Assignment: ${title} (Feedback)`],
    row: (id, email) => [id, email, '', ''],
  },
  'moodle-worksheet': {
    id: 'Username',
    head: () => ['Identifier', 'Username', 'Grade', 'Maximum Grade', 'Feedback comments'],
    row: (id) => ['Participant 0', id, '', '20', ''],
  },
  brightspace: {
    id: 'Username',
    head: (title) => [
      'OrgDefinedId',
      'Username',
      `${title} Points Grade <Numeric MaxPoints:20>`,
      'End-of-Line Indicator',
    ],
    row: (id) => ['', `#${id}`, '', '#'],
  },
}

const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

/** Fills an export with every exercise in turn, and reads the grades again. */
function gradebookTotals(platform: GradebookName): Totals {
  const { head, row, id } = EXPORTS[platform]
  const found = new Map<string, number | null>()
  for (const exercise of graded.results.exercises) {
    const header = head(exercise.title.en)
    const lines = graded.results.learners.map((learner) => quoted(row(learner.id, learner.email ?? '')))
    const text = [quoted(header), ...lines, ''].join('\n')
    const filled = fillGradebook({
      results: graded.results,
      exercise,
      platform,
      text,
      wanted: { match: id },
      language: 'en',
    })
    if (!filled.ok) throw new Error(filled.problem.code)
    for (const [index, cells] of rowsOf(filled.text).entries())
      found.set(
        keyOf(graded.results.learners[index]?.id ?? '', exercise.id),
        numberIn(cells[filled.column] ?? 'no cell'),
      )
  }
  return found
}

test('the JSON of a class is one document, laid out as any other, whether it holds results or not', async () => {
  const reporter = await BATCH_REPORTERS['json']?.()
  for (const results of [graded.results, { ...graded.results, shard: { index: 1, of: 2 }, results: [] }]) {
    const text = wholeOf(reporter?.(results, CONTEXT) ?? '')
    // What is safe to print is written as an escape; this class has such texts.
    expect(JSON.stringify(JSON.parse(text), undefined, 1)).toBe(decodedEscapes(text).trimEnd())
  }
})

/** As `JSON.stringify` writes characters of which the report writes the codes. */
function decodedEscapes(text: string): string {
  return text.replaceAll(/\\u[0-9a-f]{4}/g, (escape) => JSON.stringify(JSON.parse(`"${escape}"`)).slice(1, -1))
}

describe('every export shows what counts, and a blank where there is no result', () => {
  test('of a class that has everything', () => {
    const finals = graded.results.results.map(({ final, points }) => ({ final, points }))
    expect(finals.filter(({ final }) => final === null).length).toBeGreaterThan(4)
    expect(finals.filter(({ final, points }) => final !== points).length).toBeGreaterThan(4)
    expect(finals.filter(({ final }) => final === 0).length).toBeGreaterThan(0)
    expect(new Set(finals.map(({ final }) => final)).size).toBeGreaterThan(8)
  })

  test('every reporter has a reader here', () => {
    expect(Object.keys(READERS).toSorted()).toEqual(Object.keys(BATCH_REPORTERS).toSorted())
  })

  test.each(Object.keys(READERS))('%s', (name) => {
    expect(READERS[name]?.(written.get(name) ?? '')).toEqual(totalsOf(graded.results.results))
  })

  test.each(GRADEBOOKS)('the gradebook of %s', (platform) => {
    expect(gradebookTotals(platform)).toEqual(totalsOf(graded.results.results))
  })

  test('what learners are told', () => {
    for (const result of graded.results.results) {
      const report = graded.reports.get(keyOf(result.learner, result.exercise))
      if (report === undefined) continue
      const told = / · \*\*(.*)\*\*$/m.exec(feedbackMarkdown(report, result, CONTEXT))?.[1]
      expect(told).toBe(
        result.final === null
          ? 'no result'
          : `${result.final} / 20 points`.replace('20', String(report.score.maxPoints)),
      )
    }
  })
})

/** What was made of hostile names and hostile work. */
function everything(): ReadonlyMap<string, string> {
  const feedback = graded.results.results.flatMap((result) => {
    const report = graded.reports.get(keyOf(result.learner, result.exercise))
    return report === undefined ? [] : [feedbackMarkdown(report, result, CONTEXT)]
  })
  return new Map([...written, ['feedback', feedback.join('\n')]])
}

/** What Markdown may become. */
const HARMLESS = new Set(
  ['h1', 'h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'pre', 'strong', 'br'].map(
    (tag) => `<${tag}`,
  ),
)

describe('nothing that was made of hostile names and work', () => {
  test('acts on a terminal: no control, no direction, no half of a character', () => {
    for (const [name, text] of everything()) {
      // oxlint-disable-next-line no-control-regex -- these are the characters to find
      const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u.exec(text)
      expect({ name, acting: acting === null ? null : text.slice(acting.index - 40, acting.index + 40) }).toEqual({
        name,
        acting: null,
      })
    }
  })

  test('is a command to a workflow', () => {
    for (const [name, text] of everything()) {
      const lines = text.split('\n').filter((line) => line.trim().startsWith('::') || line.includes('##['))
      expect({ name, lines }).toEqual({ name, lines: [] })
    }
  })

  test('is a formula in CSV', () => {
    const cells = rowsOf(written.get('csv') ?? '').flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('is an element, an image or a link in Markdown, outside of code', () => {
    const reader = new MarkdownIt({ html: true, linkify: true })
    // `commands.sh` is a host to this reader, and to no other
    reader.linkify.set({ fuzzyLink: false })
    for (const name of ['markdown', 'feedback']) {
      const html = reader.render(everything().get(name) ?? '').replaceAll(/<code[^>]*>[^<]*<\/code>/g, '')
      const tags = new Set(html.match(/<[a-z]+\d?/g))
      expect({ name, tags: [...tags].filter((tag) => !HARMLESS.has(tag)) }).toEqual({ name, tags: [] })
      expect(html).not.toMatch(/@(?!\u200b)/)
    }
  })

  test('breaks XML: it is valid against the schema of the dialect', async () => {
    const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8')
    const alone = [...graded.reports.values()].slice(0, 8).map((report) => junitReporter([report], CONTEXT))
    for (const contents of [written.get('junit') ?? '', ...alone]) {
      const { valid, errors } = await validateXML({
        xml: [{ fileName: 'junit.xml', contents }],
        schema: [{ fileName: 'junit.xsd', contents: schema }],
      })
      expect({ errors: errors.slice(0, 3), valid }).toEqual({ errors: [], valid: true })
    }
  })
})
