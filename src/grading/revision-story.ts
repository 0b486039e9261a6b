import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import type { RevisionNote } from '../domain/trace.ts'
import { revisionOf } from '../engines/rollout/annotations.ts'
import type { Deployment } from '../kubernetes/types.ts'
import type { RanStep } from '../sandbox/types.ts'
import { type Moment, type Since, stepsSince } from './moment.ts'
import { isWritingCommand } from './writing-commands.ts'

/** Why the revisions are what they are: the command that decided, and what it did or failed to do. */
export interface Story {
  readonly reason: Message
  readonly evidence?: Evidence
}

/**
 * Explains a count of revisions that is too small (`fewer`: a command that was to make one did not) or too large (the last
 * command that made one). Looks at the learner's commands first, because they are what can be mended; of those that made
 * none, one that failed or had nothing to roll back says more than one that was never meant to.
 */
export function revisionStory(
  moment: Moment,
  deployment: Deployment,
  since: Since,
  direction: 'fewer' | 'more',
): Story {
  const touched = stepsSince(moment, since).filter((ran) => concerns(ran, deployment))
  const wanted = touched.filter((ran) => (noteOf(ran, deployment)?.made ?? false) === (direction === 'more'))
  const inVain = wanted.filter((ran) => ran.step.exit !== 0 || isSkippedUndo(ran))
  const told = lastOf(inVain) ?? lastOf(wanted) ?? lastOf(touched)
  if (told === undefined) {
    return { reason: { code: 'NOTHING_CHANGED_IT', args: { deployment: deployment.metadata.name } } }
  }
  return { reason: reasonOf(told, deployment), evidence: { kind: 'step', step: told.step.index } }
}

/** The note of a command about a Deployment, if it has one. */
export function noteOf(ran: RanStep, deployment: Deployment): RevisionNote | undefined {
  return ran.step.revisions.find(
    (note) => note.deployment === deployment.metadata.name && note.namespace === deployment.metadata.namespace,
  )
}

/** The first line that a failed command wrote to stderr, else its exit code. */
export function complaintOf(ran: RanStep): string {
  const [first] = ran.step.stderr.split('\n').filter((line) => line.trim() !== '')
  return first ?? `exit code ${ran.step.exit}`
}

function lastOf(steps: readonly RanStep[]): RanStep | undefined {
  return steps.findLast((ran) => ran.by === 'learner') ?? steps.at(-1)
}

/** A command that wrote the Deployment, or names it and tried to. */
function concerns(ran: RanStep, deployment: Deployment): boolean {
  if (noteOf(ran, deployment) !== undefined) return true
  const { name } = deployment.metadata
  return isWritingCommand(ran) && ran.step.argv.some((word) => word === name || word.endsWith(`/${name}`))
}

function isSkippedUndo({ step }: RanStep): boolean {
  return step.stdout.includes('skipped rollback (current template already matches revision')
}

function reasonOf(ran: RanStep, deployment: Deployment): Message {
  if (ran.step.exit !== 0) return { code: 'COMMAND_FAILED', args: { message: complaintOf(ran) } }
  if (isSkippedUndo(ran)) return { code: 'UNDO_TO_RUNNING', args: { revision: revisionOf(deployment) } }
  const note = noteOf(ran, deployment)
  if (note === undefined) return { code: 'REVISION_NOT_TOUCHED', args: {} }
  const { before, after } = note
  return {
    code: note.reason,
    args: { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  }
}
