import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import type { FieldChange } from '../domain/rollout.ts'
import type { KubeObject } from '../kubernetes/types.ts'

/** Fields of one write that are told; a write of more is shown by its first ones. */
const CHANGES_MAX = 50

/** Annotations that the tools keep for themselves. */
const OWN_ANNOTATIONS =
  /^(?:deployment\.kubernetes\.io\/|kubectl\.kubernetes\.io\/last-applied-configuration$|deprecated\.deployment)/

/**
 * The fields in which an object differs from what it was, without those the server and the tools keep. Items of a list are told
 * apart by their name, as `containers[web].image`; what was added or taken away as a whole is one change.
 */
export function fieldChanges(before: KubeObject | undefined, after: KubeObject): readonly FieldChange[] {
  const found: FieldChange[] = []
  compare(authored(before), authored(after), '', found)
  return found.slice(0, CHANGES_MAX)
}

/** What people write of an object. */
export function authored(object: KubeObject | undefined): JsonObject {
  if (object === undefined) return {}
  const { apiVersion: _version, kind: _kind, status: _status, metadata, ...rest } = object as unknown as JsonObject
  const { labels, annotations } = (metadata ?? {}) as JsonObject
  const kept = Object.entries(isJsonObject(annotations) ? annotations : {}).filter(
    ([name]) => !OWN_ANNOTATIONS.test(name),
  )
  return {
    ...rest,
    metadata: {
      ...(isJsonObject(labels) ? { labels } : {}),
      ...(kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) }),
    },
  }
}

function compare(before: Value | undefined, after: Value | undefined, path: string, found: FieldChange[]): void {
  if (found.length > CHANGES_MAX || before === after) return
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    for (const key of keys) compare(fieldOf(before, key), fieldOf(after, key), joined(path, key), found)
    return
  }
  if (isMapOfStrings(path) && (isJsonObject(before) || isJsonObject(after))) {
    compare(before ?? {}, after ?? {}, path, found)
    return
  }
  if (Array.isArray(before) && Array.isArray(after) && compareLists(before, after, path, found)) return
  if (JSON.stringify(before) === JSON.stringify(after)) return
  found.push({
    field: path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    inTemplate: path.startsWith('spec.template.'),
  })
}

/** Labels and the like are told one by one, also where there were none before. */
function isMapOfStrings(path: string): boolean {
  return /(?:^|\.)(?:metadata|labels|annotations|data|matchLabels|nodeSelector|rollingUpdate)$/.test(path)
}

/** False when the items have no names to tell them apart by, or only their order changed. */
function compareLists(before: readonly Value[], after: readonly Value[], path: string, found: FieldChange[]): boolean {
  const old = byName(before)
  const now = byName(after)
  if (old === undefined || now === undefined) return false
  const kept = [...now.keys()].filter((name) => old.has(name))
  const inOldOrder = [...old.keys()].filter((name) => now.has(name))
  if (kept.join('\n') !== inOldOrder.join('\n')) return false
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    compare(old.get(name), now.get(name), `${path}[${name}]`, found)
  }
  return true
}

function byName(items: readonly Value[]): ReadonlyMap<string, Value> | undefined {
  const named = new Map<string, Value>()
  for (const item of items) {
    const key = isJsonObject(item) ? (item['name'] ?? item['containerPort'] ?? item['mountPath']) : undefined
    const name = typeof key === 'number' ? String(key) : key
    if (typeof name !== 'string' || named.has(name)) return undefined
    named.set(name, item)
  }
  return named
}

function fieldOf(object: JsonObject, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function joined(path: string, key: string): string {
  const name = /^[\w-]+$/.test(key) ? key : `[${key}]`
  return path === '' ? name : name.startsWith('[') ? `${path}${name}` : `${path}.${name}`
}

/** The value of a field that is written as `fieldChanges` writes it; `undefined` where there is none. */
export function fieldValue(object: unknown, field: string): Value | undefined {
  let value = object as Value | undefined
  for (const key of fieldParts(field)) {
    if (Array.isArray(value)) value = byName(value)?.get(key)
    else if (isJsonObject(value) && Object.hasOwn(value, key)) value = value[key]
    else return undefined
  }
  return value
}

/** The keys of a field that is written as `fieldChanges` writes it; items of lists by their names. */
export function fieldParts(field: string): readonly string[] {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, plain]) => bracketed ?? plain ?? '')
}
