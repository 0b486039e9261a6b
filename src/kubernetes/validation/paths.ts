import type { StatusCause } from '../api.ts'
import { invalidString } from './field-error.ts'

/** A path that stays inside: relative and without `..`. */
export function validateLocalPath(value: string, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (value.startsWith('/')) causes.push(invalidString(path, value, 'must be a relative path'))
  if (hasBacksteps(value)) causes.push(invalidString(path, value, "must not contain '..'"))
  return causes
}

/** A local path that leaves names beginning with two dots to the kubelet. */
export function validateUnreservedPath(value: string, path: string): StatusCause[] {
  const causes = validateLocalPath(value, path)
  if (value.startsWith('..') && !value.startsWith('../')) {
    causes.push(invalidString(path, value, "must not start with '..'"))
  }
  return causes
}

/** True when a path has `..` as one of its parts. */
export function hasBacksteps(value: string): boolean {
  return value.split('/').includes('..')
}
