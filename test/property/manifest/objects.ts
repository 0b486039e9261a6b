import * as fc from 'fast-check'
import type { JsonObject, Value } from '../../../src/domain/json.ts'
import { isJsonObject } from '../../../src/domain/json.ts'
import { readManifests } from '../../../src/formats/yaml/kubernetes.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { RIGHT } from './texts.ts'

const right = readManifests(RIGHT, { file: 'right.yaml', limits: LIMITS }).documents[0]?.value as JsonObject

/** Objects of kinds that are kept but not simulated. */
const kept: readonly JsonObject[] = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' }, spec: { ...(right['spec'] as JsonObject) } },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, data: { a: 'YQ==' }, stringData: { b: 'b' } },
  {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'shop' },
    spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'shop' } },
  },
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'a.b' },
    spec: { group: 'b', names: { kind: 'A' } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop' },
    spec: { type: 'NodePort', clusterIP: '10.96.1.1', ports: [{ port: 80, nodePort: 30_080 }] },
  },
]

const wrong = fc.oneof(
  fc.constantFrom<Value>(null, '', 0, -1, 0.5, 1e30, true, 'Web_Server', '25', '120%', [], {}, [[]], [{}], { a: 1 }),
  fc.jsonValue({ maxDepth: 2 }).map((value) => value as Value),
)

/** A Deployment, or an object of another kind, in which one field, somewhere, has another value, another name, or is gone. */
export const misshapen = fc
  .record({
    base: fc.oneof(fc.constant(right), fc.constantFrom(...kept)),
    pick: fc.nat(),
    how: fc.constantFrom('value', 'name', 'gone', 'extra'),
    value: wrong,
    name: fc.string(),
  })
  .map(({ base, pick, how, value, name }) => {
    const object = structuredClone(base) as Record<string, Value>
    const places = placesIn(object)
    const place = places[pick % places.length]
    if (place === undefined) return object
    const { owner, key } = place
    if (how === 'extra') owner[name] = value
    else if (how === 'value') owner[key] = value
    else {
      if (how === 'name') owner[`${key}${name}`] = owner[key] ?? null
      delete owner[key]
    }
    return object
  })

interface Place {
  readonly owner: Record<string, Value>
  readonly key: string
}

function placesIn(value: Value): readonly Place[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(placesIn)
  if (!isJsonObject(value)) return []
  const owner = value as Record<string, Value>
  return Object.keys(owner).flatMap((key) => [{ owner, key }, ...placesIn(owner[key] ?? null)])
}

const key = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,20}[a-zA-Z0-9])?$/)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'yes',
    '012',
    '1e3',
    '~',
    'null',
    ' lead',
    'trail ',
    'a: b',
    '# no',
    '- x',
    "it's",
    '"',
    '\n',
    'a\n\nb\n',
    '\t',
    '=',
    '<<',
    '2026-01-01',
    '0x1F',
    '1_000',
    'a #b',
    '|',
    '…',
  ),
)

/** A ConfigMap with texts of every sort, which is accepted as it is. */
export const configMap = fc.dictionary(key, text, { maxKeys: 8, noNullPrototype: true }).map((data): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'bookshop', annotations: { note: Object.values(data).join('') } },
  data,
}))

/** The Deployment with texts of every sort in its environment. */
export const deployment = fc.array(fc.tuple(key, text), { maxLength: 4 }).map((variables): JsonObject => {
  const object = structuredClone(right)
  const template = (object['spec'] as JsonObject)['template'] as JsonObject
  const [container] = (template['spec'] as JsonObject)['containers'] as readonly Record<string, Value>[]
  if (container !== undefined) container['env'] = variables.map(([name, value]) => ({ name, value }))
  return object
})
