import type { Deployment, PodTemplateSpec, ReplicaSet } from '../../../../src/kubernetes/types.ts'

type Spec = Deployment['spec']

/** A template that differs from another by its image only. */
export function template(image: string): PodTemplateSpec {
  return { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'nginx', image }] } }
}

/** A stored Deployment with the server's defaults. */
export function deployment(spec: Partial<Spec> = {}, status: Deployment['status'] = {}): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', uid: 'web-uid', generation: 1 },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'web' } },
      template: template('nginx:1.25'),
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
    },
    status,
  }
}

export interface ReplicaSetFacts {
  readonly name: string
  readonly image: string
  readonly desired: number
  /** `status.replicas`; `desired` when absent. */
  readonly current?: number
  readonly available: number
  readonly revision: number
  /** Seconds after the start at which it was made. */
  readonly createdS?: number
  readonly annotations?: Readonly<Record<string, string>>
}

/** A ReplicaSet of `deployment()`, sized when the Deployment wanted `replicas` pods. */
export function replicaSet(facts: ReplicaSetFacts): ReplicaSet {
  const { name, image, desired, current = desired, available, revision, createdS = revision } = facts
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: 'default',
      uid: `${name}-uid`,
      generation: 1,
      creationTimestamp: `2026-01-01T00:00:${String(createdS).padStart(2, '0')}Z`,
      annotations: { 'deployment.kubernetes.io/revision': String(revision), ...facts.annotations },
    },
    spec: { replicas: desired, selector: { matchLabels: { app: 'web' } }, template: template(image) },
    status: {
      replicas: current,
      observedGeneration: 1,
      ...(available === 0 ? {} : { readyReplicas: available, availableReplicas: available }),
    },
  }
}
