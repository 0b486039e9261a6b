import type { JsonObject } from '../domain/json.ts'
import { goValue } from './go-format.ts'
import { cloneJson, isMutableObject, type MutableObject, setOwn } from './mutable.ts'
import {
  DELETE_FROM_LIST,
  fail,
  fieldOf,
  holdsMaps,
  identity,
  inOrder,
  isSameKind,
  isUnknownField,
  type MergeProblem,
  mergeKeyOf,
  PATCH,
  requireMergeKey,
  RETAIN_KEYS,
  type Schema,
  schemaAt,
  SET_ORDER,
  unknownField,
} from './strategic-lists.ts'
import { mergeObject } from './strategic-merge.ts'
import type { PatchRule } from './type-facts.ts'

/** Which half of a three-way patch is computed. */
type Side = 'changes' | 'deletions'

/**
 * The patch of `kubectl apply` (apimachinery/pkg/util/strategicpatch CreateThreeWayMergePatch): what `modified` says
 * otherwise than `current`, and what stood in `original` but no longer in `modified`. What neither of the two names is
 * left alone.
 */
export function diffThreeWay(
  original: JsonObject,
  modified: JsonObject,
  current: JsonObject,
  schema: Schema,
  problem: MergeProblem,
): MutableObject {
  const [wanted, live] = [modified as MutableObject, current as MutableObject]
  // Anybody may have written the annotation that it was read from, nested as deep as they liked.
  const former = original === current ? live : (cloneJson(original) as MutableObject)
  const changes = diffObjects(live, wanted, schema, 'changes', false, problem)
  const deletions = diffObjects(former, wanted, schema, 'deletions', false, problem)
  if (problem.text !== undefined) return {}
  return mergeObject(deletions, cloneJson(changes), schema, 'client', problem)
}

function diffObjects(
  original: MutableObject,
  modified: MutableObject,
  schema: Schema,
  side: Side,
  retains: boolean,
  problem: MergeProblem,
): MutableObject {
  const patch: MutableObject = {}
  for (const key of Object.keys(modified).toSorted()) {
    if (problem.text !== undefined) return patch
    diffField(original, modified, key, schema, side, patch, problem)
  }
  if (side === 'deletions') {
    for (const key of Object.keys(original)) if (!Object.hasOwn(modified, key)) setOwn(patch, key, null)
  }
  const retained = retains ? Object.keys(modified).filter((key) => modified[key] !== null) : []
  const hasMore = Object.keys(original).some((key) => original[key] !== null && !Object.hasOwn(modified, key))
  if (retained.length > 0 && (Object.keys(patch).length > 0 || hasMore)) patch[RETAIN_KEYS] = retained.toSorted()
  return patch
}

function diffField(
  original: MutableObject,
  modified: MutableObject,
  key: string,
  schema: Schema,
  side: Side,
  patch: MutableObject,
  problem: MergeProblem,
): void {
  const value = modified[key]
  const former = Object.hasOwn(original, key) ? original[key] : undefined
  if (former === undefined || !isSameKind(former, value)) {
    if (side === 'changes') setOwn(patch, key, value)
    return
  }
  const rule = fieldOf(schema, key)?.patch
  const isStructured = isMutableObject(value) || Array.isArray(value)
  if (isStructured && isPlainlyEqual(former, value, schemaAt(schema, key), rule)) return
  if (isStructured && isUnknownField(schema, key)) {
    if (!isDeepEqual(former, value)) fail(problem, unknownField(schema, key))
    return
  }
  if (isMutableObject(former) && isMutableObject(value)) {
    const inner = diffObjects(former, value, schemaAt(schema, key), side, rule?.retainKeys === true, problem)
    if (Object.keys(inner).length > 0) setOwn(patch, key, inner)
  } else if (Array.isArray(former) && Array.isArray(value) && rule?.merge === true) {
    diffLists(former, value, key, schema, side, rule.retainKeys, patch, problem)
  } else if (side === 'changes' && !isDeepEqual(former, value)) {
    setOwn(patch, key, value)
  }
}

function diffLists(
  original: readonly unknown[],
  modified: readonly unknown[],
  key: string,
  schema: Schema,
  side: Side,
  retains: boolean,
  patch: MutableObject,
  problem: MergeProblem,
): void {
  if (original.length === 0) {
    if (modified.length > 0 && side === 'changes') patch[key] = modified
    return
  }
  const areMaps = holdsMaps(problem, original, modified)
  if (areMaps === undefined) return
  if (!areMaps) return diffScalars(original, modified, key, side, patch)
  const mergeKey = mergeKeyOf(schema, key) ?? ''
  requireMergeKey(problem, original, mergeKey)
  requireMergeKey(problem, modified, mergeKey)
  if (problem.text !== undefined) return
  const list = schemaAt(schema, key)
  const element = list?.kind === 'list' ? list.element : undefined
  const found = diffMaps(original, modified, mergeKey, element, side, retains, problem)
  const elements = [...inOrder(found.changed, modified, mergeKey), ...found.deleted]
  if (elements.length > 0) patch[key] = elements
  const isReordered =
    original.length !== modified.length ||
    modified.some((item, index) => identity(item, mergeKey) !== identity(original[index], mergeKey))
  if (elements.length > 0 || (side === 'changes' && isReordered)) {
    const order = modified.map((item) => ({ [mergeKey]: identity(item, mergeKey) }))
    if (order.length > 0) patch[SET_ORDER + key] = order
  }
}

interface ListDiff {
  readonly changed: readonly MutableObject[]
  readonly deleted: readonly MutableObject[]
}

/** Walks both lists by merge key, as upstream does: that decides what happens to elements with the same key. */
function diffMaps(
  original: readonly unknown[],
  modified: readonly unknown[],
  mergeKey: string,
  element: Schema,
  side: Side,
  retains: boolean,
  problem: MergeProblem,
): ListDiff {
  const changed: MutableObject[] = []
  const deleted: MutableObject[] = []
  const before = sortedByKey(original, mergeKey)
  const after = sortedByKey(modified, mergeKey)
  let [left, right] = [0, 0]
  while (left < before.length || right < after.length) {
    const [former, wanted] = [before[left], after[right]]
    if (former !== undefined && wanted !== undefined && former.key === wanted.key) {
      const inner = diffObjects(former.item, wanted.item, element, side, retains, problem)
      if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: wanted.item[mergeKey] })
      left += 1
      right += 1
    } else if (wanted !== undefined && (former === undefined || former.key > wanted.key)) {
      if (side === 'changes') changed.push(wanted.item)
      right += 1
    } else if (former !== undefined) {
      if (side === 'deletions') deleted.push({ [PATCH]: 'delete', [mergeKey]: former.item[mergeKey] })
      left += 1
    }
  }
  return { changed, deleted }
}

interface KeyedItem {
  readonly key: string
  readonly item: MutableObject
}

/** Sorted by the key's text. Upstream's sort turns elements with equal keys around, so the later one comes first. */
function sortedByKey(list: readonly unknown[], mergeKey: string): readonly KeyedItem[] {
  return list
    .filter(isMutableObject)
    .map((item) => ({ key: goValue(item[mergeKey]), item }))
    .toReversed()
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [goValue(a), goValue(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function diffScalars(
  original: readonly unknown[],
  modified: readonly unknown[],
  key: string,
  side: Side,
  patch: MutableObject,
): void {
  const [before, after] = [new Set(original), new Set(modified)]
  const added = modified.filter((item) => !before.has(item))
  const deleted = [...before].filter((item) => !after.has(item)).toSorted(byText)
  if (side === 'changes' && added.length > 0) patch[key] = added
  if (side === 'deletions' && deleted.length > 0) patch[DELETE_FROM_LIST + key] = deleted
  const isChanged = side === 'changes' ? !isDeepEqual(original, modified) : deleted.length > 0
  if (isChanged && modified.length > 0) patch[SET_ORDER + key] = modified
}

/** True for equal values whose lists can be merged, so that going through them would find neither a difference nor a problem. */
function isPlainlyEqual(a: unknown, b: unknown, schema: Schema, rule: PatchRule | undefined): boolean {
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length || (rule?.merge === true && !isMergeable(a, rule))) return false
    const element = schema?.kind === 'list' ? schema.element : undefined
    return a.every((item, index) => isPlainlyEqual(item, b[index], element, undefined))
  }
  if (!isMutableObject(a)) return a === b
  if (!isMutableObject(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false
    const [left, right] = [a[key], b[key]]
    const isScalar = typeof left !== 'object' || left === null
    if (isScalar ? left !== right : !isPlainlyEqual(left, right, schemaAt(schema, key), fieldOf(schema, key)?.patch)) {
      return false
    }
  }
  return true
}

function isMergeable(list: readonly unknown[], { mergeKey }: PatchRule): boolean {
  return list.every((item) =>
    mergeKey === undefined ? typeof item === 'string' : isMutableObject(item) && item[mergeKey] !== undefined,
  )
}

/** Equality of JSON values; unlike `semanticEqual` it takes nothing as equal that is written differently. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isDeepEqual(item, b[index]))
  }
  if (!isMutableObject(a) || !isMutableObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key]))
  )
}
