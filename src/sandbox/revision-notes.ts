import type { ReasonCode } from '../domain/reasons.ts'
import type { RevisionNote } from '../domain/trace.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import { allowedPods } from '../engines/rollout/resolve.ts'
import type { Api } from '../kubernetes/api.ts'
import { sameTemplate } from '../kubernetes/pod-template.ts'
import type { Deployment, KubeObject } from '../kubernetes/types.ts'

const REVISION = 'deployment.kubernetes.io/revision'
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'

/** Which Deployment. */
export interface DeploymentKey {
  readonly namespace: string
  readonly name: string
}

/** What one step did, as far as it concerns revisions. */
export interface StepWrites {
  /** Revisions before the step, by `namespace/name`. */
  readonly before: ReadonlyMap<string, number>
  /** The step's own writes. */
  readonly writes: readonly ClientWrite[]
  /** Deployments that the API server would not let the step write. */
  readonly refused: readonly DeploymentKey[]
}

/** The revision of every Deployment there is, by `namespace/name`. */
export function revisionsNow(api: Api): ReadonlyMap<string, number> {
  const revisions = new Map<string, number>()
  for (const deployment of api.list('deployments')) {
    const revision = revisionOf(deployment)
    const { namespace = '', name } = deployment.metadata
    if (revision !== undefined) revisions.set(keyOf(namespace, name), revision)
  }
  return revisions
}

/**
 * For each Deployment a step wrote, or was refused to write: whether it made a new revision and why. Asked when the
 * controllers have had the time to answer, that is, when the next step begins. A revision is new when the controller gave the
 * Deployment another number; it belongs to a re-used ReplicaSet when that has carried another number before. Source:
 * Kubernetes `pkg/controller/deployment/sync.go` (getNewReplicaSet), `util/deployment_util.go`
 * (SetNewReplicaSetAnnotations).
 */
export function revisionNotes(step: StepWrites, api: Api): readonly RevisionNote[] {
  if (step.writes.length === 0 && step.refused.length === 0) return []
  const notes: RevisionNote[] = []
  for (const { namespace, name, writes } of byDeployment(step.writes)) {
    const live = api.get({ resource: 'deployments', namespace, name })
    if (live !== undefined) notes.push(noteOf(namespace, name, step, writes, live, api))
  }
  for (const { namespace, name } of step.refused) {
    if (notes.some((note) => note.namespace === namespace && note.deployment === name)) continue
    const before = step.before.get(keyOf(namespace, name))
    const revisions = before === undefined ? {} : { before, after: before }
    notes.push({ namespace, deployment: name, ...revisions, made: false, reason: 'REVISION_REFUSED' })
  }
  return notes
}

function noteOf(
  namespace: string,
  name: string,
  step: StepWrites,
  writes: readonly ClientWrite[],
  live: KubeObject,
  api: Api,
): RevisionNote {
  const before = step.before.get(keyOf(namespace, name))
  const after = revisionOf(live)
  const isNew = writes.some((write) => write.before === undefined)
  const made = after !== undefined && (isNew || after !== before)
  return {
    namespace,
    deployment: name,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    made,
    reason: made ? reasonMade(isNew, namespace, name, after, api) : reasonNotMade(writes, live),
    allowed: allowedPods(live as Deployment),
  }
}

function reasonMade(isNew: boolean, namespace: string, name: string, revision: number, api: Api): ReasonCode {
  if (isNew) return 'REVISION_FIRST'
  const owned = api
    .list('replicasets', namespace)
    .filter(({ metadata }) => (metadata.ownerReferences ?? []).some((owner) => owner.name === name))
  const current = owned.find((replicaSet) => revisionOf(replicaSet) === revision)
  const wasUsedBefore = current?.metadata.annotations?.[REVISION_HISTORY] !== undefined
  return wasUsedBefore ? 'REVISION_REUSED' : 'REVISION_TEMPLATE_CHANGED'
}

function reasonNotMade(writes: readonly ClientWrite[], live: KubeObject): ReasonCode {
  const changed = writes.some(({ before, after }) => !hasSameTemplate(before, after))
  return changed && specOf(live)['paused'] === true ? 'REVISION_PAUSED' : 'REVISION_TEMPLATE_SAME'
}

function byDeployment(writes: readonly ClientWrite[]) {
  const groups = new Map<string, { namespace: string; name: string; writes: ClientWrite[] }>()
  for (const write of writes) {
    const { resource, namespace = '', name } = write.ref
    if (resource !== 'deployments') continue
    const group = groups.get(keyOf(namespace, name)) ?? { namespace, name, writes: [] }
    group.writes.push(write)
    groups.set(keyOf(namespace, name), group)
  }
  return [...groups.values()]
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`
}

function revisionOf(object: KubeObject): number | undefined {
  const text = object.metadata.annotations?.[REVISION]
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function specOf(object: KubeObject): Readonly<Record<string, unknown>> {
  return (object['spec'] ?? {}) as Readonly<Record<string, unknown>>
}

function hasSameTemplate(before: KubeObject | undefined, after: KubeObject | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  return sameTemplate((before as Deployment).spec.template, (after as Deployment).spec.template)
}
