import type { Api } from '../../src/kubernetes/api.ts'
import type { Condition, Deployment, KubeObject, Pod, PodTemplateSpec, ReplicaSet } from '../../src/kubernetes/types.ts'
import { same } from './compare.ts'
import type { RecordedState, StateObject } from './k8s-recording.ts'
import type { Assertion } from './types.ts'

const NAMESPACE = 'default'
const REVISION = 'deployment.kubernetes.io/revision'
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const CHANGE_CAUSE = 'kubernetes.io/change-cause'
const POD_SUFFIX = /(-[bcdfghjklmnpqrstvwxz2456789]{6,10})-[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9-])/g

/** The objects of the simulated cluster in the shape in which the recordings hold them. */
export function stateOf(api: Api): RecordedState {
  const deployments = api.list('deployments', NAMESPACE) as readonly Deployment[]
  const replicaSets = api.list('replicasets', NAMESPACE) as readonly ReplicaSet[]
  const pods = api.list('pods', NAMESPACE) as readonly Pod[]
  return {
    deployments: deployments.map(deploymentState),
    replicaSets: replicaSets.toSorted(byRevision).map(replicaSetState),
    pods: podCounts(pods),
  }
}

/** One assertion per recorded value, and one for the names of each kind, so that nothing is there too much. */
export function compareStates(path: string, expected: RecordedState, actual: RecordedState): readonly Assertion[] {
  return [
    ...compareObjects(`${path}/deployments`, expected.deployments, actual.deployments),
    ...compareObjects(`${path}/replicaSets`, expected.replicaSets, actual.replicaSets),
    same(`${path}/pods/names`, Object.keys(expected.pods).toSorted(), Object.keys(actual.pods).toSorted()),
    ...Object.entries(expected.pods).map(([name, counts]) => same(`${path}/pods/${name}`, counts, actual.pods[name])),
  ]
}

function compareObjects(
  path: string,
  expected: readonly StateObject[],
  actual: readonly StateObject[],
): readonly Assertion[] {
  const assertions = [same(`${path}/names`, namesOf(expected), namesOf(actual))]
  for (const object of expected) {
    const { name } = object
    const found = actual.find((candidate) => candidate.name === name)
    const fields = new Set([...Object.keys(object), ...Object.keys(found ?? {})])
    fields.delete('name')
    for (const field of fields) {
      assertions.push(same(`${path}/${name}/${field}`, masked(object[field]), masked(found?.[field])))
    }
  }
  return assertions
}

function namesOf(objects: readonly StateObject[]): readonly string[] {
  return objects.map(({ name }) => name)
}

/** Messages of conditions can name a pod, whose last five characters are random. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(POD_SUFFIX, '$1-<rand>')
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]))
}

function deploymentState({ metadata, spec, status }: Deployment): StateObject {
  const { [LAST_APPLIED]: lastApplied, ...annotations } = metadata.annotations ?? {}
  const { conditions, ...counts } = status
  return present({
    name: metadata.name,
    generation: metadata.generation,
    revision: annotations[REVISION],
    changeCause: annotations[CHANGE_CAUSE],
    labels: metadata.labels ?? {},
    annotations,
    lastApplied: lastApplied !== undefined,
    spec: {
      replicas: spec.replicas,
      strategy: spec.strategy,
      minReadySeconds: spec.minReadySeconds === 0 ? undefined : spec.minReadySeconds,
      revisionHistoryLimit: spec.revisionHistoryLimit,
      progressDeadlineSeconds: spec.progressDeadlineSeconds,
      paused: spec.paused === true ? true : undefined,
      images: images(spec.template),
    },
    status: counts,
    conditions: conditionStates(conditions),
  })
}

function replicaSetState({ metadata, spec, status }: ReplicaSet): StateObject {
  const annotations = metadata.annotations ?? {}
  return present({
    name: metadata.name,
    owner: ownerName({ metadata }),
    hash: metadata.labels?.['pod-template-hash'],
    revision: annotations[REVISION],
    revisionHistory: annotations['deployment.kubernetes.io/revision-history'],
    desired: spec.replicas,
    current: status.replicas,
    ready: status.readyReplicas ?? 0,
    available: status.availableReplicas ?? 0,
    desiredAnnotation: annotations['deployment.kubernetes.io/desired-replicas'],
    maxAnnotation: annotations['deployment.kubernetes.io/max-replicas'],
    changeCause: annotations[CHANGE_CAUSE],
    images: images(spec.template),
    minReadySeconds: spec.minReadySeconds === 0 ? undefined : spec.minReadySeconds,
    generation: metadata.generation,
    conditions: status.conditions?.length ? conditionStates(status.conditions) : undefined,
  })
}

function podCounts(pods: readonly Pod[]): RecordedState['pods'] {
  const counts: Record<string, Record<string, number>> = {}
  for (const pod of pods) {
    const ofOwner = (counts[ownerName(pod) ?? ''] ??= {})
    const condition = podCondition(pod)
    ofOwner[condition] = (ofOwner[condition] ?? 0) + 1
  }
  return counts
}

/** `Ready`, else why a container waits, else the phase. */
function podCondition({ status }: Pod): string {
  if (status.conditions?.some(({ type, status: verdict }) => type === 'Ready' && verdict === 'True')) return 'Ready'
  const waitingOnes = status.containerStatuses?.map(({ state }) => state.waiting?.reason) ?? []
  return waitingOnes.find((reason) => reason !== undefined) ?? status.phase
}

function ownerName({ metadata }: Pick<KubeObject, 'metadata'>): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.name
}

function images(template: PodTemplateSpec): readonly string[] {
  return template.spec.containers.map(({ name, image }) => `${name}=${image ?? ''}`)
}

function conditionStates(conditions: readonly Condition[] | undefined): readonly unknown[] {
  return (conditions ?? []).map(({ type, status, reason, message }) => ({ type, status, reason, message }))
}

function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  const difference = Number(a.metadata.annotations?.[REVISION] ?? 0) - Number(b.metadata.annotations?.[REVISION] ?? 0)
  return difference || (a.metadata.name < b.metadata.name ? -1 : 1)
}

/** Without the fields that have no value: they are absent from a recording. */
function present(object: StateObject): StateObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as unknown as StateObject
}
