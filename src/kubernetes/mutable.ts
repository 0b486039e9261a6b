import { LIMITS } from '../domain/limits.ts'

/**
 * Objects under construction: freshly decoded or copied, known to nobody else, so defaulting fills them in place. They
 * become values (`KubeObject`) when the server hands them out.
 */
export type MutableObject = { [key: string]: unknown }

/** The mapping at a key, or `undefined` when there is none. */
export function objectAt(parent: MutableObject | undefined, key: string): MutableObject | undefined {
  const value = parent?.[key]
  return isMutableObject(value) ? value : undefined
}

/** The mappings of a list at a key; an absent list has none. */
export function objectsAt(parent: MutableObject | undefined, key: string): readonly MutableObject[] {
  const value = parent?.[key]
  return Array.isArray(value) ? value.filter(isMutableObject) : []
}

/** The string at a key, or the empty string, as for a Go struct's field. */
export function stringAt(parent: MutableObject | undefined, key: string): string {
  const value = parent?.[key]
  return typeof value === 'string' ? value : ''
}

/** The number at a key, or 0, as for a Go struct's field. */
export function numberAt(parent: MutableObject | undefined, key: string): number {
  const value = parent?.[key]
  return typeof value === 'number' ? value : 0
}

/** The strings of a list at a key. */
export function stringsAt(parent: MutableObject | undefined, key: string): readonly string[] {
  const value = parent?.[key]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A string map at a key, or `undefined` when there is none. */
export function stringMapAt(
  parent: MutableObject | undefined,
  key: string,
): Readonly<Record<string, string>> | undefined {
  return objectAt(parent, key) as Readonly<Record<string, string>> | undefined
}

/** True for a mapping: neither null, nor a list, nor a scalar. */
export function isMutableObject(value: unknown): value is MutableObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A copy of a JSON value that shares nothing with it. What is nested deeper than any honest object is cut off. */
export function cloneJson<T>(value: T): T {
  return cloneWithin(value, LIMITS.yamlDepthMax) as T
}

function cloneWithin(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return depth === 0 ? null : value.map((item) => cloneWithin(item, depth - 1))
  if (!isMutableObject(value)) return value
  if (depth === 0) return null
  const copy: MutableObject = {}
  for (const key of Object.keys(value)) setOwn(copy, key, cloneWithin(value[key], depth - 1))
  return copy
}

/** Sets a key that a learner chose: `__proto__` must become a key like any other. */
export function setOwn(object: MutableObject, key: string, content: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value: content, enumerable: true, configurable: true, writable: true })
  } else {
    object[key] = content
  }
}
