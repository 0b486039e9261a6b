import { finding, type Told, toldByDeployment } from '../told.ts'
import type { Finding } from '../types.ts'

/** A second `undo` without a number: it goes back to where the first one came from. */
export const undoToggles: Finding = {
  code: 'UNDO_TOGGLES',
  find: (context) =>
    toldByDeployment(context).flatMap((told) => {
      const made = told.filter(({ note }) => note.made)
      return made.flatMap((each, index) => {
        const previous = made[index - 1]
        if (previous === undefined || !isPlainUndo(each) || !isPlainUndo(previous)) return []
        const args = { deployment: each.note.deployment, from: each.note.before ?? 0, to: each.note.after ?? 0 }
        return [finding('UNDO_TOGGLES', args, context.places.step(each.index))]
      })
    }),
}

/** `--to-revision=0` means the same as leaving it out. */
function isPlainUndo({ words, step }: Told): boolean {
  return words.verb === 'rollout undo' && !step.argv.some((word) => /^--to-revision(?:=[1-9]|$)/.test(word))
}
