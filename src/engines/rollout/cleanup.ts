import type { ReplicaSet } from '../../kubernetes/types.ts'
import type { Draft } from './draft.ts'
import { byRevision } from './view.ts'

/** A limit of this many revisions means "keep all" (deployment_util.go HasRevisionHistoryLimit). */
const NO_LIMIT = 2_147_483_647

/**
 * Deletes the oldest revisions beyond revisionHistoryLimit (sync.go cleanupDeployment). Of the surplus only those that
 * want no pods, have none and are up to date go; for one that stays nothing else is deleted.
 */
export function cleanUpHistory(draft: Draft, old: readonly ReplicaSet[]): void {
  const limit = draft.deployment.spec.revisionHistoryLimit
  if (limit === undefined || limit === NO_LIMIT) return
  const alive = old.filter((replicaSet) => replicaSet.metadata.deletionTimestamp === undefined)
  const surplus = alive.length - limit
  if (surplus <= 0) return
  for (const replicaSet of alive.toSorted(byRevision).slice(0, surplus)) {
    const idle = replicaSet.spec.replicas === 0 && replicaSet.status.replicas === 0
    const upToDate = (replicaSet.metadata.generation ?? 0) <= (replicaSet.status.observedGeneration ?? 0)
    if (idle && upToDate) draft.intents.push({ kind: 'delete-replica-set', replicaSet })
  }
}
