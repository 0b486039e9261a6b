import { applyPolicy } from '../batch/policy.ts'
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

/** What decides over results beside the work itself. */
export interface Judge {
  /** Absent where no policy file was named: results stay as they are. */
  readonly policy?: Policy
  /** Results with what the policy makes of them. */
  readonly judge: (results: BatchResults) => BatchResults
  /** Complains about what the policy says in vain: of people and exercises that are not there, of times that nobody knows. */
  readonly complainAbout: (judged: BatchResults) => void
}

/** Reads the policy file that `--policy` names, if any; `undefined` where it has mistakes, which have been complained about. */
export function openPolicy(flags: OutputFlags & { readonly policy?: string }, console: Console): Judge | undefined {
  const { policy: path } = flags
  if (path === undefined) return { judge: (results) => results, complainAbout: () => {} }
  const read = readPlainFile(resolve(console.cwd, path), path, LIMITS)
  if (read.kind !== 'file') throw new UsageError('USAGE_FILE_UNREADABLE', { file: path })
  const loaded = loadPolicy(read.file, LIMITS)
  if (loaded.ok) {
    const { policy } = loaded
    return {
      policy,
      judge: (results) => applyPolicy(results, policy),
      complainAbout: (judged) => complain(inVain(policy, judged), read.file, flags, console),
    }
  }
  complain(loaded.diagnostics, read.file, flags, console)
  return undefined
}

/** In what zone the policy has an archive's times read that say none: that of its first deadline. */
export function zoneOf({ policy }: Judge): { readonly zoneOffsetMs?: number } {
  return policy?.zoneOffsetMs === undefined ? {} : { zoneOffsetMs: policy.zoneOffsetMs }
}

function inVain(policy: Policy, judged: BatchResults): readonly Diagnostic[] {
  return [...unmatched(policy, judged), ...withoutTimes(policy, judged)]
}

/** Decisions on learners and exercises that are not there: a name was probably misspelt. */
function unmatched(policy: Policy, { learners, exercises }: BatchResults): readonly Diagnostic[] {
  const people = new Set(learners.map(({ id }) => id))
  const tasks = new Set(exercises.map(({ id }) => id))
  return policy.overrides
    .filter(({ learner, exercise }) => !people.has(learner) || !tasks.has(exercise))
    .map(({ learner, exercise, range }) => diagnostic('POLICY_UNMATCHED', { learner, exercise }, range))
}

/** A deadline means nothing where nobody knows when work was handed in. */
function withoutTimes({ rules, exercises }: Policy, { results }: BatchResults): readonly Diagnostic[] {
  const count = results.filter(
    ({ exercise, status, submittedAtMs }) =>
      status === 'graded' &&
      submittedAtMs === undefined &&
      (exercises.get(exercise)?.deadlineMs ?? rules.deadlineMs) !== undefined,
  ).length
  return count === 0 ? [] : [diagnostic('POLICY_TIME_UNKNOWN', { count })]
}

function complain(diagnostics: readonly Diagnostic[], file: SourceFile, flags: OutputFlags, console: Console): void {
  const context = reporterContext(console, flags)
  for (const problem of diagnostics) {
    console.complain(`${codeFrame(withExcerpt(problem, [file]), context).join('\n')}\n`)
  }
}
