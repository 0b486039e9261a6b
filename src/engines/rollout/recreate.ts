import type { ReplicaSet } from '../../kubernetes/types.ts'
import { type Draft, scaleReplicaSet } from './draft.ts'
import { active, sumCurrent } from './view.ts'

/** Takes every old ReplicaSet to 0. True when one was not there yet (recreate.go). */
export function scaleDownAllOld(draft: Draft, old: readonly ReplicaSet[]): boolean {
  const shrinkable = active(old)
  for (const replicaSet of shrinkable) scaleReplicaSet(draft, replicaSet, 0)
  return shrinkable.length > 0
}

/** New pods come only when the last old pod is gone, not merely on its way out (recreate.go oldPodsRunning). */
export function oldPodsRemain(draft: Draft, old: readonly ReplicaSet[]): boolean {
  return sumCurrent(old) > 0 || old.some((replicaSet) => draft.view.livePods(replicaSet) > 0)
}
