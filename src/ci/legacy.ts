import { toBase64 } from '../domain/bytes.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import { ciWords } from '../messages/ci-words.ts'
import { inLanguage } from '../messages/index.ts'
import { printable } from '../report/render/sanitize.ts'
import { type CiStatus, totalOf } from './graded.ts'
import { sentencesOf } from './told.ts'

/**
 * How points become tests. `exact`: each test is worth the same, so that a reader that counts tests and one that adds scores agree.
 * `compact`: one test for each check, of which the reader that counts tests makes another number than the one that adds.
 */
export type LegacyMode = 'exact' | 'compact'

/** Characters of a message: all results of a job share 1 MB of outputs. */
const MESSAGE_MAX = 500

interface LegacyTest {
  readonly name: string
  readonly status: CiStatus
  readonly message: string | null
  readonly test_code: string
  readonly filename: string
  readonly line_no: 0
  readonly execution_time: string
  readonly score: number
}

/** The result of `classroom-resources/autograding-*`, version 1. Each test has an integer `score`; `max_score` is above 0. */
export interface LegacyResult {
  readonly version: 1
  readonly status: CiStatus
  readonly max_score: number
  readonly tests: readonly LegacyTest[]
}

/** The old result of a push. Where nothing could be graded there is one test, in error, that says so: a reader fails on none. */
export function legacyResult(
  reports: readonly Report[],
  status: CiStatus,
  mode: LegacyMode,
  language: Language,
): LegacyResult {
  const { maxPoints } = totalOf(reports)
  const unit = mode === 'exact' ? unitOf(reports) : 0
  const tests = reports.flatMap((report) => {
    const prefix = reports.length > 1 ? `${report.exercise} ` : ''
    const shown = report.checks.filter(({ hidden, maxPoints: max }) => !hidden && max > 0)
    const hidden = report.checks.filter((check) => check.hidden)
    return [
      ...shown.flatMap((check) => checkTests(report.exercise, check, prefix, unit, language)),
      ...hiddenTests(hidden, prefix, unit, language),
    ]
  })
  if (tests.length === 0 || maxPoints === 0) return brokenResult(ciWords(language).internal)
  return { version: 1, status, max_score: maxPoints, tests }
}

/** What is handed on where nothing was graded. */
export function brokenResult(problem: string): LegacyResult {
  const test = { ...frame('grade', 'grade'), status: 'error', message: printable(problem), score: 0 } as const
  return { version: 1, status: 'error', max_score: 1, tests: [test] }
}

/** The one line that the step sets as its output `result`. */
export function legacyOutput(result: LegacyResult): string {
  return toBase64(JSON.stringify(result))
}

function frame(name: string, command: string): Omit<LegacyTest, 'status' | 'message' | 'score'> {
  return { name: printable(name), test_code: printable(command), filename: '', line_no: 0, execution_time: '0s' }
}

/** Why points were lost is said once, with the first test of the check that was not passed. */
function checkTests(
  exercise: string,
  check: CheckResult,
  prefix: string,
  unit: number,
  language: Language,
): readonly LegacyTest[] {
  const name = `${prefix}${check.id}: ${inLanguage(check.title, language)}`
  const said =
    check.verdict === 'passed' ? null : printable(sentencesOf(check, language).join('; ')).slice(0, MESSAGE_MAX)
  const command = `grade ${exercise} --only ${check.id}`
  const lost = check.verdict === 'errored' ? 'error' : 'fail'
  let message = said
  return split(name, command, check.points, check.maxPoints, unit).map(({ frame: common, isFull, score }) => {
    if (isFull) return { ...common, status: 'pass', message: null, score }
    const test: LegacyTest = { ...common, status: lost, message, score }
    message = null
    return test
  })
}

/** Hidden checks have no names here; their points are part of the total. */
function hiddenTests(
  checks: readonly CheckResult[],
  prefix: string,
  unit: number,
  language: Language,
): readonly LegacyTest[] {
  const points = checks.reduce((sum, check) => sum + check.points, 0)
  const maxPoints = checks.reduce((sum, check) => sum + check.maxPoints, 0)
  if (maxPoints === 0) return []
  return split(`${prefix}${ciWords(language).hiddenTest}`, 'grade', points, maxPoints, unit).map((test) => ({
    ...test.frame,
    status: test.isFull ? 'pass' : 'fail',
    message: null,
    score: test.score,
  }))
}

interface Part {
  readonly frame: ReturnType<typeof frame>
  readonly isFull: boolean
  readonly score: number
}

/** Points as tests worth `unit` each, the reached ones first; with `unit` 0 as one test. */
function split(name: string, command: string, points: number, maxPoints: number, unit: number): readonly Part[] {
  if (unit === 0) return [{ frame: frame(name, command), isFull: points === maxPoints, score: points }]
  const parts = maxPoints / unit
  return Array.from({ length: parts }, (_, index) => {
    const isFull = index < points / unit
    const part = parts === 1 ? name : `${name} ${index + 1}/${parts}`
    return { frame: frame(part, command), isFull, score: isFull ? unit : 0 }
  })
}

/** The most that all points and maxima are multiples of: with checks of 2 and 4 points, two for a test. */
function unitOf(reports: readonly Report[]): number {
  let unit = 0
  for (const { checks } of reports) {
    const hidden = checks.filter((check) => check.hidden)
    const sums = (key: 'points' | 'maxPoints'): number => hidden.reduce((sum, check) => sum + check[key], 0)
    const shown = checks.filter((check) => !check.hidden).flatMap(({ points, maxPoints }) => [points, maxPoints])
    for (const value of [...shown, sums('points'), sums('maxPoints')]) unit = greatestDivisor(unit, value)
  }
  return Math.max(unit, 1)
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}
