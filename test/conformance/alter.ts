/** A deep copy whose values may be changed, for recordings that are altered on purpose. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] }

/** Another value of the same type. */
export function alteredValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return `${value}x`
  if (Array.isArray(value)) return [...(value as readonly unknown[]), 'one more']
  return { ...(value as object | undefined), oneMore: true }
}
