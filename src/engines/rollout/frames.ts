import type { Writable } from '../../domain/writable.ts'
import type { DeploymentCounts, Frame, ReplicaSetCounts } from '../../domain/trace.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { revisionOf } from './annotations.ts'
import type { Nodes } from './nodes.ts'
import { controllerUid } from './owners.ts'
import type { Store } from './store.ts'
import { available } from './view.ts'

/** The counts of all Deployments, and of the ReplicaSets that want or have pods. */
export function takeFrame(store: Store, nodes: Nodes, atMs: number): Frame {
  const replicaSets = store.list('replicasets') as readonly ReplicaSet[]
  const deployments = store.list('deployments') as readonly Deployment[]
  const shown = replicaSets.filter(({ spec, status }) => spec.replicas > 0 || status.replicas > 0)
  return {
    atMs,
    deployments: deployments.map((deployment) => deploymentCounts(deployment, replicaSets, nodes)),
    replicaSets: shown.map((replicaSet) => rowOf(replicaSet, ownerOf(replicaSet, deployments))),
  }
}

function ownerOf(replicaSet: ReplicaSet, deployments: readonly Deployment[]): string | undefined {
  const owner = controllerUid(replicaSet)
  return owner === undefined ? undefined : deployments.find(({ metadata }) => metadata.uid === owner)?.metadata.name
}

function deploymentCounts(deployment: Deployment, all: readonly ReplicaSet[], nodes: Nodes): DeploymentCounts {
  const { uid, namespace = '', name } = deployment.metadata
  const revision = revisionOf(deployment)
  let ready = 0
  let availablePods = 0
  let pods = 0
  let terminating = 0
  for (const replicaSet of all) {
    if (controllerUid(replicaSet) !== uid) continue
    const tally = nodes.tally(replicaSet.metadata.uid ?? '')
    ready += tally.ready
    pods += tally.active
    terminating += tally.terminating
    availablePods += available(replicaSet)
  }
  const row: Writable<DeploymentCounts> = {
    namespace,
    name,
    replicas: deployment.spec.replicas,
    ready,
    available: availablePods,
    updated: deployment.status.updatedReplicas ?? 0,
    pods,
    podsWithTerminating: pods + terminating,
  }
  if (revision !== 0) row.revision = revision
  return row
}

/** A ReplicaSet's row, which is the same from one write of it to the next. */
const rows = new WeakMap<ReplicaSet, ReplicaSetCounts>()

function rowOf(replicaSet: ReplicaSet, deployment: string | undefined): ReplicaSetCounts {
  const known = rows.get(replicaSet)
  if (known !== undefined && known.deployment === deployment) return known
  const fresh = replicaSetCounts(replicaSet, deployment)
  rows.set(replicaSet, fresh)
  return fresh
}

function replicaSetCounts(replicaSet: ReplicaSet, deployment: string | undefined): ReplicaSetCounts {
  const { namespace = '', name } = replicaSet.metadata
  const revision = revisionOf(replicaSet)
  return {
    namespace,
    name,
    ...(deployment === undefined ? {} : { deployment }),
    ...(revision === 0 ? {} : { revision }),
    desired: replicaSet.spec.replicas,
    current: replicaSet.status.replicas,
    ready: replicaSet.status.readyReplicas ?? 0,
    available: replicaSet.status.availableReplicas ?? 0,
  }
}

/** Whether two frames tell the same counts. */
export function sameFrame(a: Frame, b: Frame): boolean {
  return (
    sameRows(a.deployments, b.deployments, sameDeployment) && sameRows(a.replicaSets, b.replicaSets, sameReplicaSet)
  )
}

function sameRows<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a.length !== b.length) return false
  return a.every((row, index) => {
    const other = b[index]
    return row === other || (other !== undefined && same(row, other))
  })
}

function sameDeployment(a: DeploymentCounts, b: DeploymentCounts): boolean {
  return (
    a.name === b.name &&
    a.namespace === b.namespace &&
    a.replicas === b.replicas &&
    a.ready === b.ready &&
    a.available === b.available &&
    a.updated === b.updated &&
    a.pods === b.pods &&
    a.podsWithTerminating === b.podsWithTerminating &&
    a.revision === b.revision
  )
}

function sameReplicaSet(a: ReplicaSetCounts, b: ReplicaSetCounts): boolean {
  return (
    a.name === b.name &&
    a.namespace === b.namespace &&
    a.deployment === b.deployment &&
    a.revision === b.revision &&
    a.desired === b.desired &&
    a.current === b.current &&
    a.ready === b.ready &&
    a.available === b.available
  )
}
