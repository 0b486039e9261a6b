import { REVISION_HISTORY, revisionOf } from '../engines/rollout/annotations.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { Deployment, KubeObject, ReplicaSet } from '../kubernetes/types.ts'

/** A ReplicaSet that was given a revision: a new one, or one that was re-used and got another number. */
export interface Numbering {
  readonly atMs: number
  readonly namespace: string
  readonly deployment: string
  readonly replicaSet: string
  readonly revision: number
  /** The number it had before; absent for a new one. */
  readonly former?: number
}

/** The moment at which a condition of a Deployment changed its reason, or its rollout became complete. */
export interface Milestone {
  readonly atMs: number
  readonly namespace: string
  readonly deployment: string
  readonly kind: 'complete' | 'deadline-exceeded'
  readonly revision: number
}

/** What happened in a cluster that its trace does not tell. Grows while the cluster runs. */
export interface Observed {
  readonly numberings: readonly Numbering[]
  readonly milestones: readonly Milestone[]
  /** The last state of every Deployment there has been, by `namespace/name`. */
  readonly deployments: ReadonlyMap<string, Deployment>
}

/** Watches a cluster from now on. */
export function observe(cluster: Cluster): Observed {
  const numberings: Numbering[] = []
  const milestones: Milestone[] = []
  const deployments = new Map<string, Deployment>()
  const revisions = new Map<string, number>()
  cluster.watch({ resource: 'replicasets' }, ({ atMs, object, type }) => {
    const owner = object.metadata.ownerReferences?.find(({ controller }) => controller === true)
    const revision = revisionOf(object)
    const uid = object.metadata.uid ?? ''
    if (type === 'DELETED' || owner?.kind !== 'Deployment' || revisions.get(uid) === revision) return
    const former = revisions.get(uid)
    revisions.set(uid, revision)
    const { namespace = '', name } = object.metadata
    const numbering = { atMs, namespace, deployment: owner.name, replicaSet: name, revision }
    numberings.push(former === undefined ? numbering : { ...numbering, former })
  })
  const reached = new Map<string, string>()
  cluster.watch({ resource: 'deployments' }, ({ atMs, object }) => {
    if (!isDeployment(object)) return
    const { namespace = '', name } = object.metadata
    const key = keyOf(namespace, name)
    deployments.set(key, object)
    const kind = milestoneOf(object)
    const before = reached.get(key)
    reached.set(key, kind ?? '')
    if (kind === undefined || before === kind) return
    milestones.push({ atMs, namespace, deployment: name, kind, revision: revisionOf(object) })
  })
  return { numberings, milestones, deployments }
}

/** How Deployments are told apart. */
export function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

/** True for a stored Deployment. */
export function isDeployment(object: KubeObject): object is Deployment {
  return object.kind === 'Deployment'
}

/** Numbers a ReplicaSet had before its present one, the oldest first. */
export function earlierRevisions(replicaSet: ReplicaSet): readonly number[] {
  const text = replicaSet.metadata.annotations?.[REVISION_HISTORY] ?? ''
  return text.split(',').flatMap((part) => (/^\d{1,15}$/.test(part) ? [Number(part)] : []))
}

function milestoneOf(deployment: Deployment): Milestone['kind'] | undefined {
  const progressing = deployment.status.conditions?.find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') return 'deadline-exceeded'
  return isComplete(deployment) ? 'complete' : undefined
}

/** What `kubectl rollout status` calls successfully rolled out (kubectl pkg/polymorphichelpers/rollout_status.go). */
export function isComplete({ metadata, spec, status }: Deployment): boolean {
  const updated = status.updatedReplicas ?? 0
  return (
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    updated >= spec.replicas &&
    (status.replicas ?? 0) <= updated &&
    (status.availableReplicas ?? 0) >= updated
  )
}
