import type { JsonObject } from '../../domain/json.ts'
import type { KubeObject, Pod } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { mapAt, mapsAt, numberAt, scalarAt, scalarsAt, textAt, textsAt } from '../json-access.ts'
import { writeEvents } from './events.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe service` (describe.go, describeService). */
export function describeService(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const json = asJson(object)
  const spec = mapAt(json, 'spec')
  writer.write(0, `Name:\t${textAt(json, 'metadata', 'name')}\n`)
  writer.write(0, `Namespace:\t${textAt(json, 'metadata', 'namespace')}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
  const selector = textsAt(spec, 'selector')
  const pairs = Object.keys(selector)
    .toSorted()
    .map((key) => `${key}=${selector[key] ?? ''}`)
  writer.write(0, `Selector:\t${pairs.length === 0 ? '<none>' : pairs.join(',')}\n`)
  writer.write(0, `Type:\t${textAt(spec, 'type')}\n`)
  const policy = textAt(spec, 'ipFamilyPolicy')
  if (policy !== '') writer.write(0, `IP Family Policy:\t${policy}\n`)
  writer.write(0, `IP Families:\t${scalarsAt(spec, 'ipFamilies').join(',') || '<none>'}\n`)
  writer.write(0, `IP:\t${textAt(spec, 'clusterIP')}\n`)
  writer.write(0, `IPs:\t${scalarsAt(spec, 'clusterIPs').join(',') || '<none>'}\n`)
  const external = scalarsAt(spec, 'externalIPs').join(',')
  if (external !== '') writer.write(0, `External IPs:\t${external}\n`)
  for (const [title, key] of [
    ['Desired LoadBalancer IP', 'loadBalancerIP'],
    ['External Name', 'externalName'],
  ] as const) {
    const text = textAt(spec, key)
    if (text !== '') writer.write(0, `${title}:\t${text}\n`)
  }
  for (const port of mapsAt(spec, 'ports')) writePort(writer, call, object, port)
  writer.write(0, `Session Affinity:\t${textAt(spec, 'sessionAffinity')}\n`)
  for (const [title, key] of [
    ['External Traffic Policy', 'externalTrafficPolicy'],
    ['Internal Traffic Policy', 'internalTrafficPolicy'],
  ] as const) {
    const text = textAt(spec, key)
    if (text !== '') writer.write(0, `${title}:\t${text}\n`)
  }
  writeEvents(writer, call, object)
}

function writePort(writer: DescribeWriter, call: Call, service: KubeObject, port: JsonObject): void {
  const name = textAt(port, 'name') || '<unset>'
  const protocol = textAt(port, 'protocol')
  writer.write(0, `Port:\t${name}\t${numberAt(port, 'port')}/${protocol}\n`)
  writer.write(0, `TargetPort:\t${scalarAt(port, 'targetPort')}/${protocol}\n`)
  const nodePort = numberAt(port, 'nodePort')
  if (nodePort !== 0) writer.write(0, `NodePort:\t${name}\t${nodePort}/${protocol}\n`)
  writer.write(0, `Endpoints:\t${endpointsText(call, service, port)}\n`)
}

const ENDPOINTS_SHOWN = 3

/** Addresses of the ready pods that the service selects; three of them at most, and how many more there are. */
function endpointsText(call: Call, service: KubeObject, port: JsonObject): string {
  const selector = Object.entries(textsAt(asJson(service), 'spec', 'selector'))
  if (selector.length === 0) return '<none>'
  const addresses: string[] = []
  for (const pod of call.host.cluster.api.list('pods', service.metadata.namespace) as readonly Pod[]) {
    const { podIP = '', conditions = [] } = pod.status
    const isSelected = selector.every(([key, value]) => pod.metadata.labels?.[key] === value)
    const isReady = conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
    const number = targetPort(pod, port)
    if (isSelected && isReady && podIP !== '' && number !== undefined) addresses.push(`${podIP}:${number}`)
  }
  const shown = addresses.slice(0, ENDPOINTS_SHOWN).join(',')
  return addresses.length > ENDPOINTS_SHOWN ? `${shown} + ${addresses.length - ENDPOINTS_SHOWN} more...` : shown
}

function targetPort(pod: Pod, port: JsonObject): number | undefined {
  const target = port['targetPort']
  if (typeof target === 'number') return target
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target)
  return named?.containerPort
}
