import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import type { ApiResult, ApiStatus, PatchType, WriteOptions } from './api.ts'
import { decode, type DecodeMode } from './decode.ts'
import { goQuote, goValue } from './go-format.ts'
import { jsonKind, patchJson } from './json-patch.ts'
import { cloneJson, isMutableObject, type MutableObject, setOwn } from './mutable.ts'
import { goTypeOf, type Resource } from './resources.ts'
import { badRequest, invalidObject, unexplained, unprocessable } from './status.ts'
import { mergeBySpec, patchBySpec } from './shared-patches.ts'
import { diffThreeWay } from './strategic-diff.ts'
import type { MergeProblem, Schema } from './strategic-lists.ts'
import { mergeObject } from './strategic-merge.ts'
import { hasStructFacts } from './type-facts.ts'
import type { KubeObject } from './types.ts'

/**
 * Applies a patch to a stored object as the API server does (apiserver/pkg/endpoints/handlers/patch.go): merged, then
 * decoded again. The result is to be admitted as an update. Refusals have the words that only patches get, such as
 * `patch: Invalid value: "map[spec:map[replica:3]]": strict decoding error: unknown field "spec.replica"`.
 */
export function applyPatch(
  resource: Resource,
  type: PatchType,
  old: KubeObject,
  patch: Value,
  options: WriteOptions = {},
): ApiResult<Value> {
  const original = old as unknown as MutableObject
  switch (type) {
    case 'strategic':
      return applyStrategic(resource, original, patch, options)
    case 'merge':
      return applyMerge(resource, original, patch, options)
    case 'json':
      return applyJson(resource, original, patch, options)
  }
}

export type PatchResult = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: string }

/**
 * The strategic merge patch that `kubectl apply` sends: `original` is what was last applied (absent if unknown),
 * `modified` the file, `current` the live object. Fails for a list element without its merge key, in upstream's words.
 */
export function threeWayPatch(
  resource: Resource,
  original: Value | undefined,
  modified: Value,
  current: Value,
): PatchResult {
  const problem: MergeProblem = {}
  const way = { original: asObject(original), modified: asObject(modified), current: asObject(current) }
  const patch = patchBySpec(way, (part) => {
    // What stood in the way of one field is in the way of the whole, of which the first problem is told.
    delete problem.text
    const found = diffThreeWay(part.original, part.modified, part.current, schemaOf(resource), problem)
    return problem.text === undefined ? found : undefined
  })
  if (patch === undefined) return { ok: false, error: problem.text ?? '' }
  return { ok: true, value: patch as Value }
}

/** True for a patch that changes nothing: `kubectl apply` then says `unchanged`. */
export function isEmptyPatch(patch: Value): boolean {
  return isJsonObject(patch) && Object.keys(patch).length === 0
}

function asObject(value: Value | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function schemaOf(resource: Resource): Schema {
  const name = goTypeOf(resource)
  return hasStructFacts(name) ? { kind: 'struct', name } : undefined
}

function applyStrategic(
  resource: Resource,
  original: MutableObject,
  patch: Value,
  options: WriteOptions,
): ApiResult<Value> {
  const known = isJsonObject(patch) ? mergedAndDecoded(resource, original, patch, options) : undefined
  if (known !== undefined) return known
  const change = cloneJson(patch)
  if (!isMutableObject(change)) {
    return refused(
      badRequest(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type map[string]interface {}`),
    )
  }
  const problem: MergeProblem = {}
  const merged = mergeObject(original, change, schemaOf(resource), 'server', problem)
  if (problem.text !== undefined) return refused(mergeFailure(problem.text))
  return decodeMerged(resource, original, merged as Value, 'unstructured', () => goValue(change), options)
}

/** A merge that is known in part; `undefined` where something is to be said about it, which shows the patch as merging left it. */
function mergedAndDecoded(
  resource: Resource,
  original: MutableObject,
  patch: JsonObject,
  options: WriteOptions,
): ApiResult<Value> | undefined {
  const merged = mergeBySpec(original, patch, (object, change) => {
    const problem: MergeProblem = {}
    const result = mergeObject(object, cloneJson(change) as MutableObject, schemaOf(resource), 'server', problem)
    return problem.text === undefined ? (result as Value) : undefined
  })
  if (merged === undefined) return undefined
  const answer = decodeMerged(resource, original, merged, 'unstructured', () => '', options)
  return answer.ok && answer.warnings.length === 0 ? answer : undefined
}

/** Errors that upstream takes for the client's fault; the others go out without a reason. */
function mergeFailure(text: string): ApiStatus {
  if (text.startsWith('invalid patch format')) return badRequest(text)
  return text.startsWith('lists of lists') || text.startsWith('expected a') ? unprocessable() : unexplained(text)
}

function applyMerge(
  resource: Resource,
  original: MutableObject,
  patch: Value,
  options: WriteOptions,
): ApiResult<Value> {
  if (!isJsonObject(patch)) {
    return refused(
      badRequest(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type map[string]interface {}`),
    )
  }
  const merged = mergeJson(original, cloneJson(patch)) as Value
  return decodeMerged(resource, original, merged, 'json', () => JSON.stringify(merged), options)
}

/** RFC 7386. The target stays as it is. */
function mergeJson(target: unknown, patch: unknown): unknown {
  if (!isMutableObject(patch)) return patch
  const result = isMutableObject(target) ? { ...target } : {}
  for (const key of Object.keys(patch)) {
    if (patch[key] === null) delete result[key]
    else setOwn(result, key, mergeJson(Object.hasOwn(result, key) ? result[key] : undefined, patch[key]))
  }
  return result
}

function applyJson(resource: Resource, original: MutableObject, patch: Value, options: WriteOptions): ApiResult<Value> {
  const patched = patchJson(original as Value, patch)
  if (!patched.ok) return refused(patched.kind === 'undecodable' ? badRequest(patched.error) : unprocessable())
  return decodeMerged(resource, original, patched.value, 'json', () => JSON.stringify(patched.value), options)
}

/**
 * Decodes the merged object. `shown` is what the refusal shows of the patch. A status that the patch left alone is left out: it is the
 * server's own, and an update takes it from the stored object.
 */
function decodeMerged(
  resource: Resource,
  original: MutableObject,
  merged: Value,
  mode: DecodeMode,
  shown: () => string,
  options: WriteOptions,
): ApiResult<Value> {
  if (!hasStructFacts(goTypeOf(resource))) return { ok: true, value: merged, warnings: [] }
  const decoded = decode(goTypeOf(resource), withoutSameStatus(merged, original), mode)
  const refuse = (reason: string): ApiResult<Value> =>
    refused(invalidObject('', '', '', [{ field: 'patch', message: `Invalid value: ${goQuote(shown())}: ${reason}` }]))
  if (decoded.error !== undefined) return refuse(decoded.error)
  const unknown = decoded.unknown.map((path) => `unknown field "${path}"`)
  const validation = options.fieldValidation ?? 'Warn'
  if (unknown.length > 0 && validation === 'Strict') return refuse(`strict decoding error: ${unknown.join(', ')}`)
  return { ok: true, value: decoded.value as Value, warnings: validation === 'Warn' ? unknown : [] }
}

function withoutSameStatus(merged: Value, original: MutableObject): Value {
  if (!isJsonObject(merged) || merged['status'] === undefined || merged['status'] !== original['status']) return merged
  const { status: _, ...rest } = merged
  return rest
}

function refused(status: ApiStatus): ApiResult<never> {
  return { ok: false, status, warnings: [] }
}
