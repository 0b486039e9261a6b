import type { JsonObject } from '../../domain/json.ts'
import { isTrueAt, mapAt, maybeMapAt, numberAt, textAt } from '../json-access.ts'
import { rfc1123 } from './rfc1123.ts'
import type { DescribeWriter } from './writer.ts'

/** State, last state, readiness and restarts of a container (describe.go, describeContainerState). */
export function writeContainerStatus(writer: DescribeWriter, status: JsonObject): void {
  writeState(writer, 'State', mapAt(status, 'state'))
  const last = mapAt(status, 'lastState')
  if (maybeMapAt(last, 'terminated') !== undefined) writeState(writer, 'Last State', last)
  writer.write(2, `Ready:\t${isTrueAt(status, 'ready') ? 'True' : 'False'}\n`)
  writer.write(2, `Restart Count:\t${numberAt(status, 'restartCount')}\n`)
}

function writeState(writer: DescribeWriter, name: string, state: JsonObject): void {
  const running = maybeMapAt(state, 'running')
  if (running !== undefined) {
    writer.write(2, `${name}:\tRunning\n`)
    writer.write(3, `Started:\t${rfc1123(textAt(running, 'startedAt'))}\n`)
    return
  }
  const terminated = maybeMapAt(state, 'terminated')
  if (terminated === undefined) {
    writer.write(2, `${name}:\tWaiting\n`)
    const reason = textAt(state, 'waiting', 'reason')
    if (reason !== '') writer.write(3, `Reason:\t${reason}\n`)
    return
  }
  writer.write(2, `${name}:\tTerminated\n`)
  for (const [title, key] of [
    ['Reason', 'reason'],
    ['Message', 'message'],
  ] as const) {
    const text = textAt(terminated, key)
    if (text !== '') writer.write(3, `${title}:\t${text}\n`)
  }
  writer.write(3, `Exit Code:\t${numberAt(terminated, 'exitCode')}\n`)
  const signal = numberAt(terminated, 'signal')
  if (signal > 0) writer.write(3, `Signal:\t${signal}\n`)
  writer.write(3, `Started:\t${rfc1123(textAt(terminated, 'startedAt'))}\n`)
  writer.write(3, `Finished:\t${rfc1123(textAt(terminated, 'finishedAt'))}\n`)
}
