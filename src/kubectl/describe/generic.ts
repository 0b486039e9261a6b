import { isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { textsAt } from '../json-access.ts'
import { writeEvents } from './events.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe` of a kind without a description of its own (describe.go, genericDescriber): every field, as words. */
export function describeGeneric(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const json = asJson(object)
  writer.write(0, `Name:\t${object.metadata.name}\n`)
  writer.write(0, `Namespace:\t${object.metadata.namespace ?? ''}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
  const { name: _name, namespace: _namespace, labels: _labels, annotations: _annotations, ...rest } = object.metadata
  writeFields(writer, 0, { ...json, metadata: rest as JsonObject })
  writeEvents(writer, call, object)
}

function writeFields(writer: DescribeWriter, level: number, fields: JsonObject): void {
  if (level > LIMITS.yamlDepthMax) return
  for (const key of Object.keys(fields).toSorted()) {
    const value = fields[key] ?? null
    const label = labelOf(key)
    if (isJsonObject(value)) {
      writer.write(level, `${label}:\n`)
      writeFields(writer, level + 1, value)
    } else if (Array.isArray(value)) {
      writer.write(level, `${label}:\n`)
      writeList(writer, level + 1, value as readonly Value[])
    } else writer.write(level, `${label}:\t${plain(value)}\n`)
  }
}

function writeList(writer: DescribeWriter, level: number, list: readonly Value[]): void {
  for (const item of list) {
    if (isJsonObject(item)) writeFields(writer, level, item)
    else writer.write(level, `${plain(item)}\n`)
  }
}

function plain(value: Value): string {
  return value === null ? '<nil>' : typeof value === 'string' ? value : JSON.stringify(value)
}

/** `apiVersion` becomes `API Version`, `matchLabels` becomes `Match Labels`; what is no word stays. */
function labelOf(key: string): string {
  if (!/^[a-zA-Z]+$/.test(key)) return key
  return key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => (['api', 'url', 'uid', 'tls', 'http', 'ip'].includes(word) ? word.toUpperCase() : capital(word)))
    .join(' ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
