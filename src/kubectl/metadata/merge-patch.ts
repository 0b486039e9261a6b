import { isJsonObject, type JsonObject, ownValue, type Value } from '../../domain/json.ts'

/** The merge patch (RFC 7386) that turns `before` into `after`. */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: Record<string, Value> = {}
  for (const key of Object.keys(before)) if (ownValue(after, key) === undefined) patch[key] = null
  for (const [key, value] of Object.entries(after)) {
    const old = ownValue(before, key)
    if (old === value) continue
    if (isJsonObject(old) && isJsonObject(value)) {
      const inner = mergePatch(old, value)
      if (Object.keys(inner).length > 0) patch[key] = inner
    } else if (JSON.stringify(old) !== JSON.stringify(value)) patch[key] = value
  }
  return patch
}
