import { eachApply } from '../drift.ts'
import { commandName, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `apply` left alone what another command had added, because no file that was applied ever said anything about it. */
export const applyLeavesAlone: Finding = {
  code: 'DRIFT_APPLY_LEAVES_ALONE',
  find: (context) =>
    eachApply(context).flatMap(({ told, left }) =>
      left.map(({ told: by, change: { field } }) =>
        finding(
          'DRIFT_APPLY_LEAVES_ALONE',
          { deployment: told.note.deployment, field, command: commandName(by) },
          context.places.step(told.index),
        ),
      ),
    ),
}
