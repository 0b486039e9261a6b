import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import type { RevisionNote } from '../domain/trace.ts'
import { revisionOf } from '../engines/rollout/annotations.ts'
import type { Deployment } from '../kubernetes/types.ts'
import type { RanStep } from '../sandbox/types.ts'
import { type Moment, type Since, stepsSince } from './moment.ts'
import { refusalOf } from './refusal.ts'
import { isWritingCommand } from './writing-commands.ts'

/** Why the revisions are what they are: the commands that decided, and what they did or failed to do. The cause comes first. */
export interface Story {
  readonly reasons: readonly Message[]
  readonly evidence: readonly Evidence[]
}

/**
 * Explains revisions that are too few (`fewer`: a command that was to make one did not) or others than expected (`more`: the
 * last command that made one, and a later one that was to go on from there and did not). Looks at the learner's commands
 * first, because they are what can be mended.
 */
export function revisionStory(
  moment: Moment,
  deployment: Deployment,
  since: Since,
  direction: 'fewer' | 'more',
): Story {
  const touched = stepsSince(moment, since).filter((ran) => concerns(ran, deployment))
  const lastMade = touched.findLastIndex((ran) => isMade(ran, deployment))
  const inVain = touched.filter((ran) => ran.step.exit !== 0 || isSkippedUndo(ran))
  // Of commands that failed one after the other the first is the cause; one that a later command made good is none.
  const failing = inVain.find((ran) => touched.indexOf(ran) > lastMade) ?? inVain.at(-1)
  const others = touched.filter((ran) => isMade(ran, deployment) === (direction === 'more'))
  const decided = lastOf(others) ?? lastOf(touched)
  const told = direction === 'fewer' ? [failing ?? decided] : [decided, failing]
  const stories = [...new Set(told)].filter((ran) => ran !== undefined).map((ran) => storyOf(ran, deployment))
  if (stories.length === 0) {
    return { reasons: [{ code: 'NOTHING_CHANGED_IT', args: { deployment: deployment.metadata.name } }], evidence: [] }
  }
  return {
    reasons: stories.flatMap(({ reasons }) => reasons),
    evidence: stories.flatMap(({ evidence }) => evidence),
  }
}

/** The note of a command about a Deployment, if it has one. */
export function noteOf(ran: RanStep, deployment: Deployment): RevisionNote | undefined {
  return ran.step.revisions.find(
    (note) => note.deployment === deployment.metadata.name && note.namespace === deployment.metadata.namespace,
  )
}

function isMade(ran: RanStep, deployment: Deployment): boolean {
  return noteOf(ran, deployment)?.made === true
}

function lastOf(steps: readonly RanStep[]): RanStep | undefined {
  return steps.findLast((ran) => ran.by === 'learner') ?? steps.at(-1)
}

/** A command that wrote the Deployment, or names it and tried to, or names a Deployment that does not exist. */
function concerns(ran: RanStep, deployment: Deployment): boolean {
  if (noteOf(ran, deployment) !== undefined) return true
  if (!isWritingCommand(ran)) return false
  const { name } = deployment.metadata
  if (ran.step.argv.some((word) => word === name || word.endsWith(`/${name}`))) return true
  // A name that nothing has is most often this one, misspelt.
  return (
    ran.by === 'learner' &&
    /^Error from server \(NotFound\): deployments\.apps |^error: no objects passed/m.test(ran.step.stderr)
  )
}

function isSkippedUndo({ step }: RanStep): boolean {
  return step.stdout.includes('skipped rollback (current template already matches revision')
}

function storyOf(ran: RanStep, deployment: Deployment): Story {
  if (ran.step.exit !== 0) {
    const { reason, evidence } = refusalOf(ran)
    return { reasons: [reason], evidence }
  }
  return { reasons: [reasonOf(ran, deployment)], evidence: [{ kind: 'step', step: ran.step.index }] }
}

function reasonOf(ran: RanStep, deployment: Deployment): Message {
  if (isSkippedUndo(ran)) return { code: 'UNDO_TO_RUNNING', args: { revision: revisionOf(deployment) } }
  const note = noteOf(ran, deployment)
  if (note === undefined) return { code: 'REVISION_NOT_TOUCHED', args: {} }
  const { before, after } = note
  return {
    code: note.reason,
    args: { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  }
}
