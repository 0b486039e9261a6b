import { causeStories } from '../change-cause.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** A new revision carries the change-cause of the one before, which says nothing about it. */
export const causeInherited: Finding = {
  code: 'CHANGE_CAUSE_INHERITED',
  find: (context) =>
    causeStories(context)
      .filter(({ kind }) => kind === 'inherited')
      .map(({ told, revision, after }) =>
        finding(
          'CHANGE_CAUSE_INHERITED',
          { deployment: told.note.deployment, revision, cause: after },
          context.places.step(told.index),
        ),
      ),
}
