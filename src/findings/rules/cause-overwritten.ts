import { causeStories } from '../change-cause.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** The change-cause of a revision was replaced by that of a command which made no revision. */
export const causeOverwritten: Finding = {
  code: 'CHANGE_CAUSE_OVERWRITTEN',
  find: (context) =>
    causeStories(context)
      .filter(({ kind }) => kind === 'overwritten')
      .map(({ told, revision, before, after }) =>
        finding(
          'CHANGE_CAUSE_OVERWRITTEN',
          { deployment: told.note.deployment, revision, before, after },
          context.places.step(told.index),
        ),
      ),
}
