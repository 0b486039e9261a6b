import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeClass } from '../../scripts/class/write.ts'
import type { BatchResults } from '../../src/domain/batch.ts'
import { validate } from '../../src/generated/validate-batch.ts'
import { GRADE } from '../support/built.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-batch-'))
const COUNT = 60

beforeAll(() => {
  writeClass({ folder: join(folder, 'class'), count: COUNT, exercises: ['exercise-1', 'exercise-10'] })
  mkdirSync(join(folder, 'class/learner-nobody'))
  writeFileSync(
    join(folder, 'roster.csv'),
    'username,email\nlearner-00001,a@example.org\nlearner-who-is-away,b@example.org\n',
  )
  writeFileSync(join(folder, 'cp949.csv'), Buffer.from('username,name\nkim,\xb1\xe8\n', 'latin1'))
  writeFileSync(join(folder, 'nobody.csv'), 'username,name\n')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const ENV = {
  PATH: process.env['PATH'],
  XDG_CACHE_HOME: join(folder, 'cache'),
  GRADE_EXERCISES: join(root, 'exercises'),
}

function grade(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
  })
  return { status, stdout, stderr }
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const results = (name: string): BatchResults => JSON.parse(read(name)) as BatchResults

describe('grade batch', () => {
  test('gives the same bytes with one worker, with two, from the cache, and in parts', () => {
    expect(grade('batch', 'class', '--workers', '1', '--no-cache', '--reporter', 'json=one.json').status).toBe(0)
    expect(grade('batch', 'class', '--workers', '2', '--reporter', 'json=two.json').status).toBe(0)
    expect(grade('batch', 'class', '--workers', '2', '--reporter', 'json=again.json').status).toBe(0)
    for (const part of [1, 2, 3])
      expect(grade('batch', 'class', '--shard', `${part}/3`, '--reporter', `json=part-${part}.json`).status).toBe(0)
    const parts = ['part-2.json', 'part-1.json', 'part-3.json']
    expect(grade('merge', ...parts, '--reporter', 'json=merged.json').status).toBe(0)
    for (const other of ['two.json', 'again.json', 'merged.json']) expect(read(other)).toBe(read('one.json'))
    expect(validate(JSON.parse(read('one.json')))).toEqual([])
  })

  test('gives each what a process gives that graded nobody else', () => {
    writeClass({ folder: join(folder, 'course/all'), count: 90, seed: 5 })
    expect(grade('batch', 'course/all', '--workers', '1', '--no-cache', '--reporter', 'json=all.json').status).toBe(0)
    const sample = results('all.json').results.filter(({ status }, at) => status === 'graded' && at % 6 === 5)
    const alone = sample.map(({ learner, exercise }) => {
      cpSync(join(folder, 'course/all', learner, exercise), join(folder, 'alone', learner, exercise), {
        recursive: true,
      })
      expect(grade('batch', 'alone', '--no-cache', '--reporter', 'json=alone.json').status).toBe(0)
      rmSync(join(folder, 'alone'), { recursive: true })
      return results('alone.json').results.find((each) => each.exercise === exercise)
    })
    expect(sample.length).toBeGreaterThan(10)
    expect(alone).toEqual(sample)
  })

  test('grades an exercise once that is named twice', () => {
    const named = ['--exercise', 'exercise-1', '--exercise', '1']
    expect(grade('batch', 'class', ...named, '--reporter', 'json=twice.json').status).toBe(0)
    const { exercises, results: all } = results('twice.json')
    expect(exercises.map(({ id }) => id)).toEqual(['exercise-1'])
    expect(all.filter(({ notes }) => notes.some(({ code }) => code === 'BATCH_OTHER_LEFT_OUT'))).toEqual([])
  })

  test('has a row for everybody on the roster, blank where nothing was handed in', () => {
    expect(grade('batch', 'class', '--roster', 'roster.csv', '--reporter', 'json=roster.json').status).toBe(0)
    const away = results('roster.json').results.filter(({ learner }) => learner === 'learner-who-is-away')
    expect(away.map(({ status, points, final }) => [status, points, final])).toEqual([
      ['missing', null, null],
      ['missing', null, null],
    ])
    const { stdout } = grade('batch', 'class', '--roster', 'roster.csv')
    expect(stdout).toMatch(/^learner-who-is-away +– +–$/m)
    expect(stdout).toContain('is not on the roster')
  })

  test('that was killed goes on to the same bytes', async () => {
    const env = { ...ENV, XDG_CACHE_HOME: join(folder, 'cache-of-the-killed') }
    const argv = [GRADE, 'batch', 'class', '--workers', '2', '--reporter', 'json=killed.json']
    const child = spawn(process.execPath, argv, { cwd: folder, env, stdio: 'ignore' })
    const ended = new Promise((end) => child.once('exit', end))
    const kept = join(env.XDG_CACHE_HOME, 'kubegrade/reports')
    for (let waited = 0; waited < 200 && !existsSync(kept); waited += 1)
      await new Promise((wake) => setTimeout(wake, 20))
    child.kill('SIGKILL')
    await ended
    const { status } = spawnSync(process.execPath, argv, { cwd: folder, env })
    expect(status).toBe(0)
    expect(read('killed.json')).toBe(read('one.json'))
  })

  test.each([
    { name: 'a folder that is not there', argv: ['batch', 'nowhere'], says: 'there is nothing at `nowhere`' },
    { name: 'a folder without work', argv: ['batch', 'class/learner-nobody'], says: 'there are no submissions' },
    { name: 'a file that is no archive', argv: ['batch', 'roster.csv'], says: 'cannot be read as a ZIP archive' },
    {
      name: 'an exercise that is not there',
      argv: ['batch', 'class', '--exercise', 'exercise-99'],
      says: 'exercise-99',
    },
    { name: 'a part that is none', argv: ['batch', 'class', '--shard', '4/3'], says: '`4/3` is no part of a class' },
    { name: 'an index that nobody gave', argv: ['batch', 'class', '--shard', 'index/3'], says: 'JOB_COMPLETION_INDEX' },
    {
      name: 'a part that there is not',
      argv: ['batch', 'nowhere', '--shard', '3/2'],
      says: '`3/2` is no part of a class',
    },
    { name: 'a roster that is not there', argv: ['batch', 'class', '--roster', 'no.csv'], says: 'no.csv' },
    { name: 'a roster that is not UTF-8', argv: ['batch', 'class', '--roster', 'cp949.csv'], says: 'not UTF-8' },
    { name: 'a roster of nobody', argv: ['batch', 'class', '--roster', 'nobody.csv'], says: 'names no learner' },
    { name: 'results that are none', argv: ['merge', 'roster.csv'], says: 'does not hold results' },
  ])('complains about $name, and grades nothing', ({ argv, says }) => {
    const { status, stdout, stderr } = grade(...argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})

describe('afterwards', () => {
  test('grade audit finds a result that the sources do not give, and nothing else', () => {
    expect(grade('audit', 'one.json', '--submissions', 'class')).toMatchObject({ status: 0 })
    const forged = results('one.json')
    const victim = forged.results.find(({ final }) => final !== null && final < 10)
    const changed = forged.results.map((each) => (each === victim ? { ...each, points: 10, final: 10 } : each))
    writeFileSync(join(folder, 'forged.json'), JSON.stringify({ ...forged, results: changed }))
    const { status, stdout } = grade('audit', 'forged.json', '--submissions', 'class')
    expect(status).toBe(1)
    expect(stdout).toContain(`1 result is another one`)
    expect(stdout).toContain(`${victim?.learner}  ${victim?.exercise}  10 → ${victim?.final}  not explained`)
  })

  test('grade audit of a part looks at that part alone', () => {
    expect(grade('audit', 'part-2.json', '--submissions', 'class')).toMatchObject({ status: 0 })
  })

  test('grade diff names what a policy changed', () => {
    writeFileSync(
      join(folder, 'policy.yaml'),
      'overrides:\n  - { learner: learner-00001, exercise: exercise-1, points: 3, reason: oral exam }\n  - { learner: nobody, exercise: exercise-1, points: 3, reason: oral exam }\n',
    )
    const judged = grade('merge', 'one.json', '--policy', 'policy.yaml', '--reporter', 'json=judged.json')
    expect(judged.stderr).toContain('policy.yaml:3:')
    const { status, stdout } = grade('diff', 'one.json', 'judged.json')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^learner-00001 {2}exercise-1 {2}\S+ → 3 {2}the policy, or a decision$/m)
    expect(grade('diff', 'one.json', 'one.json')).toEqual({
      status: 0,
      stdout: 'every result is the same\n',
      stderr: '',
    })
  })
})

describe('what goes out', () => {
  test('is a file of feedback for each submission, with what the policy made of it', () => {
    writeFileSync(
      join(folder, 'decided.yaml'),
      'overrides:\n  - { learner: learner-00001, exercise: exercise-1, points: 3, reason: oral exam }\n',
    )
    expect(
      grade('batch', 'class', '--feedback', 'told', '--policy', 'decided.yaml', '--reporter', 'json=told.json').status,
    ).toBe(0)
    const graded = results('told.json').results.filter(({ status }) => status === 'graded')
    const files = readdirSync(join(folder, 'told'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    )
    expect(files.toSorted()).toEqual(graded.map(({ learner, exercise }) => join(learner, `${exercise}.md`)).toSorted())
    for (const { learner, exercise, final } of graded)
      expect(read(join('told', learner, `${exercise}.md`))).toContain(
        `**${final ?? 'no result'}${final === null ? '' : ' /'}`,
      )
    expect(read('told/learner-00001/exercise-1.md')).toContain('**3 / ')
  })

  test('is a gradebook, filled and otherwise as it was', () => {
    const text =
      '\ufeffStudent,ID,SIS Login ID,Section,exercise-1 (7),Essay (8)\r\n"One, A",1,LEARNER-00001,S,,5\r\n"Who, E",2,who,S,3,\r\n'
    writeFileSync(join(folder, 'canvas.csv'), text)
    const fill = ['gradebook', 'told.json', '--for', 'canvas', '--into', 'canvas.csv', '--exercise', 'exercise-1']
    const { status, stdout, stderr } = grade(...fill)
    expect({ status, stdout }).toEqual({ status: 1, stdout: text.replace('S,,5', 'S,3,5') })
    expect(stderr).toMatch(/^filled 1 grade into `exercise-1 \(7\)`\n\d+ learners with a result have no row: /)
    expect(grade(...fill, '--out', 'filled.csv').status).toBe(1)
    expect(read('filled.csv')).toBe(stdout)
  })

  test.each([
    {
      name: 'no platform',
      argv: ['gradebook', 'one.json', '--into', 'canvas.csv'],
      says: '`--for <platform>` is missing',
    },
    {
      name: 'two exercises',
      argv: ['gradebook', 'one.json', '--for', 'canvas', '--into', 'canvas.csv'],
      says: '--exercise exercise-1',
    },
    {
      name: 'a file that is no text',
      argv: ['gradebook', 'one.json', '--for', 'canvas', '--into', 'latin.csv', '--exercise', 'exercise-1'],
      says: 'is not UTF-8 text',
    },
    {
      name: 'a folder that can not be',
      argv: ['batch', 'class', '--feedback', 'roster.csv/told'],
      says: 'cannot be written',
    },
  ])('is nothing where there is $name', ({ argv, says }) => {
    writeFileSync(join(folder, 'latin.csv'), Buffer.from('Student,ID\n\xe9,1\n', 'latin1'))
    const { status, stdout, stderr } = grade(...argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('internal error')
  })
})
