import { createTextMemory } from '../domain/text-memory.ts'
import type { MutableObject } from './mutable.ts'

/** Who decodes, as `decode` has it. */
type Mode = 'json' | 'unstructured'

/**
 * Specs that were decoded without anything to complain about. Equal texts give the same object, in every cluster, so nobody may change
 * it: whatever is known of a spec can then be remembered with it.
 */
const decoded: Readonly<Record<Mode, ReturnType<typeof createTextMemory<MutableObject>>>> = {
  json: createTextMemory(),
  unstructured: createTextMemory(),
}

/** What a shared spec becomes when it is decoded again. */
const again: Readonly<Record<Mode, WeakMap<object, MutableObject>>> = {
  json: new WeakMap(),
  unstructured: new WeakMap(),
}

const shared = new WeakSet<object>()

/** True for a spec, or an object sent to the server, that nobody may change. */
export function isShared(value: object): boolean {
  return shared.has(value)
}

/** Makes a value one that nobody may change. */
export function share<T extends object>(value: T): T {
  shared.add(value)
  return value
}

/**
 * The spec that a value of this Go type decodes to. `make` decodes it, and gives `undefined` where it found a mistake or an unknown
 * field: those depend on more than the text, and are looked for each time.
 */
export function sharedSpec(
  goType: string,
  value: object,
  mode: Mode,
  make: () => MutableObject | undefined,
): MutableObject | undefined {
  const before = again[mode].get(value)
  if (before !== undefined) return before
  const text = `${goType} ${JSON.stringify(value)}`
  const known = decoded[mode].get(text) ?? make()
  if (known === undefined) return undefined
  if (!isShared(known)) decoded[mode].set(text, share(known))
  if (isShared(value)) again[mode].set(value, known)
  return known
}
