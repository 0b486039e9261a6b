import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DESIRED_REPLICAS, numberAnnotation, revisionOf } from '../../src/engines/rollout/annotations.ts'
import type { Cluster } from '../../src/engines/rollout/index.ts'
import { fenceposts } from '../../src/engines/rollout/resolve.ts'
import { syncDeployment } from '../../src/engines/rollout/sync.ts'
import { byCreation } from '../../src/engines/rollout/view.ts'
import type { Pod, ReplicaSet } from '../../src/kubernetes/types.ts'
import { type Action, act, actions, newWorld, replicaSets, web } from './rollout-world.ts'

const RUNS = { numRuns: 300, seed: 20_260_101 }

const sum = (sets: readonly ReplicaSet[], of: (set: ReplicaSet) => number): number =>
  sets.reduce((total, set) => total + of(set), 0)

/** Looks at a cluster after every event; remembers what the bounds promise only while the spec stays as it is. */
function watchInvariants(cluster: Cluster): () => void {
  let generation: number | undefined
  let withinCeiling = false
  let reachedFloor = false
  return () => {
    const deployment = web(cluster)
    const sets = replicaSets(cluster)
    const { replicas } = deployment.spec
    const { surge, unavailable } = fenceposts(deployment)
    const desired = sum(sets, ({ spec }) => spec.replicas)
    // pods that are available and still wanted: what is on its way out holds nothing
    const available = sum(sets, ({ spec, status }) => Math.min(spec.replicas, status.availableReplicas ?? 0))
    // a change of `replicas` is shared out first, and that looks at no floor
    const sized = sets.every((set) => set.spec.replicas === 0 || numberAnnotation(set, DESIRED_REPLICAS) === replicas)
    if (deployment.metadata.generation !== generation) {
      generation = deployment.metadata.generation
      withinCeiling = false
      reachedFloor = false
    }
    const ceiling = withinCeiling ? replicas + surge : Infinity
    expect(desired, 'wanted pods against the ceiling').toBeLessThanOrEqual(ceiling)
    const floor = reachedFloor && deployment.spec.strategy.type === 'RollingUpdate' ? replicas - unavailable : 0
    expect(available, 'available pods against the floor').toBeGreaterThanOrEqual(floor)
    withinCeiling ||= desired <= replicas + surge
    reachedFloor ||= sized && available >= replicas - unavailable && deployment.status.observedGeneration === generation
    checkCounts(cluster, sets)
  }
}

/** A ReplicaSet's figures never tell of more pods than there are. */
function checkCounts(cluster: Cluster, sets: readonly ReplicaSet[]): void {
  for (const { status } of sets) {
    expect(status.availableReplicas ?? 0).toBeLessThanOrEqual(status.readyReplicas ?? 0)
    expect(status.readyReplicas ?? 0).toBeLessThanOrEqual(status.replicas)
  }
  const revisions = sets.map(revisionOf)
  expect(new Set(revisions).size, 'a revision belongs to one ReplicaSet').toBe(revisions.length)
  expect(cluster.diagnostics).toEqual([])
}

/** Once settled, every figure is the truth and the controller wants nothing more. */
function checkSettled(cluster: Cluster): void {
  const deployment = web(cluster)
  const sets = replicaSets(cluster)
  const pods = cluster.api.list('pods', 'default') as readonly Pod[]
  for (const set of sets) {
    const own = pods.filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid === set.metadata.uid)
    expect(own.length, 'pods of a ReplicaSet').toBe(set.spec.replicas)
    expect(set.status.replicas).toBe(set.spec.replicas)
  }
  expect(deployment.status.replicas ?? 0).toBe(sum(sets, ({ status }) => status.replicas))
  expect(deployment.status.availableReplicas ?? 0).toBe(sum(sets, ({ status }) => status.availableReplicas ?? 0))
  const view = {
    deployment,
    replicaSets: sets.toSorted(byCreation),
    livePods: ({ spec }: ReplicaSet) => spec.replicas,
    named: () => undefined,
  }
  const wanted = syncDeployment(view, cluster.nowMs).filter(({ kind }) => kind !== 'sync-again')
  expect(wanted, 'what the controller still wants').toEqual([])
}

function play(story: readonly Action[], look?: (cluster: Cluster) => () => void): Cluster {
  const cluster = newWorld()
  const looking = look?.(cluster) ?? ((): void => {})
  for (const action of [{ kind: 'wait', waitMs: 'settled' } as const, ...story]) act(cluster, action, looking)
  return cluster
}

describe(`rollouts, seed ${RUNS.seed}`, () => {
  test('the bounds of the strategy hold after every event, and every story settles in truth', () => {
    fc.assert(
      fc.property(actions, (story) => {
        const cluster = play(story, watchInvariants)
        cluster.settle(60_000)
        expect(cluster.isSettled()).toBe(true)
        checkSettled(cluster)
      }),
      RUNS,
    )
  })

  test('the same story has the same history', () => {
    fc.assert(
      fc.property(actions, (story) => {
        const [first, second] = [play(story), play(story)]
        expect(first.frames).toEqual(second.frames)
        expect(first.events).toEqual(second.events)
      }),
      { ...RUNS, numRuns: 60 },
    )
  })
})
