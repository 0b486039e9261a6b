import { isJsonObject, type JsonObject } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import { goJson } from './go-json.ts'
import { inStructOrder } from './print/struct-order.ts'

/** The annotation in which `apply` keeps what it applied. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** The configuration that was applied last, as its annotation holds it; `undefined` when there is none. */
export function lastApplied(object: JsonObject): string | undefined {
  const text = annotationsOf(object)[LAST_APPLIED]
  return typeof text === 'string' ? text : undefined
}

/** The object with its own configuration in the annotation, as `apply` sends it (kubectl pkg/util/apply.go). */
export function withLastApplied(object: JsonObject): JsonObject {
  return appliedObject(object)
}

const appliedObject = remembering((object: JsonObject): JsonObject => {
  const { [LAST_APPLIED]: _, ...annotations } = annotationsOf(object)
  const configuration = `${goJson(withAnnotations(object, annotations))}\n`
  return withAnnotations(object, { ...annotations, [LAST_APPLIED]: configuration })
})

/** `--save-config` of a command that makes the object itself, in its Go type: the text has the order of its fields. */
export function savedTypedConfig(object: JsonObject, isAsked: boolean): JsonObject {
  if (!isAsked) return object
  const configuration = `${goJson(inStructOrder(object), true)}\n`
  return withAnnotations(object, { ...annotationsOf(object), [LAST_APPLIED]: configuration })
}

/** `--save-config`: writes the annotation; without it, one that is there is brought up to date. */
export function savedConfig(object: JsonObject, isAsked: boolean): JsonObject {
  const before = lastApplied(object)
  return isAsked || (before !== undefined && before !== '') ? withLastApplied(object) : object
}

/** `--record`: writes the command line down as the change-cause. */
export function withChangeCause(object: JsonObject, cause: string): JsonObject {
  return withAnnotations(object, { ...annotationsOf(object), [CHANGE_CAUSE]: cause })
}

export function annotationsOf(object: JsonObject): JsonObject {
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {}
  return isJsonObject(metadata['annotations']) ? metadata['annotations'] : {}
}

export function withAnnotations(object: JsonObject, annotations: JsonObject): JsonObject {
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {}
  return { ...object, metadata: { ...metadata, annotations } }
}
