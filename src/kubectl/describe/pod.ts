import type { JsonObject } from '../../domain/json.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { mapsAt, mapAt, numberAt, textAt, textsAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'
import { writeContainers } from './container.ts'
import { writeEvents } from './events.ts'
import { writeSpread, writeTolerations } from './pod-template.ts'
import { qualityOfService } from './quality-of-service.ts'
import { writeController } from './replica-set.ts'
import { rfc1123 } from './rfc1123.ts'
import { writeVolumes } from './volumes.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe pod` (describe.go, describePod). */
export function describePod(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const pod = asJson(object)
  const spec = mapAt(pod, 'spec')
  const status = mapAt(pod, 'status')
  writePlace(writer, pod)
  writeLabels(writer, 'Labels', textsAt(pod, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(pod, 'metadata', 'annotations'))
  writePhase(writer, pod, call.host.cluster.nowMs)
  writer.write(0, `IP:\t${textAt(status, 'podIP')}\n`)
  writeAddresses(writer, status)
  writeController(writer, object)
  const fieldValue = (path: string) => podField(pod, path)
  const init = mapsAt(spec, 'initContainers')
  if (init.length > 0) {
    const statuses = mapsAt(status, 'initContainerStatuses')
    writeContainers(writer, init, { title: 'Init Containers', space: '', statuses, fieldValue })
  }
  const statuses = mapsAt(status, 'containerStatuses')
  writeContainers(writer, mapsAt(spec, 'containers'), { title: 'Containers', space: '', statuses, fieldValue })
  writePodConditions(writer, mapsAt(status, 'conditions'))
  writeVolumes(writer, mapsAt(spec, 'volumes'), '')
  writer.write(0, `QoS Class:\t${textAt(status, 'qosClass') || qualityOfService(spec)}\n`)
  writeLabels(writer, 'Node-Selectors', textsAt(spec, 'nodeSelector'))
  writeTolerations(writer, 'Tolerations', mapsAt(spec, 'tolerations'))
  writeSpread(writer, mapsAt(spec, 'topologySpreadConstraints'), '')
  writeEvents(writer, call, object, true)
}

function writePlace(writer: DescribeWriter, pod: JsonObject): void {
  const spec = mapAt(pod, 'spec')
  writer.write(0, `Name:\t${textAt(pod, 'metadata', 'name')}\n`)
  writer.write(0, `Namespace:\t${textAt(pod, 'metadata', 'namespace')}\n`)
  if (spec['priority'] !== undefined) writer.write(0, `Priority:\t${numberAt(spec, 'priority')}\n`)
  for (const [title, key] of [
    ['Priority Class Name', 'priorityClassName'],
    ['Runtime Class Name', 'runtimeClassName'],
    ['Service Account', 'serviceAccountName'],
  ] as const) {
    const text = textAt(spec, key)
    if (text !== '') writer.write(0, `${title}:\t${text}\n`)
  }
  const node = textAt(spec, 'nodeName')
  writer.write(0, `Node:\t${node === '' ? '<none>' : `${node}/${textAt(pod, 'status', 'hostIP')}`}\n`)
  const start = textAt(pod, 'status', 'startTime')
  if (start !== '') writer.write(0, `Start Time:\t${rfc1123(start)}\n`)
}

function writePhase(writer: DescribeWriter, pod: JsonObject, nowMs: number): void {
  const phase = textAt(pod, 'status', 'phase')
  const deleted = textAt(pod, 'metadata', 'deletionTimestamp')
  if (deleted !== '' && phase !== 'Failed' && phase !== 'Succeeded') {
    writer.write(0, `Status:\tTerminating (lasts ${ageOf(deleted, nowMs)})\n`)
    writer.write(0, `Termination Grace Period:\t${numberAt(pod, 'metadata', 'deletionGracePeriodSeconds')}s\n`)
  } else writer.write(0, `Status:\t${phase}\n`)
  for (const [title, key] of [
    ['Reason', 'reason'],
    ['Message', 'message'],
  ] as const) {
    const text = textAt(pod, 'status', key)
    if (text !== '') writer.write(0, `${title}:\t${text}\n`)
  }
  const profile = textAt(pod, 'spec', 'securityContext', 'seccompProfile', 'type')
  if (profile !== '') writer.write(0, `SeccompProfile:\t${profile}\n`)
}

function writeAddresses(writer: DescribeWriter, status: JsonObject): void {
  const addresses = mapsAt(status, 'podIPs').map((one) => textAt(one, 'ip'))
  const single = textAt(status, 'podIP')
  const all = addresses.length === 0 && single !== '' ? [single] : addresses
  writer.write(0, all.length === 0 ? 'IPs:\t<none>\n' : 'IPs:\n')
  for (const address of all) writer.write(1, `IP:\t${address}\n`)
}

function writePodConditions(writer: DescribeWriter, conditions: readonly JsonObject[]): void {
  if (conditions.length === 0) return
  writer.write(0, 'Conditions:\n  Type\tStatus\n')
  for (const condition of conditions) {
    writer.write(1, `${textAt(condition, 'type')} \t${textAt(condition, 'status')} \n`)
  }
}

/** A field of the pod's metadata as an environment variable gets it. */
function podField(pod: JsonObject, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path)
  if (subscript !== null) return textsAt(pod, 'metadata', subscript[1] ?? '')[subscript[2] ?? ''] ?? ''
  return /^metadata\.(name|namespace|uid)$/.test(path) ? textAt(pod, ...path.split('.')) : ''
}
