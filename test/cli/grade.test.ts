import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-cli-'))

/** A course of one exercise whose right answer is a Deployment with two replicas. */
const README = `---
id: exercise-1
title: Two of them
topics: [deployment]
files: [deployment.yaml]
---
# Two of them

Write a Deployment.

\`\`\`yaml scenario
id: first
title: The Deployment
steps:
  - apply: deployment.yaml
  - expect:
      - { rollout: complete, title: it completes }
      - { replicas: 2, points: 3, title: there are two, hint: [count, look at replicas] }
\`\`\`
`

const manifest = (replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.26" }] }
`

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

interface Call {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

function grade(argv: readonly string[], { env = {}, cwd = 'work' }: Call = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, ...argv], {
    cwd: join(folder, cwd),
    env: { PATH: process.env['PATH'], XDG_STATE_HOME: join(folder, 'state'), ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(() => {
  put('work/exercises/exercise-1/README.md', README)
  put('work/right/deployment.yaml', manifest(2))
  put('work/wrong/deployment.yaml', manifest(3))
  put('work/empty/.keep', '')
  put('broken/exercises/exercise-1/README.md', README.replace('rollout: complete', 'rollot: complete'))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('exit code and output', () => {
  test('0 for full marks, with the report on stdout', () => {
    const { status, stdout, stderr } = grade(['exercise-1', 'right'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('4 / 4 points')
  })

  test('1 for a wrong answer, which leads to its line as it is seen from here', () => {
    const { status, stdout } = grade(['1', 'wrong'])
    expect(status).toBe(1)
    expect(stdout).toContain('wrong/deployment.yaml:5:3   replicas: 3')
    expect(stdout).toContain('try    grade hint exercise-1 first/replicas')
  })

  test('1 for an empty folder', () => {
    const { status, stdout } = grade(['exercise-1', 'empty'])
    expect(status).toBe(1)
    expect(stdout).toContain('ungradable')
  })

  test('2 for an exercise nobody knows, with the one that was meant', () => {
    const { status, stdout, stderr } = grade(['exercise-11', 'right'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('did you mean `exercise-1`?')
  })

  test('2 for a broken exercise, at its place', () => {
    const { status, stdout, stderr } = grade(['exercise-1', '../work/right'], { cwd: 'broken' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('EXERCISE_CHECK_KIND_UNKNOWN')
    expect(stderr).toContain('exercises/exercise-1/README.md:17:')
  })

  test.each([
    { name: 'an unknown flag', argv: ['exercise-1', '--frobnicate'] },
    { name: 'an unknown reporter', argv: ['exercise-1', 'right', '--reporter', 'jsn'] },
    { name: 'a submission that is not there', argv: ['exercise-1', 'nowhere'] },
    { name: 'the exercise itself as submission', argv: ['exercise-1', 'exercises/exercise-1'] },
    { name: 'an unknown check', argv: ['exercise-1', 'right', '--only', 'first/rolout'] },
    { name: 'an unknown code', argv: ['explain', 'YAML_SINTAX'] },
  ])('2 for $name', ({ argv }) => {
    const { status, stdout, stderr } = grade(argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^error: /)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('colour', () => {
  const ESCAPE = '\u001b['

  test.each([
    { name: 'not into a pipe', argv: [], env: {}, want: false },
    { name: 'by flag', argv: ['--color'], env: { NO_COLOR: '1' }, want: true },
    { name: 'by FORCE_COLOR', argv: [], env: { FORCE_COLOR: '1' }, want: true },
    { name: 'NO_COLOR wins over FORCE_COLOR', argv: [], env: { FORCE_COLOR: '1', NO_COLOR: '1' }, want: false },
    { name: '--no-color wins over FORCE_COLOR', argv: ['--no-color'], env: { FORCE_COLOR: '1' }, want: false },
  ])('$name', ({ argv, env, want }) => {
    expect(grade(['exercise-1', 'wrong', ...argv], { env }).stdout.includes(ESCAPE)).toBe(want)
  })
})

describe('reporters', () => {
  test('several, one of them into a file', () => {
    const { stdout } = grade(['exercise-1', 'wrong', '--reporter', 'text', '--reporter', 'json=report.json'])
    const { formatVersion, reports } = JSON.parse(readFileSync(join(folder, 'work/report.json'), 'utf8')) as {
      formatVersion: number
      reports: readonly { score: unknown }[]
    }
    expect(formatVersion).toBe(1)
    expect(reports[0]?.score).toEqual({ points: 1, maxPoints: 4 })
    expect(stdout).toContain('1 / 4 points')
  })

  test('json is the same, byte for byte, from any folder, in any time zone and language, and holds no path of this machine', () => {
    cpSync(join(folder, 'work'), join(folder, 'elsewhere/and/deeper'), { recursive: true })
    const argv = ['exercise-1', 'wrong', '--exercises', join(folder, 'work/exercises'), '--reporter', 'json']
    const seoul = grade(argv, { env: { TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8' } })
    const utc = grade(argv, { cwd: 'elsewhere/and/deeper', env: { TZ: 'UTC', LANG: 'C' } })
    expect(seoul.stdout).toContain('"formatVersion"')
    expect(utc.stdout).toBe(seoul.stdout)
    expect(utc.stdout).not.toContain(folder)
  })

  test('a closed pipe is no error', () => {
    const shell = spawnSync('sh', ['-c', `"${process.execPath}" "${GRADE}" exercise-1 wrong | head -n 1`], {
      cwd: join(folder, 'work'),
      encoding: 'utf8',
    })
    expect(shell.stderr).toBe('')
    expect(shell.stdout.split('\n').length).toBe(2)
  })

  test('--only grades one check', () => {
    const { status, stdout } = grade(['exercise-1', 'wrong', '--only', 'rollout'])
    expect(status).toBe(0)
    expect(stdout).toContain('1 / 1 point')
    expect(stdout).not.toContain('there are two')
  })

  test('--plain has no art', () => {
    expect(grade(['exercise-1', 'wrong', '--plain']).stdout).not.toMatch(/[✓✗–│▁-█]/)
  })
})

describe('other commands', () => {
  test('--version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(grade(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('--help goes to stdout and names the commands', () => {
    const { status, stdout, stderr } = grade(['--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const word of ['list', 'show', 'hint', 'explain', '--only', '--reporter']) expect(stdout).toContain(word)
  })

  test('alone it says what there is and what to type next', () => {
    const { status, stdout } = grade([])
    expect(status).toBe(0)
    expect(stdout).toMatch(/exercise-1 +Two of them/)
    expect(stdout).toContain('of 1 exercise done')
  })

  test('show prints the task without what is for the grader', () => {
    const { stdout } = grade(['show', '1'])
    expect(stdout).toContain('Write a Deployment.')
    expect(stdout).not.toContain('points')
  })

  test('outputs shows what the commands printed, and is offered for none of the author', () => {
    const { stdout } = grade(['exercise-1', 'right', '--outputs'])
    expect(stdout).toContain('  $ kubectl apply -f deployment.yaml\n    deployment.apps/web created\n')
    expect(grade(['exercise-1', 'right']).stdout).not.toContain('--outputs')
    expect(grade(['--help']).stdout).toContain('--outputs')
  })

  test('explain prints the page of a code', () => {
    expect(grade(['explain', 'yaml_syntax']).stdout).toMatch(/^YAML_SYNTAX\n\nTriggered when/)
  })
})
