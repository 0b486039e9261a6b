import type { Message } from '../domain/diagnostic.ts'
import type { ActionNote, FieldChange, RolloutAction } from '../domain/rollout.ts'
import type { RevisionNote, Trace } from '../domain/trace.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import type { Deployment } from '../kubernetes/types.ts'
import type { RanStep } from '../sandbox/types.ts'
import { isWriting, kubectlWords, namedDeployments } from './commands.ts'
import { strategyStory } from './deployment-story.ts'
import { fieldChanges } from './field-changes.ts'
import { isDeployment, keyOf, type Observed } from './observe.ts'
import { podSpan } from './pod-span.ts'

/** What there is to tell actions from. */
export interface ActionSources {
  readonly steps: readonly RanStep[]
  readonly trace: Trace
  readonly writes: readonly ClientWrite[]
  readonly observed: Observed
  /** The moment of the report. */
  readonly endMs: number
}

/** For each command: which Deployments it was about, what it changed, and whether and why that made a revision. */
export function actionsOf(sources: ActionSources): readonly RolloutAction[] {
  return sources.steps.map(({ step, range }, index) => {
    const nextMs = sources.steps[index + 1]?.step.startMs ?? sources.endMs
    const notes = concernedBy(sources, index).map((concern) => noteOf(sources, index, concern, nextMs))
    return { step: step.index, ...(range === undefined ? {} : { range }), notes }
  })
}

/** The writes that one command made. It takes its time before it acts, so that what happened at its start is not its own. */
export function writesOf(writes: readonly ClientWrite[], { step }: RanStep): readonly ClientWrite[] {
  return writes.filter(({ atMs }) => atMs > step.startMs && atMs <= step.endMs)
}

/** A Deployment that a command wrote, or tried to. */
interface Concern {
  readonly namespace: string
  readonly name: string
  readonly writes: readonly ClientWrite[]
}

function concernedBy({ steps, writes, observed }: ActionSources, index: number): readonly Concern[] {
  const ran = steps[index]
  if (ran === undefined || !isWriting(ran.step)) return []
  const concerns = new Map<string, { namespace: string; name: string; writes: ClientWrite[] }>()
  for (const write of writesOf(writes, ran)) {
    const { resource, namespace = '', name } = write.ref
    if (resource !== 'deployments') continue
    const concern = concerns.get(keyOf(namespace, name)) ?? { namespace, name, writes: [] }
    concern.writes.push(write)
    concerns.set(keyOf(namespace, name), concern)
  }
  const namespace = kubectlWords(ran.step)?.namespace ?? 'default'
  for (const name of namedDeployments(ran.step)) {
    const key = keyOf(namespace, name)
    if (!concerns.has(key) && existedBy(observed, writes, key, ran.step.endMs)) {
      concerns.set(key, { namespace, name, writes: [] })
    }
  }
  return [...concerns.values()]
}

function existedBy(observed: Observed, writes: readonly ClientWrite[], key: string, atMs: number): boolean {
  if (!observed.deployments.has(key)) return false
  return writes.some(({ ref, atMs: at }) => {
    return ref.resource === 'deployments' && keyOf(ref.namespace ?? '', ref.name) === key && at <= atMs
  })
}

function noteOf(sources: ActionSources, index: number, concern: Concern, nextMs: number): ActionNote {
  const { step } = sources.steps[index] as RanStep
  const { namespace, name, writes } = concern
  const traced = step.revisions.find((note) => note.namespace === namespace && note.deployment === name)
  const written = writes.at(-1)?.after
  const pods =
    written === undefined || !isDeployment(written)
      ? undefined
      : podSpan(sources.trace.frames, sources.observed.milestones, {
          namespace,
          deployment: name,
          fromMs: step.startMs,
          toMs: nextMs,
          allowed: allowedBy(written),
        })
  const changes = changesOf(writes)
  const revision = traced?.after ?? revisionBefore(sources, concern, step.endMs)
  const before = traced?.before ?? (traced === undefined ? revision : undefined)
  return {
    namespace,
    deployment: name,
    ...(before === undefined ? {} : { before }),
    ...(revision === undefined ? {} : { after: revision }),
    made: traced?.made ?? false,
    reason: reasonOf(sources, index, concern, traced, changes),
    changes,
    ...(pods === undefined ? {} : { pods }),
  }
}

function allowedBy(deployment: Deployment) {
  const { minAvailable, maxPods } = strategyStory(deployment)
  return { minAvailable, maxPods }
}

function changesOf(writes: readonly ClientWrite[]): readonly FieldChange[] {
  const [first] = writes
  const last = writes.at(-1)
  // what a creation sets is in the file; only changes of what was there are told
  if (first?.before === undefined || last?.after === undefined) return []
  return fieldChanges(first.before, last.after)
}

function revisionBefore({ observed }: ActionSources, { namespace, name }: Concern, atMs: number): number | undefined {
  return observed.numberings.findLast(
    (each) => each.namespace === namespace && each.deployment === name && each.atMs <= atMs,
  )?.revision
}

function reasonOf(
  sources: ActionSources,
  index: number,
  { namespace, name, writes }: Concern,
  traced: RevisionNote | undefined,
  changes: readonly FieldChange[],
): Message {
  const { step } = sources.steps[index] as RanStep
  const last = writes.at(-1)
  if (last !== undefined && last.after === undefined) return { code: 'REVISION_DELETED', args: {} }
  if (traced?.made === true) return madeReason(sources, index, traced, changes)
  if (traced?.reason === 'REVISION_REFUSED' || (writes.length === 0 && step.exit !== 0)) {
    return { code: 'REVISION_REFUSED', args: {} }
  }
  if (kubectlWords(step)?.isDryRun === true) return { code: 'REVISION_DRY_RUN', args: {} }
  const skipped = /skipped rollback \(current template already matches revision (\d+)\)/.exec(step.stdout)
  if (skipped !== null)
    return {
      code: 'UNDO_TO_RUNNING',
      args: { revision: traced?.after ?? revisionBefore(sources, { namespace, name, writes }, step.endMs) ?? 0 },
    }
  const after = last?.after
  const isPaused = after !== undefined && isDeployment(after) && isPausedNow(after)
  if (isPaused && writes[0]?.before === undefined) return { code: 'REVISION_PAUSED', args: {} }
  if (changes.length === 0)
    return { code: writes.length === 0 ? 'REVISION_UNCHANGED' : 'REVISION_SAME_MEANING', args: {} }
  if (changes.some(({ field }) => field === 'spec.paused')) {
    return { code: isPaused ? 'REVISION_PAUSE_BEGINS' : 'REVISION_PAUSE_ENDS', args: {} }
  }
  if (changes.some(({ inTemplate }) => inTemplate)) {
    return { code: isPaused ? 'REVISION_PAUSED' : 'REVISION_PENDING', args: { deployment: `${namespace}/${name}` } }
  }
  return { code: 'REVISION_ONLY_OTHERS', args: { fields: changes.map(({ field }) => field).join(', ') } }
}

function isPausedNow({ spec }: Deployment): boolean {
  return spec.paused === true
}

function madeReason(
  { observed, steps }: ActionSources,
  index: number,
  note: RevisionNote,
  changes: readonly FieldChange[],
): Message {
  const after = note.after ?? 0
  if (note.reason === 'REVISION_REUSED') {
    const fromMs = steps[index]?.step.startMs ?? 0
    const numbering = observed.numberings.find(
      ({ atMs, namespace, deployment, revision }) =>
        atMs >= fromMs && namespace === note.namespace && deployment === note.deployment && revision === after,
    )
    if (numbering?.former !== undefined) {
      return { code: 'REVISION_RENUMBERED', args: { from: numbering.former, after } }
    }
  }
  const isResume = changes.length > 0 && changes.every(({ field }) => field === 'spec.paused')
  return { code: isResume ? 'REVISION_RESUMED' : note.reason, args: { after } }
}
