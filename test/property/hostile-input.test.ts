import { Buffer } from 'node:buffer'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { knownAnswers } from '../../scripts/class/answers.ts'
import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { SourceFile } from '../../src/domain/submission.ts'
import { readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { decodeText } from '../../src/edge/files-text.ts'
import { openZip, ZipError } from '../../src/edge/zip.ts'
import { loadExercise } from '../../src/exercise/load.ts'
import { loadPolicy } from '../../src/exercise/policy.ts'
import { parseCel } from '../../src/formats/cel/parse.ts'
import { readCells } from '../../src/formats/csv/cells.ts'
import { readCsv } from '../../src/formats/csv/read.ts'
import { parseDockerfile } from '../../src/formats/dockerfile/index.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { parseShell } from '../../src/formats/shell/parse.ts'
import { readManifests } from '../../src/formats/yaml/kubernetes.ts'
import { parseYaml } from '../../src/formats/yaml/parse.ts'
import { grade } from '../../src/grading/grade.ts'
import { jsonReporter } from '../../src/report/json.ts'
import { junitReporter } from '../../src/report/junit.ts'
import { textReporter } from '../../src/report/text.ts'

const SEED = Number(process.env['SEED'] ?? 20_260_101)
/** Stops in time on a slow machine: fewer cases are no failure. */
const within = (milliseconds: number) => ({
  seed: SEED,
  interruptAfterTimeLimit: milliseconds,
  markInterruptAsFailure: false,
})

/** What a parser may stumble over, of all formats together. */
const ODDITIES = [
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud800',
  '\ufeff',
  '\r',
  '\t',
  '"',
  "'",
  '`',
  '$(',
  '${',
  '<<EOF\n',
  '&a ',
  '*a',
  '!!binary ',
  '? ',
  '[',
  '{',
  ']]>',
  '<script>',
  '::notice::x',
  '##[error]',
  '=1+1',
  '---\n',
  '|',
  '\\',
  '__proto__: ',
  '9'.repeat(400),
  '#'.repeat(30),
  '(a+)+$',
  'FROM ',
  'ONBUILD ',
  'for i in ',
  '; do ',
  'kubectl ',
  ' -f -',
  ' --replicas=2000000000',
  'docker build .\n',
  ' && ',
  ' | ',
  ' > ',
  '&',
]

const EXERCISES = ['exercise-3', 'exercise-8', 'exercise-10'].map((id) => {
  const loaded = loadExercise(readExerciseFolder(`exercises/${id}`, LIMITS), {
    kinds: checkKindSchemas(),
    limits: LIMITS,
  })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return { exercise: loaded.exercise, answers: knownAnswers(id) }
})
const TEXTS = EXERCISES.flatMap(({ answers }) => answers.flatMap((files) => files.map(({ text }) => text)))

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  oddity: fc.constantFrom(...ODDITIES, ''),
  times: fc.constantFrom(1, 1, 1, 2, 300),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const altered = (text: string, changes: readonly Change[]): string =>
  changes.reduce((before, { at, length, oddity, times }) => {
    const start = Math.floor(at * before.length)
    return before.slice(0, start) + oddity.repeat(times) + before.slice(start + length)
  }, text)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...ODDITIES, 'a', ' ', '\n', ': '), { maxLength: 40 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...TEXTS), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) => altered(text, changes)),
)

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  'YAML of authors': (text) => parseYaml(text, { file: 'a.yaml', limits: LIMITS }),
  manifests: (text) => readManifests(text, { file: 'a.yaml', limits: LIMITS }),
  Dockerfiles: (text) => parseDockerfile('Dockerfile', text, LIMITS),
  'command files': (text) => parseShell(text),
  Markdown: (text) => readMarkdown(text, 'README.md'),
  CEL: (text) => parseCel(text, ['object']),
  CSV: (text) => [readCsv(text).ok, readCells(text).rows.length],
  policies: (text) => loadPolicy({ path: 'policy.yaml', text, executable: false }, LIMITS),
  exercises: (text) =>
    loadExercise(
      { id: 'a', files: [{ path: 'README.md', text, executable: false }] },
      { kinds: checkKindSchemas(), limits: LIMITS },
    ),
}

describe(`hostile input, seed ${SEED}`, () => {
  test.each(Object.entries(PARSERS))('%s: a value or what is wrong, and never an exception', (_, parser) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parser(text)).toBeDefined()
      }),
      { ...within(1_200), numRuns: 400 },
    )
  })

  test('bytes become text, or a diagnostic with a place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeText(bytes, 'a')
        expect(decoded.ok ? decoded.text.includes('\u0000') : decoded.diagnostic.code === undefined).toBe(false)
      }),
      { ...within(1_000), numRuns: 1_000 },
    )
  })

  test('work of any kind has a report that is no error of ours, and can be written', () => {
    const work = fc.constantFrom(...EXERCISES).chain(({ exercise, answers }) =>
      fc.record({
        exercise: fc.constant(exercise),
        files: fc.constantFrom(...answers),
        changes: fc.array(fc.array(change, { maxLength: 4 }), { minLength: 3, maxLength: 3 }),
      }),
    )
    fc.assert(
      fc.property(work, ({ exercise, files, changes }) => {
        const changed: readonly SourceFile[] = files.map((file, index) => ({
          ...file,
          text: altered(file.text, changes[index] ?? []),
        }))
        const report = grade(exercise, { files: changed, diagnostics: [] }, LIMITS)
        expect({
          verdict: report.verdict,
          checks: report.checks.filter(({ verdict }) => verdict === 'errored'),
        }).toMatchObject({ verdict: expect.not.stringMatching('errored') as string, checks: [] })
        for (const reporter of [textReporter, jsonReporter, junitReporter]) {
          const lines = reporter([report], { color: false, width: 80, language: 'ko', plain: false }).split('\n')
          expect(lines.filter((line) => line.trim().startsWith('::') || line.includes('##['))).toEqual([])
          // oxlint-disable-next-line no-control-regex -- these are the characters to find
          expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(line))).toEqual([])
        }
      }),
      { ...within(5_000), numRuns: 150 },
    )
  })
})

describe(`archives with changed bytes, seed ${SEED}`, () => {
  let sound = Buffer.alloc(0)
  beforeAll(async () => {
    const zip = new ZipFile()
    for (const name of ['alice/deployment.yaml', 'bob/commands.sh'])
      zip.addBuffer(Buffer.from('a: 1\n'.repeat(50)), name)
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    sound = Buffer.concat(chunks)
  })

  test('are read, or refused in words', async () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.constantFrom(0, 1, 0x2e, 0x2f, 0x50, 0x7f, 0xff),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const bytes = Buffer.from(sound)
        for (const { at, byte } of edits) bytes[Math.floor(at * (bytes.length - 1))] = byte
        const problems: unknown[] = []
        try {
          const zip = await openZip(bytes, LIMITS)
          expect(zip.entries.filter(({ path }) => path.startsWith('/') || path.split('/').includes('..'))).toEqual([])
          for (const { path, kind } of zip.entries)
            if (kind === 'file') await zip.read(path).catch((problem: unknown) => problems.push(problem))
          zip.close()
        } catch (problem) {
          problems.push(problem)
        }
        expect(problems.filter((problem) => !(problem instanceof ZipError))).toEqual([])
      }),
      { ...within(2_000), numRuns: 500 },
    )
  })
})
