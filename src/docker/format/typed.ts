import { isJsonObject, ownValue, type Value } from '../../domain/json.ts'
import { zeroOf } from '../../formats/gotemplate/access.ts'
import { type GoType, type GoValue, jsonAny, pointedAt } from '../../formats/gotemplate/types.ts'

/** A number as the client keeps it where it knows no type: its text. */
const JSON_NUMBER: GoType = { kind: 'string', name: 'json.Number' }

/** The value of a type that JSON stands for, as Go decodes it: what the JSON does not have but the type has is not simulated. */
export function typedValue(type: GoType, json: Value): GoValue {
  return { type, data: completed(type, json, true) }
}

/** The same JSON without its type, as the client reads it once more where the type does not do. */
export function untypedValue(type: GoType, json: Value): GoValue {
  const value: GoValue = { type: jsonAny(() => JSON_NUMBER), data: completed(type, json, false) }
  return pointedAt(value) ?? value
}

/**
 * JSON with the names of fields, or with its own keys; a field is looked at when it is asked for, as an image can expose all ports there are. Keys of a struct that are missing stand for `undefined`, but for those that are
 * left out when they are empty; those too when they are there and `undefined`.
 */
function completed(type: GoType, json: Value, byName: boolean): Value {
  if (type.kind === 'pointer') return completed(type.element, json, byName)
  if (type.kind === 'list' && Array.isArray(json)) {
    return (json as readonly Value[]).map((item) => completed(type.element, item, byName))
  }
  if (!isJsonObject(json)) return json
  if (type.kind === 'map') {
    return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, completed(type.element, item, byName)]))
  }
  if (type.kind !== 'struct') return json
  const object = {}
  for (const { name, type: inner, json: key = name, omitEmpty = false } of type.fields) {
    const value = ownValue<Value | undefined>(json, key)
    const isLeftOut = value === undefined && omitEmpty && !Object.hasOwn(json, key)
    if (isLeftOut && !byName) continue
    const get = (): Value | undefined =>
      isLeftOut ? zeroOf(inner).data : value === undefined ? undefined : completed(inner, value, byName)
    Object.defineProperty(object, byName ? name : key, { enumerable: true, get })
  }
  return object
}
