import { allTold, finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `--to-revision` of a number that its ReplicaSet no longer has, or whose ReplicaSet is gone. */
export const undoNumberGone: Finding = {
  code: 'UNDO_NUMBER_GONE',
  find: (context) =>
    allTold(context).flatMap(({ index, step, note }) => {
      const wanted = /unable to find specified revision (\d{1,15}) in history/.exec(step.stderr)?.[1]
      if (wanted === undefined) return []
      const own = context.observed.numberings.filter(
        ({ deployment, namespace, atMs }) =>
          deployment === note.deployment && namespace === note.namespace && atMs <= step.endMs,
      )
      const had = own.findLast(({ revision }) => revision === Number(wanted))
      const now =
        had === undefined ? undefined : own.findLast(({ replicaSet }) => replicaSet === had.replicaSet)?.revision
      const live = context.snapshot.deployments.find(
        ({ metadata }) => metadata.name === note.deployment && metadata.namespace === note.namespace,
      )
      const isRenumbered = now !== undefined && now !== Number(wanted)
      const args = {
        deployment: note.deployment,
        wanted,
        now: isRenumbered ? now : '',
        existed: had === undefined ? '' : 'yes',
        limit: live?.spec.revisionHistoryLimit ?? 10,
      }
      return [finding('UNDO_NUMBER_GONE', args, context.places.step(index))]
    }),
}
