import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt } from './mutable.ts'
import { dnsLabelErrors } from './names.ts'
import { parseQuantity } from './quantity.ts'

/** Warnings of the server about an object that it accepts (pkg/api/pod/warnings.go and the strategies of the kinds). */
export function warningsFor(kind: string, object: MutableObject): readonly string[] {
  const name = stringAt(objectAt(object, 'metadata'), 'name')
  const spec = objectAt(object, 'spec') ?? {}
  switch (kind) {
    case 'Deployment':
    case 'ReplicaSet': {
      const used = 'this is used in Pod names and hostnames'
      return [...nameWarnings(name, used), ...podTemplateWarnings(objectAt(spec, 'template') ?? {}, 'spec.template.')]
    }
    case 'Pod':
      return [...nameWarnings(name, "this is used in the Pod's hostname"), ...podSpecWarnings(spec, 'spec')]
    default:
      return []
  }
}

function nameWarnings(name: string, used: string): readonly string[] {
  const errors = dnsLabelErrors(name)
  if (errors.length === 0) return []
  const consequence = 'which can result in surprising behavior; a DNS label is recommended'
  return [`metadata.name: ${used}, ${consequence}: [${errors.join(' ')}]`]
}

function podTemplateWarnings(template: MutableObject, prefix: string): readonly string[] {
  return podSpecWarnings(objectAt(template, 'spec') ?? {}, `${prefix}spec`)
}

function podSpecWarnings(spec: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const key of Object.keys(stringMapAt(spec, 'nodeSelector') ?? {}).toSorted()) {
    const replacement = DEPRECATED_LABELS[key]
    if (replacement !== undefined) warnings.push(`${path}.nodeSelector[${key}]: ${replacement}`)
  }
  for (const [index, volume] of objectsAt(spec, 'volumes').entries()) {
    for (const kind of Object.keys(DEPRECATED_VOLUMES)) {
      if (objectAt(volume, kind) !== undefined) {
        warnings.push(`${path}.volumes[${index}].${kind}: ${DEPRECATED_VOLUMES[kind]}`)
      }
    }
  }
  const places = containerPlaces(spec, path)
  for (const { container, at } of places) warnings.push(...containerWarnings(container, at))
  warnings.push(...portWarnings(places))
  return warnings
}

const DEPRECATED_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
}

const DEPRECATED_VOLUMES: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
}

interface ContainerPlace {
  readonly container: MutableObject
  readonly at: string
}

function containerPlaces(spec: MutableObject, path: string): readonly ContainerPlace[] {
  return ['initContainers', 'containers'].flatMap((key) =>
    objectsAt(spec, key).map((container, index) => ({ container, at: `${path}.${key}[${index}]` })),
  )
}

function containerWarnings(container: MutableObject, path: string): readonly string[] {
  const warnings: string[] = []
  for (const list of ['limits', 'requests']) {
    const amounts = objectAt(objectAt(container, 'resources'), list) ?? {}
    for (const name of Object.keys(amounts).toSorted()) {
      const parsed = parseQuantity(stringAt(amounts, name))
      const isBytes = name === 'memory' || name === 'ephemeral-storage' || name.startsWith('hugepages-')
      if (!isBytes || !parsed.ok || parsed.value.nanos % 1_000_000_000n === 0n) continue
      const amount = stringAt(amounts, name)
      warnings.push(
        `${path}.resources.${list}[${name}]: fractional byte value "${amount}" is invalid, must be an integer`,
      )
    }
  }
  const seen = new Set<string>()
  for (const [index, variable] of objectsAt(container, 'env').entries()) {
    const name = stringAt(variable, 'name')
    if (seen.has(name) && hidesFormer(variable, name)) {
      warnings.push(
        `${path}.env[${index}]: hides previous definition of "${name}", which may be dropped when using apply`,
      )
    }
    seen.add(name)
  }
  return warnings
}

/** A repeated variable may build upon the former one: `PATH: /x:$(PATH)` is fine, another value or source is not. */
function hidesFormer(variable: MutableObject, name: string): boolean {
  const value = stringAt(variable, 'value')
  const reference = `$(${name})`
  return objectAt(variable, 'valueFrom') !== undefined || value === reference || !value.includes(reference)
}

/** Ports are compared across all containers of the pod. */
function portWarnings(places: readonly ContainerPlace[]): readonly string[] {
  const warnings: string[] = []
  const seen = new Map<string, { readonly port: MutableObject; readonly at: string }[]>()
  for (const { container, at } of places) {
    for (const [index, port] of objectsAt(container, 'ports').entries()) {
      const key = `${numberAt(port, 'containerPort')}/${stringAt(port, 'protocol')}`
      const others = seen.get(key) ?? []
      const path = `${at}.ports[${index}]`
      for (const other of others) {
        const relation = portRelation(port, other.port)
        if (relation !== undefined) warnings.push(`${path}: ${relation} port definition with ${other.at}`)
      }
      seen.set(key, [...others, { port, at: path }])
    }
  }
  return warnings
}

function portRelation(a: MutableObject, b: MutableObject): 'duplicate' | 'overlapping' | undefined {
  const [portA, portB] = [numberAt(a, 'hostPort'), numberAt(b, 'hostPort')]
  const [ipA, ipB] = [stringAt(a, 'hostIP'), stringAt(b, 'hostIP')]
  if (portA === portB && ipA === ipB) return 'duplicate'
  if (portA === 0 || portB === 0) return 'overlapping'
  return portA === portB && (ipA === '' || ipB === '') ? 'overlapping' : undefined
}
