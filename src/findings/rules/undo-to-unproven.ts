import { allTold, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** An `undo` that went back to a revision whose rollout was never complete. */
export const undoToUnproven: Finding = {
  code: 'UNDO_TO_UNPROVEN',
  find: (context) =>
    allTold(context)
      .filter(({ words, note }) => words.verb === 'rollout undo' && note.reason.code === 'REVISION_RENUMBERED')
      .flatMap(({ index, note }) => {
        const from = Number(note.reason.args['from'])
        const wasComplete = context.observed.milestones.some(
          ({ kind, deployment, namespace, revision }) =>
            kind === 'complete' && deployment === note.deployment && namespace === note.namespace && revision === from,
        )
        if (wasComplete) return []
        const args = { deployment: note.deployment, from, after: note.after ?? 0 }
        return [finding('UNDO_TO_UNPROVEN', args, context.places.step(index))]
      }),
}
