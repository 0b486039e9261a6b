import type { ApiStatus, StatusCause } from './api.ts'
import { qualifiedResource, type Resource } from './resources.ts'

/**
 * Refusals in the API server's words (apimachinery/pkg/api/errors/errors.go). The message is complete; `kubectl` puts
 * its own `Error from server (REASON): ` or `The Deployment "web" is invalid: ` in front, or not.
 */
export function notFound(resource: Resource, name: string): ApiStatus {
  return { reason: 'NotFound', code: 404, message: `${qualifiedResource(resource)} "${name}" not found` }
}

/** The name is taken: `deployments.apps "web" already exists`. */
export function alreadyExists(resource: Resource, name: string): ApiStatus {
  return { reason: 'AlreadyExists', code: 409, message: `${qualifiedResource(resource)} "${name}" already exists` }
}

/** The values are well-formed but not allowed. Causes stand in the order in which the server found them. */
export function invalid(resource: Resource, name: string, causes: readonly StatusCause[]): ApiStatus {
  return invalidObject(resource.kind, resource.group, name, causes)
}

/** `invalid` for what has no kind of its own, such as a patch: `kind`, `group` and `name` are then empty. */
export function invalidObject(kind: string, group: string, name: string, causes: readonly StatusCause[]): ApiStatus {
  const texts = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))]
  const list = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
  const qualified = group === '' ? kind : `${kind}.${group}`
  return {
    reason: 'Invalid',
    code: 422,
    message: `${qualified} "${name}" is invalid: ${list}`,
    details: { kind, group, name, causes },
  }
}

/** The request cannot be understood: wrong types, unknown fields. */
export function badRequest(message: string): ApiStatus {
  return { reason: 'BadRequest', code: 400, message }
}

/** The object changed since the client read it. */
export function conflict(resource: Resource, name: string): ApiStatus {
  const what = 'the object has been modified; please apply your changes to the latest version and try again'
  return {
    reason: 'Conflict',
    code: 409,
    message: `Operation cannot be fulfilled on ${qualifiedResource(resource)} "${name}": ${what}`,
  }
}

/** An error that the server passes on without a reason; `kubectl` prints `Error from server: MESSAGE`. */
export function unexplained(message: string): ApiStatus {
  return { reason: '', code: 500, message }
}

/** A request that the server could not process, for whatever reason: a JSON patch that does not apply. */
export function unprocessable(): ApiStatus {
  const message = 'the server rejected our request due to an error in our request'
  return { reason: 'Invalid', code: 422, message, details: { kind: '', group: '', name: '', causes: [] } }
}
