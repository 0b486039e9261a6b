import type { StatusCause } from '../api.ts'
import { invalid } from './field-error.ts'

const INT32_MAX = 2_147_483_647

/** Checks a user or group number, if one is given. */
export function validateId(id: unknown, path: string): readonly StatusCause[] {
  if (typeof id !== 'number' || (id >= 0 && id <= INT32_MAX)) return []
  return [invalid(path, id, `must be between 0 and ${INT32_MAX}, inclusive`)]
}
