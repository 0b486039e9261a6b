import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD, type ImageRule } from '../../../src/domain/world.ts'
import type { Cluster } from '../../../src/engines/rollout/cluster-api.ts'
import type { Condition, Deployment, Pod, ReplicaSet } from '../../../src/kubernetes/types.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

/** The shop's releases: a pod of any gets ready 200 ms after its start, but for one that does not exist and a deaf one. */
const IMAGES: readonly ImageRule[] = [
  { reference: 'shop:gone*', pull: 'not-found' },
  { reference: 'shop:deaf', like: 'nginx:1.27', readyAfterMs: 'never' },
  { reference: 'shop:*', like: 'nginx:1.27', readyAfterMs: 200 },
]

const REVISION = 'deployment.kubernetes.io/revision'

/** What one command answered, and what became of the ReplicaSets until all was quiet again. */
export interface Said {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Virtual ms from the start of the command to its end. */
  readonly tookMs: number
  /** Every change of a ReplicaSet's `spec.replicas`, in order, with the tag of its image: `2 born 1`, `1 3→2`, `1 deleted`. */
  readonly scalings: readonly string[]
}

export type Story = ReturnType<typeof story>

/**
 * A person at a terminal, in a folder with `files`. The lines given to `type` are typed one after the other, each when the
 * world has settled, and the world settles after the last one too; `type` answers for that one.
 */
export function story(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
  const place = createWorkplace({ files: sources, world: { ...EMPTY_WORLD, images: IMAGES }, limits: LIMITS })
  const { api } = place.cluster
  const scalings = watchScalings(place.cluster)

  const type = (lines: string): Said => {
    place.files.write('commands.sh', lines)
    place.replay('commands.sh', 'typed')
    place.settle()
    const last = place.steps.at(-1)
    if (last === undefined) throw new RangeError(`nothing ran: ${lines}`)
    const { exit, stdout, stderr, startMs, endMs } = last.step
    const since = scalings.filter(({ atMs }) => atMs >= startMs).map(({ text }) => text)
    return { exit, stdout, stderr, tookMs: endMs - startMs, scalings: since }
  }
  const deployment = (name = 'shop'): Deployment => {
    const found = api.get({ resource: 'deployments', namespace: 'default', name })
    if (found === undefined) throw new RangeError(`no Deployment ${name}`)
    return found as Deployment
  }
  const replicaSets = (name = 'shop'): readonly ReplicaSet[] =>
    (api.list('replicasets', 'default') as readonly ReplicaSet[])
      .filter(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.name === name))
      .toSorted((a, b) => revisionOf(a) - revisionOf(b))

  return {
    place,
    type,
    /** Writes a file, as an editor does. */
    save: (path: string, text: string) => place.files.write(path, text),
    deployment,
    replicaSets,
    pods: () => api.list('pods', 'default') as readonly Pod[],
    /** One line per ReplicaSet, by revision: `revision tag available/desired`. */
    revisions: (name?: string) =>
      replicaSets(name).map((set) => {
        const { availableReplicas = 0 } = set.status
        return `${revisionOf(set)} ${tagOf(set)} ${availableReplicas}/${set.spec.replicas}`
      }),
    /** Each condition as `Type=Status Reason`, in alphabetical order. */
    conditions: (name?: string) => (deployment(name).status.conditions ?? []).map(conditionText).toSorted(),
    /** The pod-template-hash of the newest ReplicaSet. */
    hash: (name?: string) => replicaSets(name).at(-1)?.metadata.labels?.['pod-template-hash'],
  }
}

/** What a manifest of the Deployment `shop` says beyond the least; each text is written as it stands. */
export interface Manifest {
  readonly name?: string
  /** Fields of `metadata`, in flow style: `labels: { team: blue }`. */
  readonly metadata?: string
  readonly image?: string
  /** `undefined` leaves the field out. */
  readonly replicas?: number | undefined
  /** Lines of `spec`, each like `paused: true`. */
  readonly spec?: readonly string[]
  /** Labels of the template, beyond the one of the selector. */
  readonly labels?: string
  /** Lines of the container. */
  readonly container?: readonly string[]
}

/** The manifest of a Deployment with one container, `app`. */
export function manifest({ replicas = 3, ...rest }: Manifest): string {
  return manifestWithout({ ...rest, spec: [`replicas: ${replicas}`, ...(rest.spec ?? [])] })
}

/** The same, where `spec` alone says how many replicas there are to be. */
export function manifestWithout(fields: Omit<Manifest, 'replicas'>): string {
  const { name = 'shop', metadata, image = 'shop:1', spec = [], labels = '', container = [] } = fields
  const lines = [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    ...(metadata === undefined ? [] : [`  ${metadata}`]),
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  selector: { matchLabels: { app: shop } }',
    '  template:',
    `    metadata: { labels: { app: shop${labels} } }`,
    '    spec:',
    '      containers:',
    '        - name: app',
    `          image: ${image}`,
    ...container.map((line) => `          ${line}`),
  ]
  return `${lines.join('\n')}\n`
}

export const revisionOf = ({ metadata }: ReplicaSet): number => Number(metadata.annotations?.[REVISION])

const tagOf = ({ spec }: ReplicaSet): string => (spec.template.spec.containers[0]?.image ?? '').replace('shop:', '')

const conditionText = ({ type, status, reason }: Condition): string => `${type}=${status} ${reason ?? ''}`

function watchScalings(cluster: Cluster): readonly { readonly atMs: number; readonly text: string }[] {
  const seen: { atMs: number; text: string }[] = []
  const sizes = new Map<string, number>()
  cluster.watch({ resource: 'replicasets', namespace: 'default' }, ({ type, atMs, object }) => {
    const set = object as ReplicaSet
    const before = sizes.get(set.metadata.name)
    const now = set.spec.replicas
    if (type === 'DELETED') {
      sizes.delete(set.metadata.name)
      seen.push({ atMs, text: `${tagOf(set)} deleted` })
      return
    }
    sizes.set(set.metadata.name, now)
    if (before === undefined) seen.push({ atMs, text: `${tagOf(set)} born ${now}` })
    else if (before !== now) seen.push({ atMs, text: `${tagOf(set)} ${before}→${now}` })
  })
  return seen
}
