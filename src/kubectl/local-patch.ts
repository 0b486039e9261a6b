import { isJsonObject, type JsonObject, ownValue, type Value } from '../domain/json.ts'
import type { PatchType } from '../kubernetes/api.ts'
import { jsonKind, patchJson } from '../kubernetes/json-patch.ts'
import { cloneJson, setOwn } from '../kubernetes/mutable.ts'
import { goTypeOf, type Resource } from '../kubernetes/resources.ts'
import { mergeObject } from '../kubernetes/strategic-merge.ts'
import { hasStructFacts } from '../kubernetes/type-facts.ts'
import { type Result, good, refused } from './failure.ts'
import { goJson } from './go-json.ts'

/** What is said of a patch that is no mapping (apimachinery pkg/util/strategicpatch, evanphx/json-patch). */
export const NO_OBJECT = { strategic: 'invalid JSON document', merge: 'Invalid JSON Patch' } as const

/** A patch where no server is asked: it meets the object as it is, without defaults and checks. */
export function patchedLocally(
  resource: Resource,
  object: JsonObject,
  type: PatchType,
  body: Value,
): Result<JsonObject> {
  if (type === 'json') {
    const patched = patchJson(object, body)
    return patched.ok ? decodable(patched.value) : refused(missingField(patched.error))
  }
  if (type === 'merge' && Array.isArray(body)) return decodable(body)
  if (!isJsonObject(body)) return refused(NO_OBJECT[type])
  if (type === 'merge') return decodable(merged(object, body))
  const problem: { text?: string } = {}
  const name = goTypeOf(resource)
  const schema = hasStructFacts(name) ? ({ kind: 'struct', name } as const) : undefined
  const result = mergeObject(cloneJson({ ...object }), cloneJson({ ...body }), schema, 'server', problem)
  return problem.text === undefined ? decodable(result as JsonObject) : refused(problem.text)
}

/** `doc is missing key: KEY` is put in words of its own (kubectl pkg/cmd/patch/patch.go, getPatchedJSON). */
function missingField(error: string): string {
  const [, key] = error.split('doc is missing key: ')
  return key === undefined ? error : `Object to be patched is missing field (${key})`
}

/** What was patched is read again, which needs no more than a kind (apimachinery, UnstructuredJSONScheme). */
function decodable(value: Value): Result<JsonObject> {
  if (!isJsonObject(value)) {
    return refused(`json: cannot unmarshal ${jsonKind(value)} into Go value of type unstructured.detector`)
  }
  const { kind } = value
  return typeof kind === 'string' && kind !== ''
    ? good(value)
    : refused(`Object 'Kind' is missing in '${goJson(value)}'`)
}

/** RFC 7386. */
function merged(target: Value, change: Value): Value {
  if (!isJsonObject(change)) return change
  const result: Record<string, Value> = isJsonObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key]
    else setOwn(result, key, merged(ownValue(result, key) ?? null, value))
  }
  return result
}
