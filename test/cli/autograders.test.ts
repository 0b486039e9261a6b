import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionsFiles } from '../../src/ci/setup/actions.ts'
import { classroom50Files, classroom50Tests } from '../../src/ci/setup/classroom50.ts'
import { gradescopeFiles } from '../../src/ci/setup/gradescope.ts'
import { PACKAGE } from '../support/built.ts'
import { readEntries } from '../support/runner.ts'
import { workflowProblems } from '../support/workflow.ts'

/** `grade.mjs` alone in a folder, as an autograder finds it, and the files that `grade classroom init` writes around it. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-autograders-'))
const bundle = join(folder, 'bundle')
const grader = join(bundle, 'grade.mjs')
const request = {
  exercises: [{ id: 'exercise-3', checks: [{ id: 'rollback/start', points: 1 }] }],
  action: 'owner/name@v1',
}

beforeAll(() => {
  mkdirSync(bundle)
  cpSync(join(PACKAGE, 'dist/grade.mjs'), grader)
  for (const file of [...classroom50Files(request), ...classroom50Tests(request), ...gradescopeFiles(request)]) {
    writeFileSync(join(bundle, file.path), file.text)
    if (file.executable) chmodSync(join(bundle, file.path), 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Ten megabytes are what a bundle may have; it has all exercises of the course in it. */
const BYTES_MAX = 4_000_000

test(`grade.mjs has at most ${BYTES_MAX} bytes`, () => {
  expect(statSync(grader).size).toBeLessThanOrEqual(BYTES_MAX)
})

let checkouts = 0

/** A learner's repository with an answer that goes back to the wrong revision, or with a right one. */
function checkout(answer: 'right' | 'partial' | 'none'): string {
  checkouts += 1
  const place = join(folder, `checkout-${checkouts}`)
  mkdirSync(place)
  if (answer === 'none') return place
  cpSync(join(root, 'solutions/exercise-3'), join(place, 'exercise-3'), { recursive: true })
  const commands = join(place, 'exercise-3/commands.sh')
  const text = readFileSync(commands, 'utf8')
  if (answer === 'partial') writeFileSync(commands, text.replace('rollout undo', 'rollout undo --to-revision=1'))
  return place
}

const IDENTITY = {
  CLASSROOM: 'cs',
  ASSIGNMENT: 'exercise-3',
  OWNER: 'a-lice',
  SUBMISSION_TAG: 'submit/2026-06-01T14-32-05Z-a1b2c3d',
  COMMIT_URL: 'https://github.example/o/r/commit/1',
  RELEASE_URL: 'https://github.example/o/r/releases/tag/x',
  GITHUB_ACTOR: 'a-lice',
  GITHUB_ACTOR_ID: '42',
}

function run(cwd: string, command: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = `${resolve(process.execPath, '..')}:${process.env['PATH'] ?? ''}`
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd, encoding: 'utf8', env: { PATH: path, ...env } })
  return { status, stdout, stderr }
}

/** Whole numbers, and not more than there are. */
const points = (of: Readonly<Record<string, unknown>>): boolean =>
  Number.isInteger(of['score']) &&
  Number.isInteger(of['max-score']) &&
  Number(of['score']) >= 0 &&
  Number(of['score']) <= Number(of['max-score'])

/** What the schema of `classroom50/result/v1` asks for, and what its validators add. */
function problemsOf(result: Readonly<Record<string, unknown>>): readonly string[] {
  const known =
    'schema classroom assignment assignment_type owner submission commit release review datetime graded_at score max-score tests submitted_by'.split(
      ' ',
    )
  const required = known.filter((key) => key !== 'graded_at' && key !== 'submitted_by')
  const time = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/
  const tests = result['tests'] as readonly Readonly<Record<string, unknown>>[]
  const sum = (key: string): number => tests.reduce((total, each) => total + Number(each[key]), 0)
  const names = tests.map((each) => String(each['test-name']))
  const rules: Readonly<Record<string, boolean>> = {
    'no other keys': Object.keys(result).every((key) => known.includes(key)),
    'all required keys': required.every((key) => result[key] !== undefined && result[key] !== ''),
    schema: result['schema'] === 'classroom50/result/v1',
    submission: String(result['submission']).startsWith('submit/'),
    times: time.test(String(result['datetime'])) && time.test(String(result['graded_at'])),
    scores: points(result) && tests.every(points),
    sums: sum('score') === result['score'] && sum('max-score') === result['max-score'],
    names: new Set(names).size === names.length && names.every((name) => name !== '' && Buffer.byteLength(name) <= 100),
    passed: tests.every((each) => typeof each['passed'] === 'boolean'),
  }
  return Object.keys(rules).filter((rule) => rules[rule] !== true)
}

const readJson = (place: string, name: string) =>
  JSON.parse(readFileSync(join(place, name), 'utf8')) as Record<string, unknown>

describe('Classroom 50', () => {
  test.each(['right', 'partial', 'none'] as const)(
    'the autograder writes a valid result of %s work and ends with 0',
    (answer) => {
      const place = checkout(answer)
      const output = join(place, 'output')
      const env = { ...IDENTITY, CLASSROOM50_BUNDLE_DIR: bundle, GITHUB_OUTPUT: output }
      expect(run(place, 'python3', [join(bundle, 'autograder.py')], env)).toMatchObject({ status: 0, stderr: '' })
      const result = readJson(place, 'result.json')
      expect(problemsOf(result)).toEqual([])
      expect(result).toMatchObject({
        owner: 'a-lice',
        assignment_type: 'individual',
        datetime: '2026-06-01T14:32:05Z',
        submitted_by: { id: 42 },
      })
      const isFull = result['score'] === result['max-score']
      expect(isFull).toBe(answer === 'right')
      expect(readEntries(readFileSync(output, 'utf8'))['status']).toBe(isFull ? 'success' : 'failure')
      expect(readFileSync(join(place, 'release-body.md'), 'utf8')).toContain('## `exercise-3`')
    },
  )

  test('the date of the commit wins over the time in the tag', () => {
    const place = checkout('right')
    const env = { ...IDENTITY, COMMIT_DATETIME: '2026-06-01T14:32:01Z' }
    expect(run(place, process.execPath, [grader, 'classroom50', 'exercise-3'], env).status).toBe(0)
    expect(readJson(place, 'result.json')['datetime']).toBe('2026-06-01T14:32:01Z')
  })

  test.each(['CLASSROOM', 'OWNER', 'SUBMISSION_TAG', 'COMMIT_URL'])(
    'without %s nothing is written, and the set-up is to blame',
    (name) => {
      const place = checkout('right')
      const { status, stderr } = run(place, process.execPath, [grader, 'classroom50', 'exercise-3'], {
        ...IDENTITY,
        [name]: '',
      })
      expect(status).toBe(2)
      expect(stderr).toContain(name)
      expect(existsSync(join(place, 'result.json'))).toBe(false)
    },
  )

  test.each([
    { only: 'rollback/start', status: 0 },
    { only: 'rollback/history', status: 1 },
    { only: 'rollback/nothing', status: 2 },
  ])('a test of tests.json: --only $only ends with $status', ({ only, status }) => {
    expect(run(checkout('partial'), process.execPath, [grader, 'exercise-3', '--only', only]).status).toBe(status)
  })

  test('tests.json is what its schema asks for', () => {
    const { schema, tests } = readJson(bundle, 'tests.json')
    expect(schema).toBe('classroom50/tests/v1')
    const run1 = 'node "$CLASSROOM50_BUNDLE_DIR/grade.mjs" exercise-3 --only rollback/start'
    expect(tests).toEqual([
      {
        name: 'rollback/start',
        type: 'run',
        run: run1,
        'exit-code': 0,
        timeout: 60,
        points: 1,
        'failure-details': 'full',
      },
    ])
  })

  test('exercises beside the grader win over those in it, and those of the learner count for nothing', () => {
    const easy =
      '---\nid: exercise-3\ntitle: Easy\nfiles: [deployment.yaml]\n---\n# Easy\n\n```yaml scenario\nid: easy\ntitle: easy\nsteps:\n  - run: kubectl get pods\n  - expect:\n      - ran: { has: [kubectl] }\n```\n'
    const put = (place: string): void => {
      mkdirSync(join(place, 'exercises/exercise-3'), { recursive: true })
      writeFileSync(join(place, 'exercises/exercise-3/README.md'), easy)
    }
    const own = checkout('none')
    put(own)
    expect(run(own, process.execPath, [grader, 'exercise-3']).stdout).not.toContain('Easy')
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    cpSync(grader, join(elsewhere, 'grade.mjs'))
    put(elsewhere)
    expect(run(own, process.execPath, [join(elsewhere, 'grade.mjs'), 'exercise-3']).stdout).toContain('Easy')
  })
})

const autograder = (answer: 'right' | 'partial' | 'none', env: Readonly<Record<string, string>> = {}) => {
  const place = checkout(answer)
  const results = join(place, 'results.json')
  const { status } = run(place, 'bash', [join(bundle, 'run_autograder')], {
    SUBMISSION: place,
    SOURCE: bundle,
    RESULTS: results,
    ...env,
  })
  return { status, results: JSON.parse(readFileSync(results, 'utf8')) as Record<string, unknown> }
}

describe('Gradescope', () => {
  test.each(['right', 'partial', 'none'] as const)(
    'has a score on each test of %s work, and text in no other format',
    (answer) => {
      const { status, results } = autograder(answer)
      expect(status).toBe(0)
      const tests = results['tests'] as readonly Readonly<Record<string, unknown>>[]
      const [score, max] = ['score', 'max_score'].map((key) => tests.reduce((sum, each) => sum + Number(each[key]), 0))
      expect(results).not.toHaveProperty('score')
      expect(score === max).toBe(answer === 'right')
      expect(new Set(tests.map((each) => each['output_format']))).toEqual(new Set(['text']))
      expect(tests.filter((each) => !['passed', 'failed'].includes(String(each['status'])))).toEqual([])
    },
  )

  test.each([
    { what: 'without the grader', env: { SOURCE: '/nowhere' } },
    { what: 'without the submission', env: { SUBMISSION: '/nowhere' } },
  ])('$what there are results all the same, with no points', ({ env }) => {
    const { status, results } = autograder('right', env)
    expect(status).toBe(0)
    expect(results['score']).toBe(0)
  })

  test('an exercise that there is not is told in the results', () => {
    const place = checkout('right')
    const { status } = run(place, process.execPath, [grader, 'gradescope', 'exercise-33', '--results', 'results.json'])
    expect(status).toBe(2)
    expect(readJson(place, 'results.json')).toMatchObject({ score: 0 })
  })
})

test('the workflow fits the schema, reads only, and is not run with the rights of the repository', () => {
  const [workflow] = actionsFiles(request)
  const text = workflow?.text ?? ''
  expect(workflowProblems('grade.yml', text)).toEqual([])
  expect(text).toContain('permissions:\n  contents: read\n')
  expect(text).not.toContain('pull_request_target')
  expect(text).not.toContain('secrets.')
})
