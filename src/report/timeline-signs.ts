import type { Trace } from '../domain/trace.ts'
import type { TimelineSigns, Words } from '../messages/words.ts'
import { BARS_FROM, type Lane, markedCommands, mostReady, timelineOf } from './timeline.ts'

/** `revision 1`, and `revision 1→3` once it was used again. */
export function laneLabel(lane: Lane, words: Words): string {
  const [first, ...later] = lane.revisions
  return [words.revision(first ?? 0), ...later].join('→')
}

/** What needs to be explained, over all timelines of a report. */
export function signsOf(traces: readonly { readonly trace: Trace }[], columnsMax: number): TimelineSigns {
  const timelines = traces.map(({ trace }) => timelineOf(trace, columnsMax))
  const lanes = timelines.flatMap(({ deployments }) => deployments)
  const letters = timelines.some((timeline) => markedCommands(timeline).length > 0)
  const reused = lanes.flatMap((deployment) => deployment.lanes).find(({ revisions }) => revisions.length > 1)
  const signs = { letters, bars: lanes.some((deployment) => mostReady(deployment) >= BARS_FROM) }
  const [first = 0, again = 0] = reused?.revisions ?? []
  return reused === undefined ? signs : { ...signs, reused: { first, again } }
}
