import type { Deployment, IntOrString } from '../../../../src/kubernetes/types.ts'
import { DESIRED_REPLICAS } from '../../../../src/engines/rollout/annotations.ts'
import { available, type Holding, isObserved, type Scene, total, wanted } from '../scene.ts'
import { must } from '../violation.ts'

export interface Bounds {
  /** How many pods may be wanted, and how many have to stay available. */
  readonly ceiling: number
  readonly floor: number
}

/**
 * The bounds of a strategy, reckoned apart from the engine: surge rounds up, unavailability down and is 1 when both are
 * 0. A Deployment that recreates has neither.
 */
export function boundsOf({ spec }: Deployment): Bounds {
  const { replicas, strategy } = spec
  if (strategy.type === 'Recreate') return { ceiling: replicas, floor: replicas }
  const surge = amountOf(strategy.rollingUpdate?.maxSurge ?? 0, replicas, Math.ceil)
  const unavailable = amountOf(strategy.rollingUpdate?.maxUnavailable ?? 0, replicas, Math.floor)
  const atLeast = surge + unavailable === 0 ? 1 : unavailable
  return { ceiling: replicas + surge, floor: Math.max(0, replicas - atLeast) }
}

function amountOf(amount: IntOrString, replicas: number, round: (x: number) => number): number {
  return typeof amount === 'number' ? amount : round((replicas * Number.parseInt(amount, 10)) / 100)
}

export interface BoundsWatch {
  readonly look: (scene: Scene) => void
  /** Pods were lost that the Deployment did not give up: the floor has to be reached anew. */
  readonly disturbed: () => void
}

/**
 * While the spec stays as it is: once within the ceiling, always within it; once the floor is reached, never below it.
 * Pods on their way out are not counted, neither against the ceiling nor for the floor.
 */
export function watchBounds(): BoundsWatch {
  let generation: number | undefined
  let withinCeiling = false
  let wantedFloor = false
  let reachedFloor = false
  return {
    look({ deployment, holdings, newest }) {
      const { ceiling, floor } = boundsOf(deployment)
      const pods = total(holdings, ({ active }) => active)
      const desired = total(holdings, wanted)
      const standing = total(holdings, (holding) => Math.min(wanted(holding), available(holding)))
      if (deployment.metadata.generation !== generation) {
        generation = deployment.metadata.generation
        withinCeiling = false
        wantedFloor = false
        reachedFloor = false
      }
      // a ReplicaSet gives up young pods first, not those that are Ready and not yet available
      if (holdings.some(({ set, ready, ripe }) => set !== newest?.set && ready > ripe)) reachedFloor = false
      const facts = { generation, ceiling, floor, pods, desired, standing }
      if (withinCeiling) must(Math.max(pods, desired) <= ceiling, 'pods stay within the ceiling', facts)
      if (wantedFloor) must(desired >= floor, 'wanted pods stay above the floor', facts)
      if (reachedFloor) must(standing >= floor, 'available pods stay above the floor', facts)
      withinCeiling ||= Math.max(pods, desired) <= ceiling
      // a change of `replicas` is shared out first, and that looks at no floor; recreating gives up all pods
      const bound = deployment.spec.strategy.type !== 'Recreate' && holdings.every((each) => isSized(each, deployment))
      const isSeen = isObserved(deployment) && holdings.every(isUpToDate)
      wantedFloor ||= bound && isSeen && desired >= floor
      reachedFloor ||= bound && isSeen && standing >= floor && isAdopted(newest, deployment)
    },
    disturbed() {
      reachedFloor = false
    },
  }
}

/** Its size was last set for the number of replicas that the Deployment now wants. */
export function isSized(holding: Holding, { spec }: Deployment): boolean {
  return wanted(holding) === 0 || holding.set.metadata.annotations?.[DESIRED_REPLICAS] === String(spec.replicas)
}

/**
 * Its status tells no more available pods than there are and than it wants. Figures from before its last resizing, in
 * the milliseconds until its own controller follows, let a rollout that turns round then take too many pods.
 */
function isUpToDate(holding: Holding): boolean {
  return available(holding) === holding.ripe && holding.ripe <= wanted(holding)
}

/**
 * A dead end of the real controller (sync.go scale): it does nothing else until all sizes are stamped with a changed
 * `replicas`, and it stamps neither the only ReplicaSet with pods if that has the right size already, nor several if
 * pods are recreated.
 */
export function isStranded({ deployment, holdings }: Scene): boolean {
  const active = holdings.filter((holding) => wanted(holding) > 0)
  if (active.every((holding) => isSized(holding, deployment))) return false
  const { replicas, strategy } = deployment.spec
  return active.length === 1 ? total(active, wanted) === replicas : strategy.type === 'Recreate'
}

/** The newest ReplicaSet waits as long for availability as the Deployment says. */
function isAdopted(newest: Holding | undefined, { spec }: Deployment): boolean {
  return newest === undefined || (newest.set.spec.minReadySeconds ?? 0) === (spec.minReadySeconds ?? 0)
}
