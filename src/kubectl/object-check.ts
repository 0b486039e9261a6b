import { isJsonObject, type Value } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import { decodeMetadataError } from '../kubernetes/decode.ts'
import { goJson } from './go-json.ts'

/**
 * What a client demands of a document before it sends it: an object with `apiVersion` and `kind` (kubectl
 * pkg/validation/validation.go getObjectKind). The text of the refusal, or `undefined`.
 */
export function schemaProblem(value: Value): string | undefined {
  if (!isJsonObject(value)) return 'invalid object to validate'
  const problems: string[] = []
  const apiVersion = value['apiVersion'] ?? null
  if (apiVersion === null) problems.push('apiVersion not set')
  else if (typeof apiVersion !== 'string') problems.push("apiVersion isn't string type")
  else if (apiVersion.split('/').length > 2) problems.push(`unexpected GroupVersion string: ${apiVersion}`)
  const kind = value['kind'] ?? null
  if (kind === null) problems.push('kind not set')
  else if (typeof kind !== 'string') problems.push("kind isn't string type")
  if (problems.length === 0) return undefined
  return problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
}

/** Why a client cannot make an object of a document, in the words of Go's JSON decoder; `undefined` when it can. */
export function decodeProblem(value: Value): string | undefined {
  if (!isJsonObject(value))
    return `json: cannot unmarshal ${jsonType(value)} into Go value of type unstructured.detector`
  const { kind } = value
  if (typeof kind !== 'string' || kind === '') return `Object 'Kind' is missing in '${goJson(value)}'`
  return metadataError(value)
}

const metadataError = remembering(decodeMetadataError)

function jsonType(value: Value): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
