import { diagnostic } from '../../../../src/domain/codes.ts'
import { isJsonObject, type Value } from '../../../../src/domain/json.ts'
import { LIMITS } from '../../../../src/domain/limits.ts'
import type { SourceFile } from '../../../../src/domain/submission.ts'
import type { Frame, RevisionNote } from '../../../../src/domain/trace.ts'
import type { Image, ImageConfig } from '../../../../src/engines/entrypoint/types.ts'
import type { Moment } from '../../../../src/grading/moment.ts'
import { findResource } from '../../../../src/kubernetes/resources.ts'
import type { Deployment, KubeObject, Pod, ReplicaSet } from '../../../../src/kubernetes/types.ts'
import type { RanStep } from '../../../../src/sandbox/types.ts'

export interface MomentParts {
  readonly objects?: readonly KubeObject[]
  readonly frames?: readonly Frame[]
  readonly steps?: readonly RanStep[]
  readonly images?: readonly Image[]
  readonly builtImages?: readonly string[]
  /** Index of the first command of the last scenario step; default: all commands belong to it. */
  readonly lastFrom?: number
  readonly nowMs?: number
  readonly files?: readonly SourceFile[]
}

/** A settled moment written by hand: only what the check under test looks at. */
export function momentWith(parts: MomentParts): Moment {
  const { objects = [], images = [], nowMs = 60_000, lastFrom = 0 } = parts
  const ran = parts.steps ?? []
  return {
    nowMs,
    cluster: {
      list: (resource, namespace) =>
        objects.filter(
          (object) =>
            findResource(object.kind)?.resource === resource &&
            (namespace === undefined || object.metadata.namespace === namespace),
        ),
      get: ({ resource, name }) =>
        objects.find((object) => findResource(object.kind)?.resource === resource && object.metadata.name === name),
      // A merge that fills in nothing, for specs without lists: enough to tell which fields a file sets.
      patch: ({ resource, name }, _type, patch) => {
        const live = objects.find(
          (each) => findResource(each.kind)?.resource === resource && each.metadata.name === name,
        )
        const value = merged(live as unknown as Value, patch) as unknown as KubeObject
        return { ok: true, value, warnings: [] }
      },
    },
    frames: parts.frames ?? [],
    steps: ran,
    lastSpan: { from: lastFrom, to: ran.length, startMs: ran[lastFrom]?.step.startMs ?? nowMs },
    spans: new Map(),
    image: (reference) => images.find((image) => image.reference === reference),
    builtImages: parts.builtImages ?? images.map(({ reference }) => reference),
    files: parts.files ?? [],
    peek: (path) => parts.files?.find((file) => file.path === path)?.text,
    written: new Map(),
    isAsGiven: () => true,
    readManifest: (path) => parts.files?.find((file) => file.path === path)?.text,
    met: () => [],
    limits: LIMITS,
  }
}

function merged(live: Value | undefined, patch: Value): Value {
  if (!isJsonObject(patch)) return patch
  const base = isJsonObject(live) ? live : {}
  return {
    ...base,
    ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, merged(base[key], value)])),
  }
}

export interface DeploymentParts {
  readonly name?: string
  readonly replicas?: number
  readonly revision?: number
  readonly paused?: boolean
  readonly strategy?: Deployment['spec']['strategy']
  readonly revisionHistoryLimit?: number
  readonly status?: Deployment['status']
  readonly containers?: Deployment['spec']['template']['spec']['containers']
}

/** A stored Deployment; complete unless its status says otherwise. */
export function deployment(parts: DeploymentParts = {}): Deployment {
  const { name = 'web', replicas = 4, revision = 1, containers = [{ name: 'web', image: 'nginx:1.26' }] } = parts
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      generation: 1,
      annotations: revision === 0 ? {} : { 'deployment.kubernetes.io/revision': String(revision) },
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers } },
      strategy: parts.strategy ?? { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      revisionHistoryLimit: parts.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: 600,
      ...(parts.paused === undefined ? {} : { paused: parts.paused }),
    },
    status: parts.status ?? {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  }
}

/** A ReplicaSet that a Deployment owns. */
export function replicaSet(
  revision: number,
  replicas: number,
  parts: {
    readonly owner?: string
    readonly ready?: number
    readonly annotations?: Record<string, string>
    readonly image?: string
  } = {},
): ReplicaSet {
  const { owner = 'web', ready = replicas, annotations = {}, image = 'nginx:1.26' } = parts
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${owner}-${revision}`,
      namespace: 'default',
      uid: `uid-${owner}-${revision}`,
      annotations: { ...annotations, 'deployment.kubernetes.io/revision': String(revision) },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'Deployment', name: owner, uid: `uid-${owner}`, controller: true },
      ],
    },
    spec: { replicas, selector: {}, template: { spec: { containers: [{ name: 'web', image }] } } },
    status: { replicas, readyReplicas: ready },
  }
}

/** A pod of a ReplicaSet whose only container is in a given state. */
export function podIn(
  set: ReplicaSet,
  state: NonNullable<Pod['status']['containerStatuses']>[number]['state'],
  lastState?: typeof state,
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${set.metadata.name}-abcde`,
      namespace: 'default',
      uid: `uid-${set.metadata.name}-abcde`,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: set.metadata.name,
          uid: set.metadata.uid ?? '',
          controller: true,
        },
      ],
    },
    spec: { containers: [{ name: 'web', image: 'nginx:1.26' }] },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          name: 'web',
          image: 'nginx:1.26',
          ready: false,
          restartCount: 0,
          state,
          ...(lastState === undefined ? {} : { lastState }),
        },
      ],
    },
  }
}

export interface StepParts {
  readonly exit?: number
  readonly stdout?: string
  readonly stderr?: string
  readonly startMs?: number
  readonly by?: 'learner' | 'author'
  readonly revisions?: readonly Partial<RevisionNote>[]
  /** It failed because its line makes no sense. */
  readonly isSlip?: boolean
}

/** Commands that ran one after the other, one second each. */
export function steps(...commands: readonly (readonly [command: string, parts?: StepParts])[]): readonly RanStep[] {
  return commands.map(([command, parts = {}], index) => ({
    by: parts.by ?? 'learner',
    ...(parts.isSlip === true ? { failure: { told: diagnostic('COMMAND_SAID_ERROR', {}), isSlip: true } } : {}),
    range: {
      file: 'commands.sh',
      start: { line: index + 1, column: 1 },
      end: { line: index + 1, column: command.length + 1 },
    },
    step: {
      index,
      argv: command.split(' '),
      exit: parts.exit ?? 0,
      stdout: parts.stdout ?? '',
      stderr: parts.stderr ?? '',
      startMs: parts.startMs ?? index * 1000,
      endMs: (parts.startMs ?? index * 1000) + 1000,
      revisions: (parts.revisions ?? []).map((note) => ({
        namespace: 'default',
        deployment: 'web',
        made: false,
        reason: 'REVISION_TEMPLATE_SAME' as const,
        ...note,
      })),
      frames: [0, 0] as const,
    },
  }))
}

/** Frames of one Deployment `web`: ready pods, and all pods, at moments. */
export function frames(...counts: readonly (readonly [atMs: number, ready: number, pods: number])[]): readonly Frame[] {
  return counts.map(([atMs, ready, pods]) => ({
    atMs,
    deployments: [
      {
        namespace: 'default',
        name: 'web',
        replicas: 4,
        ready,
        available: ready,
        updated: ready,
        pods,
        podsWithTerminating: pods,
      },
    ],
    replicaSets: [],
  }))
}

export interface ImageParts {
  readonly reference?: string
  readonly config?: Partial<ImageConfig>
  readonly origins?: Image['origins']
}

/** An image that was built from a two-line Dockerfile. */
export function builtImage(parts: ImageParts): Image {
  return {
    reference: parts.reference ?? 'sleeper',
    config: {
      Entrypoint: null,
      Cmd: null,
      Env: [],
      WorkingDir: '',
      User: '',
      ExposedPorts: [],
      Volumes: [],
      StopSignal: null,
      Shell: null,
      Labels: {},
      Healthcheck: null,
      OnBuild: null,
      ...parts.config,
    },
    system: { sh: 'dash', bash: true, tools: 'gnu', libc: 'glibc', kind: 'shell', needsEnv: [] },
    files: new Map(),
    origins: parts.origins ?? {},
    builtFrom: {
      file: 'Dockerfile',
      instructions: [
        { name: 'FROM', range: lineRange(1), words: [] },
        { name: 'ENTRYPOINT', range: lineRange(2), words: [] },
        { name: 'CMD', range: lineRange(3), words: [] },
      ],
    },
  }
}

function lineRange(line: number) {
  return { file: 'Dockerfile', start: { line, column: 1 }, end: { line, column: 10 } }
}
