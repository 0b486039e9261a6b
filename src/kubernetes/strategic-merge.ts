import { goValue } from './go-format.ts'
import { isMutableObject, type MutableObject, setOwn } from './mutable.ts'
import {
  DELETE_FROM_LIST,
  fail,
  holdsMaps,
  identity,
  isSameKind,
  isUnknownField,
  type MergeProblem,
  mergeKeyOf,
  noMergeKey,
  orderMerged,
  PATCH,
  positions,
  requireMergeKey,
  RETAIN_KEYS,
  type Schema,
  schemaAt,
  SET_ORDER,
  unknownField,
} from './strategic-lists.ts'

/**
 * Who merges (apimachinery/pkg/util/strategicpatch/patch.go, MergeOptions). `server`: a patch into an object; directives
 * are carried out. `client`: one part of a patch into another; directives are kept.
 */
export type MergeSide = 'server' | 'client'

/**
 * Merges `patch` into `original`, which stays as it is; the result shares parts with both. What was dealt with as a whole is gone from
 * the patch, as upstream has it (a refused patch is shown in that state).
 */
export function mergeObject(
  original: MutableObject,
  patch: MutableObject,
  schema: Schema,
  side: MergeSide,
  problem: MergeProblem,
): MutableObject {
  if (Object.hasOwn(patch, PATCH)) return replaceOrDelete(patch, problem)
  const merged = { ...original }
  retainKeys(merged, patch, side, problem)
  mergeOrderedLists(merged, patch, schema, side, problem)
  for (const patchKey of Object.keys(patch).toSorted()) {
    if (problem.text !== undefined) break
    mergeField(merged, patchKey, patch[patchKey], schema, side, problem)
  }
  return merged
}

function mergeField(
  original: MutableObject,
  patchKey: string,
  value: unknown,
  schema: Schema,
  side: MergeSide,
  problem: MergeProblem,
): void {
  const isDeleteList = patchKey.startsWith(DELETE_FROM_LIST)
  if (isDeleteList && side === 'client') {
    original[patchKey] = value
    return
  }
  const key = isDeleteList ? patchKey.slice(DELETE_FROM_LIST.length) : patchKey
  if (value === null) {
    delete original[key]
    if (side === 'server') return
  }
  const former = Object.hasOwn(original, key) ? original[key] : undefined
  if (former === undefined || !isSameKind(former, value)) {
    if (!isDeleteList) setOwn(original, key, side === 'server' ? withoutDirectives(value) : value)
    return
  }
  if (Array.isArray(former) && Array.isArray(value)) {
    if (isUnknownField(schema, key)) fail(problem, unknownField(schema, key))
    else setOwn(original, key, mergeLists(former, value, key, schema, isDeleteList, side, problem))
  } else if (isMutableObject(former) && isMutableObject(value)) {
    if (isUnknownField(schema, key)) fail(problem, unknownField(schema, key))
    else setOwn(original, key, mergeObject(former, value, schemaAt(schema, key), side, problem))
  } else {
    setOwn(original, key, value)
  }
}

function replaceOrDelete(patch: MutableObject, problem: MergeProblem): MutableObject {
  const directive = patch[PATCH]
  delete patch[PATCH]
  if (directive === 'replace') return patch
  if (directive !== 'delete') fail(problem, `unknown patch type found: ${goValue(directive)} in map: ${goValue(patch)}`)
  return {}
}

/** `$retainKeys` names the only keys that may remain, here and in the patch. */
function retainKeys(original: MutableObject, patch: MutableObject, side: MergeSide, problem: MergeProblem): void {
  const directive = patch[RETAIN_KEYS]
  if (directive === undefined) return
  delete patch[RETAIN_KEYS]
  if (side === 'client') {
    original[RETAIN_KEYS] ??= directive
    return
  }
  if (!Array.isArray(directive)) return fail(problem, 'invalid patch format of retainKeys')
  const retained = new Set<unknown>(directive)
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || key.startsWith(DELETE_FROM_LIST) || key.startsWith(SET_ORDER)) continue
    if (!retained.has(key)) return fail(problem, 'invalid patch format of retainKeys')
  }
  for (const key of Object.keys(original)) if (!retained.has(key)) delete original[key]
}

/** Lists whose order the patch gives: merged and sorted at once, then gone from the patch. */
function mergeOrderedLists(
  original: MutableObject,
  patch: MutableObject,
  schema: Schema,
  side: MergeSide,
  problem: MergeProblem,
): void {
  for (const directive of Object.keys(patch).toSorted()) {
    if (problem.text !== undefined) return
    if (!directive.startsWith(SET_ORDER)) continue
    const order = patch[directive]
    delete patch[directive]
    if (side === 'client') original[directive] ??= order
    const key = directive.slice(SET_ORDER.length)
    const [live, change] = [original[key], patch[key]]
    if (!Array.isArray(order) || !isListOrNothing(live) || !isListOrNothing(change)) {
      return fail(problem, 'invalid patch format of setElementOrder list')
    }
    if (isUnknownField(schema, key)) return fail(problem, unknownField(schema, key))
    const mergeKey = mergeKeyOf(schema, key) ?? ''
    if (mergeKey !== '') requireMergeKey(problem, order, mergeKey)
    checkOrder(change ?? [], order, mergeKey, problem)
    if (problem.text !== undefined || (live === undefined && change === undefined)) continue
    const merged = mergedForOrder(live, change, key, schema, side, problem)
    if (problem.text !== undefined) return
    original[key] = orderMerged(merged, order, live ?? [], mergeKey)
    delete patch[key]
  }
}

function mergedForOrder(
  live: unknown[] | undefined,
  change: unknown[] | undefined,
  key: string,
  schema: Schema,
  side: MergeSide,
  problem: MergeProblem,
): readonly unknown[] {
  if (change === undefined) return live ?? []
  if (live === undefined) return side === 'server' ? (withoutDirectives(change) as unknown[]) : change
  return mergeLists(live, change, key, schema, false, side, problem)
}

function isListOrNothing(value: unknown): value is unknown[] | undefined {
  return value === undefined || Array.isArray(value)
}

/** The elements of a patch must stand in the order that it gives for the list. */
function checkOrder(
  change: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string,
  problem: MergeProblem,
): void {
  if (order.length === 0) return
  const ordinary = change.filter((item) => !isMutableObject(item) || item[PATCH] === undefined)
  let at = 0
  for (const item of order) {
    if (at < ordinary.length && identity(ordinary[at], mergeKey) === identity(item, mergeKey)) at += 1
  }
  if (at >= ordinary.length) return
  const [patchText, orderText] = [goValue(change), goValue(order)]
  fail(problem, `The order in patch list:\n${patchText}\n doesn't match $setElementOrder list:\n${orderText}\n`)
}

function mergeLists(
  original: unknown[],
  patch: unknown[],
  key: string,
  schema: Schema,
  isDeleteList: boolean,
  side: MergeSide,
  problem: MergeProblem,
): unknown[] {
  const mergeKey = mergeKeyOf(schema, key)
  if (mergeKey === undefined) return patch
  if (original.length === 0 && patch.length === 0) return original
  const areMaps = holdsMaps(problem, original, patch)
  if (areMaps === undefined) return original
  if (!areMaps) {
    if (isDeleteList) {
      const dropped = new Set(patch)
      return original.filter((item) => !dropped.has(item))
    }
    return orderMerged([...new Set([...original, ...patch])], patch, original, '')
  }
  if (mergeKey === '') {
    fail(problem, `cannot merge lists without merge key for ${key}`)
    return original
  }
  const list = schemaAt(schema, key)
  return mergeMaps(original, patch, mergeKey, list?.kind === 'list' ? list.element : undefined, side, problem)
}

function mergeMaps(
  original: unknown[],
  patch: unknown[],
  mergeKey: string,
  element: Schema,
  side: MergeSide,
  problem: MergeProblem,
): unknown[] {
  const special = applySpecialElements(original, patch, mergeKey, problem)
  const result = [...special.original]
  const places = positions(result, mergeKey)
  for (const item of special.patch) {
    const key = item[mergeKey]
    if (key === undefined) fail(problem, noMergeKey(item, mergeKey))
    if (problem.text !== undefined) return original
    const at = places.get(key)
    const former = at === undefined ? undefined : result[at]
    if (at !== undefined && isMutableObject(former)) {
      result[at] = mergeObject(former, item, element, side, problem)
    } else {
      places.set(key, result.length)
      result.push(side === 'server' ? withoutDirectives(item) : item)
    }
  }
  return orderMerged(result, special.patch, special.original, mergeKey)
}

/** `$patch: delete` takes elements out, `$patch: replace` puts the patch's list in the place of the original. */
function applySpecialElements(
  original: readonly unknown[],
  patch: readonly unknown[],
  mergeKey: string,
  problem: MergeProblem,
): { readonly original: readonly unknown[]; readonly patch: readonly MutableObject[] } {
  const ordinary: MutableObject[] = []
  const deleted = new Set<unknown>()
  let isReplaced = false
  for (const item of patch.filter(isMutableObject)) {
    const directive = item[PATCH]
    if (directive === undefined) ordinary.push(item)
    else if (directive === 'replace') isReplaced = true
    else if (directive === 'merge') fail(problem, 'merging lists cannot yet be specified in the patch')
    else if (directive !== 'delete') {
      fail(problem, `unknown patch type found: ${goValue(directive)} in map: ${goValue(item)}`)
    } else if (item[mergeKey] === undefined) fail(problem, noMergeKey(item, mergeKey))
    else deleted.add(item[mergeKey])
  }
  if (isReplaced) return { original: ordinary, patch: [] }
  const kept = deleted.size === 0 ? original : original.filter((item) => !deleted.has(identity(item, mergeKey)))
  return { original: kept, patch: ordinary }
}

/** A value that is taken over as a whole loses what was meant for merging, and its nulls. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => !isMutableObject(item) || item[PATCH] === undefined)
    return kept.map(withoutDirectives)
  }
  if (!isMutableObject(value)) return value
  for (const key of Object.keys(value)) {
    if (value[key] === null || isDirective(key)) delete value[key]
    else setOwn(value, key, withoutDirectives(value[key]))
  }
  return value
}

function isDirective(key: string): boolean {
  return key === PATCH || key === RETAIN_KEYS || key.startsWith(SET_ORDER) || key.startsWith(DELETE_FROM_LIST)
}
