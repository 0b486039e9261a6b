import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, closeSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchResults } from '../../src/domain/batch.ts'
import { GRADE } from '../support/built.ts'
import { ATTACKS, folderOf, NAMES, writeHostileClass } from '../support/hostile-class.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-safety-'))
const REPORTERS = ['text', 'markdown', 'csv', 'json', 'jsonl', 'junit']
const ENV = {
  PATH: process.env['PATH'],
  XDG_CACHE_HOME: join(folder, 'cache'),
  GRADE_EXERCISES: join(root, 'exercises'),
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const right = Object.fromEntries(
  ['deployment.yaml', 'commands.sh'].map((name) => [
    name,
    readFileSync(join(root, 'solutions/exercise-3', name), 'utf8'),
  ]),
)

function grade(argv: readonly string[], stdout: 'pipe' | number = 'pipe') {
  return spawnSync(process.execPath, [GRADE, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
    stdio: ['ignore', stdout, 'pipe'],
    maxBuffer: 100_000_000,
  })
}

let first: ReturnType<typeof grade>
let results: BatchResults
beforeAll(async () => {
  mkdirSync(join(folder, 'class'))
  await writeHostileClass(join(folder, 'class'), right)
  const reporters = REPORTERS.flatMap((name) => ['--reporter', `${name}=out.${name}`])
  first = grade([
    'batch',
    'class',
    '--exercise',
    'exercise-3',
    '--workers',
    '2',
    '--feedback',
    'told',
    ...reporters,
    '--reporter',
    'text',
  ])
  results = JSON.parse(read('out.json')) as BatchResults
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

const fullMarks = (): number | undefined => results.exercises[0]?.maxPoints
const resultOf = (learner: string) => results.results.find((each) => each.learner === learner)

describe('a class in which some mean harm', () => {
  test('is graded to its end, and no result is an error of ours', () => {
    expect(first.stderr).not.toMatch(/internal error|at .*\(/)
    expect(first.status).toBe(0)
    expect(results.results.filter(({ status }) => status === 'errored')).toEqual([])
    expect(results.results.length).toBeGreaterThanOrEqual(ATTACKS.length + NAMES.length + 1)
  })

  test('gives those who mean none what they would have got alone', () => {
    const final = fullMarks()
    for (const name of ['honest', ...NAMES]) expect({ name, final: resultOf(name)?.final }).toEqual({ name, final })
  })

  test.each(ATTACKS.map((attack, index) => ({ ...attack, learner: folderOf(index) })))(
    '$name',
    ({ learner, says, isGraded }) => {
      const result = resultOf(learner)
      const said = [
        ...(result?.diagnostics ?? []),
        ...(result?.checks.flatMap(({ reason }) => reason ?? []) ?? []),
      ].map(({ code }) => code)
      expect(said).toEqual(expect.arrayContaining([...says]))
      expect({ said, isGraded: result?.final !== null }).toEqual({ said, isGraded })
    },
  )

  test('does not show what lies outside of it', () => {
    for (const text of everything().values()) expect(text).not.toMatch(/root:x:|BEGIN [A-Z ]*PRIVATE KEY/)
    expect(readdirSync(folder).toSorted()).toEqual(
      ['cache', 'class', 'neighbour.zip', 'told', ...REPORTERS.map((name) => `out.${name}`)].toSorted(),
    )
  })
})

/** All that was written: reports, feedback, stdout and stderr. */
function everything(): ReadonlyMap<string, string> {
  const told = readdirSync(join(folder, 'told'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  )
  return new Map([
    ['stdout', first.stdout],
    ['stderr', first.stderr],
    ...REPORTERS.map((name) => [name, read(`out.${name}`)] as const),
    ...told.map((path) => [path, read(join('told', path))] as const),
  ])
}

// oxlint-disable-next-line no-control-regex -- these are the characters to find
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** Lines that GitHub Actions takes for commands, of either form. */
function commandsIn(text: string): readonly string[] {
  return text.split(/[\n\r\u2028\u2029]/).filter((line) => line.trim().startsWith('::') || line.includes('##['))
}

describe('whatever is written of it', () => {
  test('has no line that a workflow takes for a command, and no character that acts on a terminal or turns text around', () => {
    for (const [name, text] of everything())
      expect({ name, acting: ACTING.exec(text)?.index, commands: commandsIn(text) }).toEqual({
        name,
        acting: undefined,
        commands: [],
      })
  })

  test('has feedback in files of safe names, one for each', () => {
    const own = readdirSync(join(folder, 'told'))
    expect(own.filter((name) => !/^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._@+~-]*$/u.test(name))).toEqual([])
    expect(new Set(own.map((name) => name.toLowerCase())).size).toBe(own.length)
    expect(own.length).toBeGreaterThan(NAMES.length)
  })

  test('is the same again, from the cache and without it', () => {
    for (const more of [[], ['--no-cache']]) {
      const again = grade([
        'batch',
        'class',
        '--exercise',
        'exercise-3',
        '--workers',
        '1',
        '--reporter',
        'jsonl',
        ...more,
      ])
      expect(again.status).toBe(0)
      expect(again.stdout).toBe(read('out.jsonl'))
    }
  }, 240_000)
})

describe('one submission alone', () => {
  test.each(ATTACKS.map((attack, index) => ({ ...attack, learner: folderOf(index) })))('$name', ({ learner }) => {
    const reporters = ['text', 'json=alone.json', 'junit=alone.xml'].flatMap((name) => ['--reporter', name])
    const { status, stdout, stderr } = grade(['exercise-3', join('class', learner), ...reporters])
    const written = 'written to alone.json\nwritten to alone.xml\n'
    expect({ stderr, status }).toEqual({ stderr: written, status: resultOf(learner)?.final === fullMarks() ? 0 : 1 })
    for (const text of [stdout, read('alone.json'), read('alone.xml')])
      expect({ acting: ACTING.exec(text)?.index, commands: commandsIn(text) }).toEqual({
        acting: undefined,
        commands: [],
      })
  })
})

describe('where nothing can be written', () => {
  test.each([
    { name: 'stdout of grade', argv: ['exercise-3', 'class/honest'] },
    { name: 'stdout of batch', argv: ['batch', 'class', '--exercise', 'exercise-3', '--reporter', 'json'] },
  ])('$name says so, and ends with 2', ({ argv }) => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = grade(argv, full)
    closeSync(full)
    expect(status).toBe(2)
    expect(stderr).toContain('ENOSPC')
    expect(stderr).not.toMatch(/internal error|^ +at /m)
  })

  test('a device stays one, and is not replaced by a file', () => {
    const { status, stderr } = grade(['exercise-3', 'class/honest', '--reporter', 'json=/dev/full'])
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('ENOSPC') as string })
    expect(grade(['exercise-3', 'class/honest', '--reporter', 'json=/dev/null']).status).toBe(0)
    expect(readdirSync('/dev').filter((name) => name.includes('partial'))).toEqual([])
  })
})
