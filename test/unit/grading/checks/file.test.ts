import { expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import type { Value } from '../../../../src/domain/json.ts'
import { grade } from '../../../../src/grading/grade.ts'
import { check, exercise, file, scenario, submission } from '../support/exercise.ts'

interface Row {
  readonly name: string
  readonly commands: string
  readonly spec: Readonly<Record<string, Value>>
  readonly verdict: 'passed' | 'failed' | 'ungradable'
  readonly reasons?: readonly string[]
  /** The line that the report leads to. */
  readonly line?: number
}

const PATH = '/opt/course/1/out'

test.each<Row>([
  { name: 'its text', commands: `echo a > ${PATH}`, spec: { path: PATH, is: 'a' }, verdict: 'passed', line: 1 },
  {
    name: 'line feeds at the end do not count',
    commands: `echo a > ${PATH}`,
    spec: { path: PATH, is: 'a\n' },
    verdict: 'passed',
    line: 1,
  },
  {
    name: 'a part',
    commands: 'echo a b | tee out.txt',
    spec: { path: './out.txt', has: 'b' },
    verdict: 'passed',
    line: 1,
  },
  {
    name: 'a pattern',
    commands: 'printf "a\nb\n" > ~/x',
    spec: { path: '~/x', matches: '(?m)^b$' },
    verdict: 'passed',
    line: 1,
  },
  { name: 'that it is there', commands: 'touch x', spec: { path: 'x', exists: true }, verdict: 'passed', line: 1 },
  {
    name: 'that it is not there',
    commands: 'rm notes.txt',
    spec: { path: 'notes.txt', exists: false },
    verdict: 'passed',
  },
  {
    name: 'one that was handed in',
    commands: '',
    spec: { path: 'notes.txt', has: 'x' },
    verdict: 'failed',
    reasons: [],
    line: 1,
  },
  {
    name: 'the last command that wrote it is told',
    commands: `echo a > ${PATH}\necho b >> ${PATH}\necho c > d`,
    spec: { path: PATH, is: 'a' },
    verdict: 'failed',
    reasons: [],
    line: 2,
  },
  {
    name: 'written elsewhere',
    commands: 'echo a > out',
    spec: { path: PATH, is: 'a' },
    verdict: 'failed',
    reasons: ['FILE_NOT_WRITTEN'],
  },
  {
    name: 'empty',
    commands: `> ${PATH}`,
    spec: { path: PATH, is: 'a' },
    verdict: 'failed',
    reasons: ['FILE_EMPTY'],
    line: 1,
  },
  { name: 'still there', commands: 'touch x', spec: { path: 'x', exists: false }, verdict: 'failed', line: 1 },
  {
    name: 'a text that a tool was to write which is not simulated',
    commands: `echo ab | sed -E 's/(a)\\1/x/' > ${PATH}`,
    spec: { path: PATH, is: 'x' },
    verdict: 'ungradable',
  },
])('$name', ({ commands, spec, verdict, reasons, line }) => {
  const asked = exercise({
    files: ['commands.sh', 'notes.txt?'],
    scenarios: [
      scenario('s', [
        { kind: 'run', commands: ['mkdir -p /opt/course/1'] },
        { kind: 'replay', file: 'commands.sh', pace: 'typed' },
        { kind: 'expect', checks: [check('s/file', 'file', spec)] },
      ]),
    ],
  })
  const report = grade(asked, submission(file('commands.sh', `${commands}\n`), file('notes.txt', 'n\n')), LIMITS)
  const [result] = report.checks
  expect(result?.verdict).toBe(verdict)
  expect(result?.reasons.map(({ code }) => code)).toEqual(reasons ?? result?.reasons.map(({ code }) => code))
  expect(result?.evidence.map(({ range }) => range?.start.line)).toEqual(line === undefined ? [] : [line])
})
