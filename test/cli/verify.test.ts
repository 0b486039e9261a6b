import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { validate } from '../../src/generated/validate-verification.ts'
import { GRADE } from '../support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'grade-verify-'))
const course = join(folder, 'course')

function grade(argv: readonly string[], cwd = course) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(course, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  writeFileSync(join(course, path), text.replace(from, to))
}

beforeAll(() => {
  mkdirSync(course, { recursive: true })
  for (const name of ['sound', '14']) {
    const { status, stderr } = grade(['new', name])
    if (status !== 0) throw new Error(stderr)
  }
  change('exercises/exercise-14/README.md', '- replicas: 3', '- replicas: { is: 3 }\n        hidden: true')
  change('exercises/exercise-14/README.md', 'is: "nginx:1.27"', 'has: nginx')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

describe('grade new', () => {
  test('says what it wrote and what comes next', () => {
    const { status, stdout } = grade(['new', 'another'], course)
    expect({ status, stdout }).toMatchSnapshot()
  })

  test.each([
    { name: 'an exercise that is there', argv: ['new', 'sound'], says: 'exercises/sound' },
    { name: 'a name that is none', argv: ['new', '../sound'], says: '`../sound` cannot be' },
  ])('refuses $name', ({ argv, says }) => {
    const { status, stderr } = grade(argv)
    expect(status).toBe(2)
    expect(stderr).toContain(says)
  })
})

describe('grade verify', () => {
  test('0: an exercise that is proven, with what is still to be written', () => {
    const { status, stdout } = grade(['verify', 'sound'])
    expect({ status, stdout }).toMatchSnapshot()
  })

  test('1: an exercise whose checks let mistakes through, with their diff', () => {
    const { status, stdout } = grade(['verify', '14'])
    expect({ status, stdout }).toMatchSnapshot()
  })

  test('plain: one fact per line', () => {
    const { status, stdout } = grade(['verify', '14', '--plain'])
    expect({ status, stdout }).toMatchSnapshot()
  })

  test('in Korean', () => {
    const { stdout } = grade(['verify', '14', '--lang', 'ko'])
    expect(stdout).toMatchSnapshot()
  })

  test.each([
    { name: 'an unknown exercise', argv: ['verify', 'sond'], says: 'did you mean `sound`?' },
    { name: 'no exercises', argv: ['verify', '--exercises', 'nowhere'], says: 'nowhere' },
  ])('2: $name', ({ argv, says }) => {
    const { status, stdout, stderr } = grade(argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  test('json follows its schema, for the whole course', () => {
    const { status, stdout } = grade(['verify', '--json', '--equivalent'])
    const document = JSON.parse(stdout) as { readonly exercises: readonly { readonly exercise: string }[] }
    expect(validate(document)).toEqual([])
    expect(document.exercises.map(({ exercise }) => exercise)).toContain('exercise-14')
    expect(status).toBe(1)
  })
})
