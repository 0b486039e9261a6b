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
 * first, because they are what can be mended. Where the learner made the Deployment anew there are fewer for that reason.
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
  const beginning = direction === 'fewer' ? beginningAnew(touched, moment, deployment) : undefined
  if (beginning !== undefined) {
    return { reasons: [{ code: 'REVISION_ANEW', args: {} }], evidence: [{ kind: 'step', step: beginning.step.index }] }
  }
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

/**
 * A command that wrote the Deployment, or names it and tried to, or names a Deployment that does not exist, or wrote what the
 * Deployment looks after.
 */
function concerns(ran: RanStep, deployment: Deployment): boolean {
  if (noteOf(ran, deployment) !== undefined) return true
  if (!isWritingCommand(ran)) return false
  const { name } = deployment.metadata
  if (ran.step.argv.some((word) => word === name || word.endsWith(`/${name}`))) return true
  if (ran.by === 'learner' && ran.step.exit === 0 && ran.step.argv.some((word) => BELOW.test(word))) return true
  // A name that nothing has is most often this one, misspelt.
  return (
    ran.by === 'learner' &&
    /^Error from server \(NotFound\): deployments\.apps |^error: no objects passed/m.test(ran.step.stderr)
  )
}

/**
 * The learner's command with which the history that there is began: the one that deleted the former Deployment, be it to make
 * it anew itself (`kubectl replace --force`). One that adopted ReplicaSets (`--cascade=orphan`) goes on counting from theirs.
 */
function beginningAnew(touched: readonly RanStep[], moment: Moment, deployment: Deployment): RanStep | undefined {
  const made = touched.findLastIndex((ran) => {
    const note = ran.by === 'learner' ? noteOf(ran, deployment) : undefined
    return note?.reason === 'REVISION_FIRST' && note.after === 1
  })
  const creation = touched[made]
  if (creation === undefined) return undefined
  const former = moment.steps.slice(0, creation.step.index).findLast((ran) => noteOf(ran, deployment) !== undefined)
  if (former === undefined) return undefined
  const deletion = touched.slice(0, made).findLast((ran) => ran.by === 'learner' && ran.step.argv.includes('delete'))
  return deletion !== undefined && deletion.step.index > former.step.index ? deletion : creation
}

/** The resources below a Deployment: to delete pods replaces them, but by pods of the same template. */
const BELOW = /^(?:po|pods?|rs|replicasets?)(?:$|\/)/

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
