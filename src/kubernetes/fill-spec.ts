import { fillDefaults } from './defaults.ts'
import { dropDisabledFields } from './disabled-fields.ts'
import { cloneJson, type MutableObject, objectAt } from './mutable.ts'
import { podWarnings } from './pod-warnings.ts'
import { isShared, share } from './shared-specs.ts'
import { fillStoredKind } from './stored-kinds.ts'
import { validateKind } from './validation/kind.ts'

/** A spec that holds its defaults and that nothing can be said against. */
export interface SoundSpec {
  readonly spec: MutableObject
  /** About its pod template. */
  readonly warnings: readonly string[]
}

/** What became of shared specs; `undefined` for those that are refused. */
const soundSpecs = new WeakMap<object, SoundSpec | undefined>()

/**
 * Fills in the defaults of an object and drops what is not enabled, in place. A shared spec is replaced, and what it becomes is known
 * from the first time; the result is then that, so that nobody need look at the spec again. A spec that is refused is gone through
 * each time, since the refusal shows it as it was sent.
 */
export function fillSpec(kind: string, object: MutableObject): SoundSpec | undefined {
  const decoded = objectAt(object, 'spec')
  if (decoded !== undefined && isShared(decoded)) {
    if (!soundSpecs.has(decoded)) soundSpecs.set(decoded, soundSpec(kind, decoded))
    const known = soundSpecs.get(decoded)
    object['spec'] = known === undefined ? cloneJson(decoded) : known.spec
    if (known !== undefined) return known
  }
  fillDefaults(kind, object)
  fillStoredKind(kind, object)
  dropDisabledFields(kind, object)
  return undefined
}

/** Only specs of Deployments and ReplicaSets are shared, of which nothing but the spec itself decides what becomes of it. */
function soundSpec(kind: string, decoded: MutableObject): SoundSpec | undefined {
  const object: MutableObject = { spec: cloneJson(decoded) }
  fillDefaults(kind, object)
  dropDisabledFields(kind, object)
  if (validateKind(kind, object, null).length > 0) return undefined
  const spec = share(objectAt(object, 'spec') ?? {})
  return { spec, warnings: podWarnings(objectAt(spec, 'template') ?? {}, 'spec.template.') }
}
