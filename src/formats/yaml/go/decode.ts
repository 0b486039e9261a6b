import { assertNever } from '../../../domain/assert.ts'
import type { Value } from '../../../domain/json.ts'
import type { ComposeLimits } from './compose.ts'
import type { GoEntry, GoMapping, GoNode } from './nodes.ts'
import { goFloat, goSyntax } from './go-syntax.ts'
import { YamlRefusal } from './refusal.ts'
import { resolveScalar } from './resolve.ts'
import type { GoValue } from './resolve.ts'

/** A key that stands twice in one mapping. The later one counts. */
export interface RepeatedKey {
  readonly key: string
  readonly first: GoNode
  readonly again: GoNode
  /** The value before it, which no longer counts. */
  readonly lost: Value
  /** The value that takes its place. */
  readonly kept: Value
  /** The mapping that has it twice. */
  readonly mapping: GoMapping
}

export interface Decoded {
  readonly value: Value
  readonly repeatedKeys: readonly RepeatedKey[]
}

interface Decoder {
  readonly limits: ComposeLimits
  readonly repeatedKeys: RepeatedKey[]
  /** Aliases being followed, to find one that leads to itself. */
  readonly following: Set<GoNode>
  count: number
  /** What YAML has and JSON has not: found out only after all of the document is decoded, keys first. */
  badKey?: YamlRefusal
  badNumber?: YamlRefusal
}

/**
 * What the JSON holds that kubectl makes of a document: yaml.v2 decodes (decode.go), then sigs.k8s.io/yaml turns keys into strings. Throws
 * `YamlRefusal` in their words for keys and numbers that JSON does not have.
 */
export function decodeNode(root: GoNode, limits: ComposeLimits): Decoded {
  const d: Decoder = { limits, repeatedKeys: [], following: new Set(), count: 0 }
  const value = decode(d, root)
  const refusal = d.badKey ?? d.badNumber
  if (refusal !== undefined) throw refusal
  return { value, repeatedKeys: d.repeatedKeys }
}

function decode(d: Decoder, node: GoNode): Value {
  d.count += 1
  if (d.count > d.limits.nodesMax) throw new YamlRefusal('', node.start, 'nodes')
  switch (node.kind) {
    case 'scalar':
      return plainValue(d, node, resolveScalar(node))
    case 'sequence':
      return node.items.map((item) => decode(d, item))
    case 'mapping': {
      const object: Record<string, Value> = {}
      fillMapping(d, node, object, true)
      return object
    }
    case 'alias':
      return follow(d, node, () => decode(d, node.target))
    default:
      return assertNever(node)
  }
}

function follow<T>(d: Decoder, alias: GoNode & { kind: 'alias' }, read: () => T): T {
  if (d.following.has(alias)) {
    throw new YamlRefusal(`yaml: anchor '${alias.name}' value contains itself`, alias.start)
  }
  if (d.following.size >= d.limits.depthMax) throw new YamlRefusal('', alias.start, 'depth')
  d.following.add(alias)
  const result = read()
  d.following.delete(alias)
  return result
}

function plainValue(d: Decoder, node: GoNode, value: GoValue): Value {
  switch (value.type) {
    case 'null':
      return null
    case 'merge':
      return '<<'
    case 'float':
      if (!Number.isFinite(value.value)) {
        d.badNumber ??= new YamlRefusal(`json: unsupported value: ${goFloat(value.value)}`, node.start)
        return null
      }
      return value.value
    default:
      return value.value
  }
}

/** Sets the entries in order, so that a later key wins; a merge (`<<`) counts as its place, as in yaml.v2. */
function fillMapping(d: Decoder, node: GoMapping, object: Record<string, Value>, noteRepeats: boolean): void {
  const seen = new Map<string, GoNode>()
  for (const entry of node.entries) {
    if (isMerge(entry.key)) {
      merge(d, entry.value, object)
      continue
    }
    const key = keyOf(d, entry)
    if (key === undefined) continue
    const first = seen.get(key)
    // Before those inside of its value, in the order of the file.
    const place = d.repeatedKeys.length
    const kept = decode(d, entry.value)
    if (first === undefined) seen.set(key, entry.key)
    else if (noteRepeats) {
      const lost = object[key] ?? null
      d.repeatedKeys.splice(place, 0, { key, first, again: entry.key, lost, kept, mapping: node })
    }
    setOwn(object, key, kept)
  }
}

/** Assignment that makes a key of `__proto__` too. */
function setOwn(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  } else {
    object[key] = value
  }
}

/** Whether a key is the merge key: `<<` written without quotes. */
export function isMerge(key: GoNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && (key.plain || key.tag === 'tag:yaml.org,2002:merge')
}

function merge(d: Decoder, value: GoNode, object: Record<string, Value>): void {
  const sources = value.kind === 'sequence' ? value.items.toReversed() : [value]
  for (const source of sources) {
    const target = source.kind === 'alias' ? source.target : source
    if (target.kind !== 'mapping') {
      throw new YamlRefusal('yaml: map merge requires map or sequence of maps as the value', value.start)
    }
    d.count += 1
    if (d.count > d.limits.nodesMax) throw new YamlRefusal('', value.start, 'nodes')
    if (source.kind === 'alias') follow(d, source, () => fillMapping(d, target, object, false))
    else fillMapping(d, target, object, true)
  }
}

function keyOf(d: Decoder, { key, value }: GoEntry): string | undefined {
  const target = key.kind === 'alias' ? key.target : key
  if (target.kind !== 'scalar') {
    decode(d, key)
    throw new YamlRefusal(`yaml: invalid map key: ${goSyntax(key)}`, key.start)
  }
  const text = keyText(target)
  if (text !== undefined) return text
  const shown = decode(d, value) === null ? '<nil>' : goSyntax(value)
  d.badKey ??= new YamlRefusal(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${shown}`, key.start)
  return undefined
}

/** A scalar key as a JSON key; `undefined` for null, which JSON cannot have. */
export function keyText(node: GoNode & { kind: 'scalar' }): string | undefined {
  const value = resolveScalar(node)
  switch (value.type) {
    case 'null':
      return undefined
    case 'merge':
      return '<<'
    case 'str':
      return value.value
    case 'bool':
      return value.value ? 'true' : 'false'
    case 'int':
      return String(value.value)
    case 'float':
      return floatKey(value.value)
    default:
      return assertNever(value)
  }
}

function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  return goFloat(value, 32)
}
