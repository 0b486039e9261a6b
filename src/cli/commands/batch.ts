import { resolve } from 'node:path'
import type { BatchResult, BatchResults } from '../../domain/batch.ts'
import { BATCH_REPORTERS } from '../batch-reporters.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { feedbackIn } from '../feedback-files.ts'
import { type ClassFlags, gradeClass } from '../grade-class.ts'
import { openPolicy, zoneOf } from '../policy-file.ts'
import { reporterContext } from '../reporter-context.ts'
import { parseReporters, writeReports } from '../reporters.ts'

/** When `batch` ends with an exit code other than 0 although every submission has a result. */
export type FailOn = 'never' | 'not-full' | 'ungradable' | 'errored'

export interface BatchFlags extends ClassFlags {
  readonly policy?: string
  /** A folder for what every learner is told. */
  readonly feedback?: string
  readonly reporter?: readonly string[]
  readonly failOn?: FailOn
}

/** Grades a class. Exit code 0: every submission has a result; 2: one has none; 1: what `--fail-on` names occurred. */
export async function batchCommand(flags: BatchFlags, console: Console): Promise<ExitCode> {
  const choices = parseReporters(flags.reporter ?? [], BATCH_REPORTERS)
  const judge = openPolicy(flags, console)
  if (judge === undefined) return 2
  const context = reporterContext(console, flags)
  const listener =
    flags.feedback === undefined ? undefined : feedbackIn(resolve(console.cwd, flags.feedback), judge.policy, context)
  const graded = await gradeClass({ ...flags, ...zoneOf(judge) }, console, listener)
  if (graded === undefined) return 2
  const results = judge.judge(graded)
  if (flags.shard === undefined) judge.complainAbout(results)
  await writeReports(results, choices, BATCH_REPORTERS, context, console)
  return exitCodeOf(results, flags.failOn ?? 'errored')
}

/** What a grading of a class ends with. */
export function exitCodeOf({ results, exercises }: BatchResults, failOn: FailOn): ExitCode {
  if (results.some(({ status }) => status === 'errored')) return failOn === 'never' ? 0 : 2
  const maximum = new Map(exercises.map(({ id, maxPoints }) => [id, maxPoints]))
  const isFull = ({ exercise, final }: BatchResult): boolean => final !== null && final >= (maximum.get(exercise) ?? 0)
  if (failOn === 'not-full') return results.every(isFull) ? 0 : 1
  if (failOn === 'ungradable') return results.every(({ final }) => final !== null) ? 0 : 1
  return 0
}
