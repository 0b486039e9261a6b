import type { DeploymentCounts, Frame, ReplicaSetCounts } from '../../domain/trace.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import { revisionOf } from './annotations.ts'
import type { Nodes } from './nodes.ts'
import { controllerUid } from './owners.ts'
import type { Store } from './store.ts'
import { sumAvailable } from './view.ts'

/** The counts of all Deployments, and of the ReplicaSets that want or have pods. */
export function takeFrame(store: Store, nodes: Nodes, atMs: number): Frame {
  const replicaSets = store.list('replicasets') as readonly ReplicaSet[]
  const deployments = store.list('deployments') as readonly Deployment[]
  const nameOf = new Map(deployments.map(({ metadata }) => [metadata.uid, metadata.name]))
  return {
    atMs,
    deployments: deployments.map((deployment) => deploymentCounts(deployment, replicaSets, nodes)),
    replicaSets: replicaSets
      .filter(({ spec, status }) => spec.replicas > 0 || status.replicas > 0)
      .map((replicaSet) => replicaSetCounts(replicaSet, nameOf.get(controllerUid(replicaSet)))),
  }
}

function deploymentCounts(deployment: Deployment, all: readonly ReplicaSet[], nodes: Nodes): DeploymentCounts {
  const { uid, namespace = '', name } = deployment.metadata
  const owned = all.filter((replicaSet) => controllerUid(replicaSet) === uid)
  const tallies = owned.map(({ metadata }) => nodes.tally(metadata.uid ?? ''))
  const pods = tallies.reduce((sum, { active }) => sum + active, 0)
  const revision = revisionOf(deployment)
  return {
    namespace,
    name,
    replicas: deployment.spec.replicas,
    ready: tallies.reduce((sum, { ready }) => sum + ready, 0),
    available: sumAvailable(owned),
    updated: deployment.status.updatedReplicas ?? 0,
    pods,
    podsWithTerminating: tallies.reduce((sum, { terminating }) => sum + terminating, pods),
    ...(revision === 0 ? {} : { revision }),
  }
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
  return sameRows(a.deployments, b.deployments) && sameRows(a.replicaSets, b.replicaSets)
}

function sameRows<T extends object>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((row, index) => sameRow(row, b[index]))
}

function sameRow<T extends object>(a: T, b: T | undefined): boolean {
  if (b === undefined) return false
  const keys = Object.keys(a) as (keyof T)[]
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
