/** A decoded JSON or YAML value. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value }

export type JsonObject = { readonly [key: string]: Value }

/** Leads to a field inside an object: keys and list indices from the root. */
export type FieldPath = readonly (string | number)[]

/** True for a mapping: neither null, nor a list, nor a scalar. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The mappings of a list; none where it is no list. */
export function mappingsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** What an object itself has at a key that somebody chose; what every object inherits, such as `constructor`, it has not. */
export function ownValue<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined
}

/** A scalar as text: `1.5`, `true`, a text itself. Empty for `null`, lists and maps. */
export function scalarText(value: Value | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : String(value)
}
