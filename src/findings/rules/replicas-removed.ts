import { fieldPlace, isReplicasRemoved, shown } from '../drift.ts'
import { allTold, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `replicas` was taken out of the file, so that `apply` takes it out of the Deployment and the server puts its default in. */
export const replicasRemoved: Finding = {
  code: 'DRIFT_REPLICAS_REMOVED',
  find: (context) =>
    allTold(context)
      .filter((told) => isReplicasRemoved(context, told))
      .map((told) => {
        const change = told.note.changes.find(({ field }) => field === 'spec.replicas')
        const args = { deployment: told.note.deployment, from: shown(change?.before), to: shown(change?.after) }
        return finding('DRIFT_REPLICAS_REMOVED', args, fieldPlace(context, told, 'spec'))
      }),
}
