import type { KubeObject } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { mapAt, textAt, textsAt } from '../json-access.ts'
import { writeEvents } from './events.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe configmap` (describe.go, ConfigMapDescriber). */
export function describeConfigMap(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const json = asJson(object)
  writeHead(writer, object)
  writer.write(0, '\nData\n====\n')
  const data = textsAt(json, 'data')
  for (const key of Object.keys(data).toSorted()) writer.write(0, `${key}:\n----\n${data[key] ?? ''}\n\n`)
  writer.write(0, '\nBinaryData\n====\n')
  const binary = textsAt(json, 'binaryData')
  for (const key of Object.keys(binary).toSorted()) {
    writer.write(0, `${key}: ${base64Bytes(binary[key] ?? '')} bytes\n`)
  }
  writer.write(0, '\n')
  writeEvents(writer, call, object)
}

/** `describe secret` (describe.go, SecretDescriber): how much there is, not what. */
export function describeSecret(writer: DescribeWriter, _call: Call, object: KubeObject): void {
  const json = asJson(object)
  writeHead(writer, object)
  writer.write(0, `\nType:\t${textAt(json, 'type')}\n`)
  writer.write(0, '\nData\n====\n')
  const data = textsAt(json, 'data')
  for (const key of Object.keys(data).toSorted()) writer.write(0, `${key}:\t${base64Bytes(data[key] ?? '')} bytes\n`)
}

/** `describe namespace` (describe.go, describeNamespace). */
export function describeNamespace(writer: DescribeWriter, _call: Call, object: KubeObject): void {
  const json = asJson(object)
  writer.write(0, `Name:\t${object.metadata.name}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
  writer.write(0, `Status:\t${textAt(mapAt(json, 'status'), 'phase')}\n`)
  writer.write(0, '\nNo resource quota.\n\nNo LimitRange resource.\n')
}

function writeHead(writer: DescribeWriter, object: KubeObject): void {
  const json = asJson(object)
  writer.write(0, `Name:\t${object.metadata.name}\n`)
  writer.write(0, `Namespace:\t${object.metadata.namespace ?? ''}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
}

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((text.length * 3) / 4) - padding)
}
