import * as fc from 'fast-check'
import { LIMITS } from '../../src/domain/limits.ts'
import { type Cluster, createCluster, createKubelet } from '../../src/engines/rollout/index.ts'
import { revisionOf } from '../../src/engines/rollout/annotations.ts'
import type { Deployment, ReplicaSet } from '../../src/kubernetes/types.ts'
import { withoutHashLabel } from '../../src/kubernetes/pod-template.ts'

/** What a person may do to the Deployment, and how long they then wait. */
export type Action = { readonly waitMs: number | 'settled' } & (
  | { readonly kind: 'set-image'; readonly image: string }
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'undo'; readonly back: number }
  | { readonly kind: 'pause' | 'resume' }
  | { readonly kind: 'strategy'; readonly surge: number | string; readonly unavailable: number | string }
  | { readonly kind: 'recreate' }
  | { readonly kind: 'wait' }
)

export const WEB = { resource: 'deployments', namespace: 'default', name: 'web' } as const

const amount = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('0%', '10%', '25%', '50%', '100%'))

export const actions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .constantFrom('nginx:1', 'nginx:2', 'nginx:3', 'nginx:bad')
            .map((image) => ({ kind: 'set-image' as const, image })),
        },
        {
          weight: 2,
          arbitrary: fc.integer({ min: 0, max: 12 }).map((replicas) => ({ kind: 'scale' as const, replicas })),
        },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((back) => ({ kind: 'undo' as const, back })) },
        { weight: 1, arbitrary: fc.constantFrom('pause' as const, 'resume' as const).map((kind) => ({ kind })) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(amount, amount)
            .map(([surge, unavailable]) => ({ kind: 'strategy' as const, surge, unavailable })),
        },
        { weight: 1, arbitrary: fc.constant({ kind: 'recreate' as const }) },
        { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
      ),
      fc.oneof(fc.constant('settled' as const), fc.integer({ min: 0, max: 5000 })),
    )
    .map(([action, waitMs]) => ({ ...action, waitMs })),
  { minLength: 5, maxLength: 30 },
)

/** A cluster in which images called `bad` cannot be pulled, with one Deployment of four pods. */
export function newWorld(): Cluster {
  const cluster = createCluster({
    limits: LIMITS,
    kubelet: createKubelet((container) => ({
      pull:
        container.image === 'nginx:bad'
          ? { ok: false, afterMs: 300, message: 'not found' }
          : { ok: true, afterMs: 700 },
      run: { kind: 'runs', readyAfterMs: 400 },
      stopMs: 250,
      log: '',
    })),
  })
  const created = cluster.api.create('deployments', 'default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx:1' }] } },
    },
  })
  if (!created.ok) throw new Error(created.status.message)
  return cluster
}

export function web(cluster: Cluster): Deployment {
  const deployment = cluster.api.get(WEB) as Deployment | undefined
  if (deployment === undefined) throw new Error('the Deployment is gone')
  return deployment
}

export function replicaSets(cluster: Cluster): readonly ReplicaSet[] {
  return cluster.api.list('replicasets', 'default') as readonly ReplicaSet[]
}

/** Does one action. `looking` is called after every moment at which something happened. */
export function act(cluster: Cluster, action: Action, looking: () => void): void {
  change(cluster, action)
  looking()
  const untilMs = cluster.nowMs + (action.waitMs === 'settled' ? LIMITS.settleMsMax : action.waitMs)
  while (!(action.waitMs === 'settled' && cluster.isSettled()) && cluster.step(untilMs)) looking()
  if (action.waitMs !== 'settled') cluster.advanceTo(untilMs)
}

function change(cluster: Cluster, action: Action): void {
  const patch = (spec: Parameters<Cluster['api']['patch']>[2]): void => {
    cluster.api.patch(WEB, 'strategic', spec)
  }
  switch (action.kind) {
    case 'set-image':
      return patch({ spec: { template: { spec: { containers: [{ name: 'web', image: action.image }] } } } })
    case 'scale':
      return patch({ spec: { replicas: action.replicas } })
    case 'undo': {
      const target = replicaSets(cluster)
        .toSorted((a, b) => revisionOf(b) - revisionOf(a))
        .at(action.back)
      if (target === undefined || web(cluster).spec.paused === true) return
      const template = withoutHashLabel(target.spec.template)
      cluster.api.patch(WEB, 'json', [
        { op: 'replace', path: '/spec/template', value: JSON.parse(JSON.stringify(template)) },
      ])
      return
    }
    case 'pause':
    case 'resume':
      return patch({ spec: { paused: action.kind === 'pause' } })
    case 'strategy':
      return patch({
        spec: {
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: action.surge, maxUnavailable: action.unavailable },
          },
        },
      })
    case 'recreate':
      return patch({ spec: { strategy: { type: 'Recreate', rollingUpdate: null } } })
    case 'wait':
      return
    default:
      action satisfies never
  }
}
