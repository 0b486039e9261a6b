import { eachApply, fieldPlace, isReplicasRemoved, shown } from '../drift.ts'
import { commandName, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `apply` took back what another command had changed, because the file still says what it said. */
export const applyReverts: Finding = {
  code: 'DRIFT_APPLY_REVERTS',
  find: (context) =>
    eachApply(context).flatMap(({ told, reverted }) =>
      reverted.flatMap(({ told: by, change: { field } }) => {
        const now = told.note.changes.find((each) => each.field === field)
        // that is told by itself
        if (now === undefined || (field === 'spec.replicas' && isReplicasRemoved(context, told))) return []
        const values = { from: shown(now.before), to: shown(now.after) }
        const args = {
          deployment: told.note.deployment,
          field,
          ...values,
          command: commandName(by),
          verb: told.words.verb,
        }
        return [finding('DRIFT_APPLY_REVERTS', args, fieldPlace(context, told, field))]
      }),
    ),
}
