import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { Invocation, Outcome } from '../domain/tool.ts'
import type { RevisionNote, TraceStep } from '../domain/trace.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import { type FailureNote, failureNote } from './failure-note.ts'
import { type DeploymentKey, revisionNotes, revisionsNow } from './revision-notes.ts'
import { TIMES } from './times.ts'
import type { RanStep } from './types.ts'

/** Writes down every command that is run, with its times and what it did to revisions. */
export interface Recorder {
  /** Runs one command as a step of the trace: it takes `TIMES.commandMs`, then acts. */
  run(tool: (invocation: Invocation) => Outcome, invocation: Invocation, at: StepPlace): Outcome
  /** Notes that the API server refused a write of the command that is running. */
  refused(deployment: DeploymentKey): void
  /** The steps as they look now; revisions of the last one may still change while the world goes on. */
  readonly steps: readonly RanStep[]
  /** How many steps there are. */
  readonly count: number
}

/** Where a step was written, and by whom. */
export interface StepPlace {
  readonly range: SourceRange | undefined
  readonly by: RanStep['by']
}

interface OpenStep extends StepPlace {
  readonly invocation: Invocation
  readonly before: ReadonlyMap<string, number>
  readonly writesFrom: number
  readonly framesFrom: number
  readonly startMs: number
  endMs: number
  writesTo: number
  outcome: Outcome
  failure: FailureNote | undefined
  readonly refused: DeploymentKey[]
}

const NOTHING: Outcome = { exit: 0, stdout: '', stderr: '', diagnostics: [] }

export function createRecorder(cluster: Cluster, limits: Limits, report: (told: Diagnostic) => void): Recorder {
  const done: RanStep[] = []
  let last: OpenStep | undefined

  const close = (framesTo: number): void => {
    if (last !== undefined) done.push(finished(last, done.length, cluster, framesTo))
    last = undefined
  }

  return {
    run(tool, invocation, place) {
      const startMs = cluster.nowMs
      const framesFrom = cluster.frames.length
      // Also where one command follows at once, as behind `&&`: while it starts, the controllers answer the one before.
      cluster.advanceTo(startMs + TIMES.commandMs)
      close(framesFrom)
      const step: OpenStep = {
        range: place.range,
        by: place.by,
        invocation,
        before: revisionsNow(cluster.api),
        writesFrom: cluster.writes.length,
        writesTo: cluster.writes.length,
        framesFrom,
        startMs,
        endMs: cluster.nowMs,
        outcome: NOTHING,
        failure: undefined,
        refused: [],
      }
      last = step
      const outcome = bounded(tool(invocation), limits, place, report)
      step.failure = failureNote(invocation, outcome, cluster.api)
      const failure = place.by === 'learner' ? step.failure?.told : undefined
      for (const told of failure === undefined ? outcome.diagnostics : [failure]) report(withRange(told, place.range))
      step.endMs = cluster.nowMs
      step.writesTo = cluster.writes.length
      step.outcome = outcome
      return outcome
    },
    refused: (deployment) => last?.refused.push(deployment),
    get count() {
      return done.length + (last === undefined ? 0 : 1)
    },
    get steps() {
      return last === undefined ? done : [...done, finished(last, done.length, cluster, cluster.frames.length)]
    },
  }
}

function finished(step: OpenStep, index: number, cluster: Cluster, framesTo: number): RanStep {
  const { range, by, outcome, failure } = step
  return {
    step: traceStep(step, index, cluster, framesTo),
    by,
    ...(range === undefined ? {} : { range }),
    ...(outcome.diagnostics.length === 0 ? {} : { diagnostics: outcome.diagnostics }),
    ...(failure === undefined ? {} : { failure }),
  }
}

function traceStep(step: OpenStep, index: number, cluster: Cluster, framesTo: number): TraceStep {
  const { invocation, outcome, startMs, endMs } = step
  return {
    index,
    argv: invocation.argv,
    exit: outcome.exit,
    stdout: outcome.stdout,
    stderr: outcome.stderr,
    startMs,
    endMs,
    revisions: notesOf(step, cluster),
    frames: [step.framesFrom, framesTo],
  }
}

function notesOf(step: OpenStep, cluster: Cluster): readonly RevisionNote[] {
  const { before, refused } = step
  const writes = cluster.writes.slice(step.writesFrom, step.writesTo)
  return revisionNotes({ before, refused, writes }, cluster.api)
}

function bounded(outcome: Outcome, limits: Limits, place: StepPlace, report: (told: Diagnostic) => void): Outcome {
  const max = limits.outputCharactersMax
  if (outcome.stdout.length <= max && outcome.stderr.length <= max) return outcome
  report(diagnostic('COMMAND_OUTPUT_CUT', { max }, place.range))
  return { ...outcome, stdout: outcome.stdout.slice(0, max), stderr: outcome.stderr.slice(0, max) }
}

function withRange(told: Diagnostic, range: SourceRange | undefined): Diagnostic {
  return told.range !== undefined || range === undefined ? told : { ...told, range }
}
