import { LIMITS } from '../domain/limits.ts'
import type { BatchResults } from '../domain/batch.ts'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Policy } from '../domain/policy.ts'
import type { SourceFile } from '../domain/submission.ts'
import { readPlainFile } from '../edge/files.ts'
import { loadPolicy } from '../exercise/policy.ts'
import { withExcerpt } from '../grading/excerpt.ts'
import { codeFrame } from '../report/render/code-frame.ts'
import { resolve } from 'node:path'
import type { Console, OutputFlags } from './console.ts'
import { reporterContext } from './reporter-context.ts'
import { UsageError } from './usage-error.ts'

/** A policy, and the file it was read from. */
export interface OpenedPolicy {
  readonly policy: Policy
  readonly file: SourceFile
}

/** Reads a policy file; `undefined` where it has mistakes, which have been complained about. */
export function openPolicy(path: string, flags: OutputFlags, console: Console): OpenedPolicy | undefined {
  const read = readPlainFile(resolve(console.cwd, path), path, LIMITS)
  if (read.kind !== 'file') throw new UsageError('USAGE_FILE_UNREADABLE', { file: path })
  const loaded = loadPolicy(read.file, LIMITS)
  if (loaded.ok) return { policy: loaded.policy, file: read.file }
  complain(loaded.diagnostics, read.file, flags, console)
  return undefined
}

/** Complains about decisions on learners and exercises that are not there: a name was probably misspelt. */
export function complainAboutUnmatched(
  { policy, file }: OpenedPolicy,
  { learners, exercises }: BatchResults,
  flags: OutputFlags,
  console: Console,
): void {
  const people = new Set(learners.map(({ id }) => id))
  const tasks = new Set(exercises.map(({ id }) => id))
  const unmatched = policy.overrides
    .filter(({ learner, exercise }) => !people.has(learner) || !tasks.has(exercise))
    .map(({ learner, exercise, range }) => diagnostic('POLICY_UNMATCHED', { learner, exercise }, range))
  complain(unmatched, file, flags, console)
}

function complain(diagnostics: readonly Diagnostic[], file: SourceFile, flags: OutputFlags, console: Console): void {
  const context = reporterContext(console, flags)
  for (const problem of diagnostics) {
    console.complain(`${codeFrame(withExcerpt(problem, [file]), context).join('\n')}\n`)
  }
}
