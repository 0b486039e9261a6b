import { pendingDrift, shown } from '../drift.ts'
import { commandName, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** What a command changed is not in the file, and the next `apply` of it would take it back. */
export const fileBehind: Finding = {
  code: 'DRIFT_FILE_BEHIND',
  find: (context) =>
    pendingDrift(context)
      .filter(({ told }) => told.words.verb !== 'rollout undo')
      .map(({ told, deployment, field, live, file }) =>
        finding(
          'DRIFT_FILE_BEHIND',
          { deployment, field, command: commandName(told), live: shown(live), file: shown(file) },
          context.places.step(told.index),
        ),
      ),
}
