import { rfc3339 } from '../../domain/time.ts'
import type { Condition, Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { DESIRED_REPLICAS, MAX_REPLICAS, withAnnotations } from './annotations.ts'
import { withCondition } from './conditions.ts'
import { maxReplicas } from './resolve.ts'
import type { DeploymentView, Intent } from './view.ts'

/**
 * The state of one sync while it runs: it starts as the view and follows the sync's own writes, so that later parts of
 * the same sync see them. It lives and dies inside `syncDeployment`.
 */
export interface Draft {
  readonly view: DeploymentView
  readonly nowMs: number
  deployment: Deployment
  /** By name, in creation order. */
  readonly replicaSets: Map<string, ReplicaSet>
  readonly intents: Intent[]
  /** The Deployment was already written in this sync. */
  written: boolean
  /**
   * The controller wrote an object for the second time in one sync, from a copy that its first write had made stale: the
   * API server answers with a conflict, the sync ends there, and the next one does what is left.
   */
  conflicted: boolean
}

export function startDraft(view: DeploymentView, nowMs: number): Draft {
  return {
    view,
    nowMs,
    deployment: view.deployment,
    replicaSets: new Map(view.replicaSets.map((replicaSet) => [replicaSet.metadata.name, replicaSet])),
    intents: [],
    written: false,
    conflicted: false,
  }
}

/** Writes the Deployment's status (and revision annotation). */
export function writeDeployment(draft: Draft, deployment: Deployment): void {
  draft.conflicted ||= draft.written
  if (draft.conflicted) return
  draft.deployment = deployment
  draft.written = true
  draft.intents.push({ kind: 'update-deployment-status', deployment })
}

export function writeReplicaSet(draft: Draft, replicaSet: ReplicaSet): ReplicaSet {
  draft.replicaSets.set(replicaSet.metadata.name, replicaSet)
  draft.intents.push({ kind: 'update-replica-set', replicaSet })
  return replicaSet
}

export function emit(
  draft: Draft,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
  reason = 'ScalingReplicaSet',
): void {
  draft.intents.push({ kind: 'event', type, reason, message })
}

/** Sets a condition of the Deployment, stamped now, in a write of its own. */
export function writeCondition(
  draft: Draft,
  condition: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
): void {
  writeDeployment(draft, withDeploymentCondition(draft.deployment, condition, draft.nowMs))
}

export function withDeploymentCondition(
  deployment: Deployment,
  condition: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
  nowMs: number,
): Deployment {
  const conditions = withCondition(deployment.status.conditions ?? [], condition, rfc3339(nowMs))
  return { ...deployment, status: { ...deployment.status, conditions } }
}

/**
 * Sets a ReplicaSet's size and its two size annotations; an event tells a change of size (sync.go scaleReplicaSet).
 * Nothing is written when all three already fit.
 */
export function scaleReplicaSet(draft: Draft, replicaSet: ReplicaSet, to: number): ReplicaSet {
  const from = replicaSet.spec.replicas
  const annotated = withAnnotations(replicaSet, sizeAnnotations(draft.deployment))
  if (annotated === replicaSet && from === to) return replicaSet
  const scaled = writeReplicaSet(draft, { ...annotated, spec: { ...annotated.spec, replicas: to } })
  if (from !== to) {
    const verb = to > from ? 'up' : 'down'
    emit(draft, `Scaled ${verb} replica set ${replicaSet.metadata.name} from ${from} to ${to}`)
  }
  return scaled
}

/** Sets a ReplicaSet's size, and nothing at all when it has that size (sync.go scaleReplicaSetAndRecordEvent). */
export function resize(draft: Draft, replicaSet: ReplicaSet, to: number): ReplicaSet {
  return replicaSet.spec.replicas === to ? replicaSet : scaleReplicaSet(draft, replicaSet, to)
}

export function sizeAnnotations(deployment: Deployment): Record<string, string> {
  return { [DESIRED_REPLICAS]: String(deployment.spec.replicas), [MAX_REPLICAS]: String(maxReplicas(deployment)) }
}
