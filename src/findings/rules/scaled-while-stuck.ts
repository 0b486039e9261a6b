import { finding, type Told, toldByDeployment } from '../told.ts'
import type { Finding } from '../types.ts'

/** Fewer replicas in the middle of a rollout that does not move: the pods that still worked are the ones that went. */
export const scaledWhileStuck: Finding = {
  code: 'AVAILABILITY_SCALED_WHILE_STUCK',
  find: (context) =>
    toldByDeployment(context).flatMap((told) =>
      told.flatMap((each, index) => {
        const lost = lostPods(told[index - 1], each)
        return lost === undefined
          ? []
          : [
              finding(
                'AVAILABILITY_SCALED_WHILE_STUCK',
                { deployment: each.note.deployment, ...lost },
                context.places.step(each.index),
              ),
            ]
      }),
    ),
}

function lostPods(before: Told | undefined, { note }: Told): Readonly<Record<string, number>> | undefined {
  const change = note.changes.find(({ field }) => field === 'spec.replicas')
  const [earlier, now] = [before?.note.pods, note.pods]
  if (change === undefined || earlier === undefined || now === undefined || earlier.tookMs !== undefined)
    return undefined
  const wanted = Number(change.after)
  if (wanted >= Number(change.before) || now.end.available >= Math.min(wanted, earlier.end.available)) return undefined
  return {
    before: earlier.end.available,
    after: now.end.available,
    replicas: wanted,
    required: now.allowed.minAvailable,
  }
}
