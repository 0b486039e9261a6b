import type { JsonObject } from '../../domain/json.ts'
import { remembering } from '../../domain/remembering.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { numberAt, textAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'
import type { DescribeWriter } from './writer.ts'

/** The events about an object, oldest first by their last time; `anyKind` for pods, whose kind is not asked for. */
export function writeEvents(writer: DescribeWriter, call: Call, object: KubeObject, anyKind = false): void {
  if (!call.flags.on('show-events')) return
  const { name, namespace = '', uid } = object.metadata
  const all = call.host.cluster.api.list('events', namespace === '' ? undefined : namespace)
  const events = (byName(all).get(name) ?? [])
    .filter((event) => {
      const kind = textAt(event, 'involvedObject', 'kind')
      return textAt(event, 'involvedObject', 'uid') === uid && (anyKind || kind === object.kind)
    })
    .toSorted(byLastTime)
  if (events.length === 0) {
    writer.write(0, 'Events:\t<none>\n')
    return
  }
  writer.flush()
  writer.write(0, 'Events:\n  Type\tReason\tAge\tFrom\tMessage\n')
  writer.write(1, '----\t------\t----\t----\t-------\n')
  for (const event of events) writer.write(1, `${eventCells(event, call.host.cluster.nowMs).join('\t')}\n`)
}

/** Events by the name of what they are about: thousands of pods are described one after the other, each with few of thousands of events. */
const byName = remembering((events: readonly KubeObject[]): ReadonlyMap<string, readonly JsonObject[]> => {
  const names = new Map<string, JsonObject[]>()
  for (const event of events.map(asJson)) {
    const name = textAt(event, 'involvedObject', 'name')
    const same = names.get(name)
    if (same === undefined) names.set(name, [event])
    else same.push(event)
  }
  return names
})

/** `5s`, or `5s (x3 over 1m)` for one that came again. */
export function eventAge(event: JsonObject, nowMs: number): string {
  const first = ageOf(textAt(event, 'eventTime') || textAt(event, 'firstTimestamp'), nowMs)
  const count = numberAt(event, 'count')
  return count > 1 ? `${ageOf(textAt(event, 'lastTimestamp'), nowMs)} (x${count} over ${first})` : first
}

function eventCells(event: JsonObject, nowMs: number): readonly string[] {
  const age = eventAge(event, nowMs)
  const source = textAt(event, 'source', 'component') || textAt(event, 'reportingComponent')
  return [textAt(event, 'type'), textAt(event, 'reason'), age, source, textAt(event, 'message').trim()]
}

function byLastTime(a: JsonObject, b: JsonObject): number {
  const [x, y] = [textAt(a, 'lastTimestamp'), textAt(b, 'lastTimestamp')]
  return x < y ? -1 : x > y ? 1 : 0
}
