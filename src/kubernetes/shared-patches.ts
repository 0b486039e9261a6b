import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import { createTextMemory } from '../domain/text-memory.ts'
import { isMutableObject, type MutableObject } from './mutable.ts'
import { isShared, share } from './shared-specs.ts'

/** What was sent to turn one shared spec into another; `patch` is absent where nothing had to be. */
interface SpecPatch {
  readonly patch?: MutableObject
}

/** By the numbers of the live specs, and the texts of what was wanted and of what was applied before. */
const patches = createTextMemory<SpecPatch>()

let numbered = 0
const numberOf = remembering((_spec: object) => (numbered += 1))

/** The three objects of which a patch is the difference. */
export interface ThreeWay {
  readonly original: JsonObject
  readonly modified: JsonObject
  readonly current: JsonObject
}

/**
 * A three-way patch of which the part about `spec` is known from before, where the live spec is shared: a spec is compared apart from
 * the other fields. `diff` makes the patch, or gives `undefined` where something is in the way of one; that is not remembered.
 */
export function patchBySpec(
  { original, modified, current }: ThreeWay,
  diff: (way: ThreeWay) => MutableObject | undefined,
): MutableObject | undefined {
  const [former, wanted, live] = [original['spec'], modified['spec'], current['spec']]
  if (!isJsonObject(former) || !isJsonObject(wanted) || !isJsonObject(live) || !isShared(live)) {
    return diff({ original, modified, current })
  }
  const before = former === live ? '' : JSON.stringify(former)
  const key = `${numberOf(live)} ${JSON.stringify(wanted)} ${before}`
  const known =
    patches.get(key) ??
    specPatch(diff({ original: { spec: former }, modified: { spec: wanted }, current: { spec: live } }))
  if (known === undefined) return diff({ original, modified, current })
  patches.set(key, known)
  const others = withoutSpec(original)
  const rest = diff({
    original: others,
    modified: withoutSpec(modified),
    current: original === current ? others : withoutSpec(current),
  })
  if (rest === undefined || known.patch === undefined) return rest
  return { ...rest, spec: known.patch }
}

function specPatch(patch: MutableObject | undefined): SpecPatch | undefined {
  if (patch === undefined) return undefined
  const spec = patch['spec']
  if (spec === undefined) return {}
  return isMutableObject(spec) ? { patch: share(spec) } : undefined
}

function withoutSpec(object: JsonObject): JsonObject {
  const { spec: _, ...rest } = object
  return rest
}

const merged = remembering((_spec: object) => new WeakMap<object, JsonObject>())

/**
 * What a strategic merge makes of an object, where its spec and that of the patch are shared: then the spec is merged once. `merge` gives
 * `undefined` where it fails. `undefined` where nothing is shared, or where it failed.
 */
export function mergeBySpec(
  original: MutableObject,
  patch: JsonObject,
  merge: (original: MutableObject, patch: JsonObject) => Value | undefined,
): JsonObject | undefined {
  const [live, change] = [original['spec'], patch['spec']]
  if (!isMutableObject(live) || !isJsonObject(change) || !isShared(live) || !isShared(change)) return undefined
  const known = merged(live).get(change) ?? specOf(merge({ spec: live }, { spec: change }))
  const { spec: _, ...others } = original
  const rest = merge(others, withoutSpec(patch))
  if (known === undefined || !isJsonObject(rest)) return undefined
  merged(live).set(change, share(known))
  return { ...rest, spec: known }
}

function specOf(object: Value | undefined): JsonObject | undefined {
  return isJsonObject(object) && isJsonObject(object['spec']) ? object['spec'] : undefined
}
