import { pendingDrift, shown } from '../drift.ts'
import { commandName, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `undo` changes the Deployment and neither the file nor the annotation that holds what was applied last. */
export const undoLeavesFile: Finding = {
  code: 'UNDO_LEAVES_LAST_APPLIED',
  find: (context) =>
    pendingDrift(context)
      .filter(({ told }) => told.words.verb === 'rollout undo')
      .map(({ told, deployment, field, live, file }) =>
        finding(
          'UNDO_LEAVES_LAST_APPLIED',
          { deployment, field, command: commandName(told), live: shown(live), file: shown(file) },
          context.places.step(told.index),
        ),
      ),
}
