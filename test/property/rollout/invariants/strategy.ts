import { DESIRED_REPLICAS, MAX_REPLICAS } from '../../../../src/engines/rollout/annotations.ts'
import { isObserved, type Scene, total, wanted } from '../scene.ts'
import { must } from '../violation.ts'
import { boundsOf, isSized } from './bounds.ts'

/** What the strategy and a pause forbid from one moment to the next. */
export function watchStrategy(): (scene: Scene) => void {
  const checks = [watchRecreate(), watchPause(), watchSizing(), watchSharing()]
  return (scene) => {
    for (const check of checks) check(scene)
  }
}

/** A Deployment that recreates, and has pods of one template only, never has pods of two. */
function watchRecreate(): (scene: Scene) => void {
  let alone = false
  return ({ deployment, holdings }) => {
    const { strategy, paused } = deployment.spec
    // what was begun under another strategy runs on, and a pause resizes whatever there is
    if (strategy.type !== 'Recreate' || paused === true) {
      alone = false
      return
    }
    const present = holdings.filter((holding) => wanted(holding) > 0 || holding.pods.length > 0)
    if (alone) {
      const sets = present.map(({ set, pods }) => ({ name: set.metadata.name, pods: pods.length }))
      must(present.length <= 1, 'pods are recreated when the last old one is gone', { sets })
    }
    alone ||= present.length <= 1 && isObserved(deployment)
  }
}

/** A paused Deployment starts nothing new. */
function watchPause(): (scene: Scene) => void {
  let known: ReadonlySet<string | undefined> | undefined
  return ({ deployment, holdings }) => {
    const uids = new Set(holdings.map(({ set }) => set.metadata.uid))
    const isPaused = deployment.spec.paused === true
    if (isPaused && known !== undefined) {
      const before = known
      const fresh = holdings.filter(({ set }) => !before.has(set.metadata.uid)).map(({ set }) => set.metadata.name)
      must(fresh.length === 0, 'a paused Deployment makes no ReplicaSet', { fresh })
    }
    known = isPaused ? uids : undefined
  }
}

/** A ReplicaSet that is resized is stamped with what the Deployment wants and may want at that moment. */
function watchSizing(): (scene: Scene) => void {
  const stamps = new Map<string | undefined, string>()
  return ({ deployment, holdings }) => {
    const fitting = `${deployment.spec.replicas}/${boundsOf(deployment).ceiling}`
    for (const { set } of holdings) {
      const { uid, annotations = {}, name } = set.metadata
      const stamp = `${annotations[DESIRED_REPLICAS]}/${annotations[MAX_REPLICAS]}`
      const isNew = stamps.get(uid) !== stamp
      if (isNew) must(stamp === fitting, 'a size is stamped with its bounds', { name, stamp, fitting })
      stamps.set(uid, stamp)
    }
  }
}

/** A change of `replicas` in the middle of a rollout is shared out among the ReplicaSets to the last pod. */
function watchSharing(): (scene: Scene) => void {
  let before: Scene | undefined
  return (scene) => {
    const { deployment, holdings } = scene
    const active = before?.holdings.filter((holding) => wanted(holding) > 0) ?? []
    const outdated = active.length > 1 && active.every((holding) => !isSized(holding, deployment))
    before = scene
    if (!outdated || deployment.spec.strategy.type === 'Recreate') return
    const names = new Set(active.map(({ set }) => set.metadata.name))
    if (!holdings.every((holding) => !names.has(holding.set.metadata.name) || isSized(holding, deployment))) return
    const allowed = deployment.spec.replicas === 0 ? 0 : boundsOf(deployment).ceiling
    const sizes = holdings.map(wanted)
    must(total(holdings, wanted) === allowed, 'all that may be wanted is shared out', { allowed, sizes })
  }
}
