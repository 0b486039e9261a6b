import type { JsonObject } from '../domain/json.ts'
import { decode } from '../kubernetes/decode.ts'
import { hasStructFacts } from '../kubernetes/type-facts.ts'
import { goTypeOf, type Resource } from '../kubernetes/resources.ts'
import { type Result, good, refused } from './failure.ts'

/**
 * An object as a client that knows its Go type holds it: unknown fields are gone, and fields that Go always writes are there
 * (`creationTimestamp: null`, `resources: {}`, `status: {}`). Fails where a value has the wrong type.
 */
export function typed(resource: Resource, object: JsonObject): Result<JsonObject> {
  const type = goTypeOf(resource)
  if (!hasStructFacts(type)) return good(object)
  const decoded = decode(type, object, 'json')
  return decoded.error === undefined ? good(decoded.value as JsonObject) : refused(decoded.error)
}
