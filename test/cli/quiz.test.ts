import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasTerminal, inTerminal, piped } from '../support/terminal.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiz-cli-'))
  cpSync('test/cli/quiz', folder, { recursive: true })
})

afterAll(() => rmSync(folder, { recursive: true }))

const env = () => ({ ...process.env, XDG_STATE_HOME: join(folder, 'state'), NO_COLOR: '1', LANG: 'C', TERM: 'xterm' })

test('without a terminal it says what to do instead', () => {
  const { status, stderr, stdout } = piped(['quiz', 'quiz-1'], { cwd: folder, env: env() })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('grade quiz quiz-1 --template > answers.yaml')
})

test.each([
  { argv: ['quiz', '1'], want: 'grade quiz quiz-1 --template' },
  { argv: ['quiz'], want: 'grade quiz quiz-1 --template' },
  { argv: ['quiz-1'], want: '`grade quiz quiz-1` asks the questions' },
  { argv: ['quiz-1', '--lang', 'ko'], want: '`grade quiz quiz-1`: 문제를 풉니다' },
])('$argv leads to the quiz', ({ argv, want }) => {
  const state = join(folder, 'none')
  const { status, stderr } = piped(argv, { cwd: folder, env: { ...env(), XDG_STATE_HOME: state } })
  expect(status).toBe(2)
  expect(stderr).toContain(want)
})

test('in a terminal it asks, explains, keeps what was answered, and writes the file', (context) => {
  context.skip(!hasTerminal, 'needs python3 with its module pty for a pseudo-terminal')
  const session = (script: string) =>
    inTerminal(script, ['quiz', 'quiz-1', '--out', 'answers.yaml'], { cwd: folder, env: env() }).stdout
  const broken = session('choose one=>\\x1b[B\\r|your answer=>\\x03')
  expect(broken).toContain('old and new pods overlap')
  expect(broken).toContain('1 of 2 answered')
  expect(broken).toContain('stop with Ctrl-C')
  expect(piped(['list'], { cwd: folder, env: env() }).stdout).toMatch(/started +quiz-1 .*· 1 of 2 answered/)
  expect(piped(['list', '--lang', 'ko'], { cwd: folder, env: env() }).stdout).toContain('2개 중 1개 답함')
  const whole = session('your answer=>2, 3\\r')
  expect(whole).toContain('1 of 2 are answered already')
  expect(whole).toContain('2 of 2 right')
  expect(readFileSync(join(folder, 'answers.yaml'), 'utf8')).toBe('strategy: RollingUpdate\nlisted: "2, 3"\n')
  expect(piped(['list'], { cwd: folder, env: env() }).stdout).toMatch(/done +quiz-1/)
  const graded = piped(['quiz-1', 'answers.yaml'], { cwd: folder, env: env() })
  expect(graded.status).toBe(0)
})
