import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'

/**
 * What is wrong with one field, in the API machinery's words (apimachinery/pkg/util/validation/field/errors.go).
 * `shown` is the value as Go prints it: numbers bare, strings quoted, structs in Go syntax.
 */
export function invalid(field: string, shown: string | number, detail: string): StatusCause {
  return { field, message: `Invalid value: ${shown}: ${detail}` }
}

/** `invalid` for a string, which is shown in quotes. */
export function invalidString(field: string, value: string, detail: string): StatusCause {
  return invalid(field, goQuote(value), detail)
}

/** One `invalid` per sentence. */
export function invalidStrings(field: string, value: string, details: readonly string[]): readonly StatusCause[] {
  return details.map((detail) => invalidString(field, value, detail))
}

/** Nothing is given, and something must be. */
export function required(field: string, detail = ''): StatusCause {
  return { field, message: detail === '' ? 'Required value' : `Required value: ${detail}` }
}

/** Given, and may not be. */
export function forbidden(field: string, detail: string): StatusCause {
  return { field, message: `Forbidden: ${detail}` }
}

/** Given twice. */
export function duplicate(field: string, shown: string | number): StatusCause {
  return { field, message: `Duplicate value: ${shown}` }
}

/** Names something that is not there. */
export function notFound(field: string, value: string): StatusCause {
  return { field, message: `Not found: ${goQuote(value)}` }
}

/** None of a fixed set; `supported` in the order in which the server lists them. */
export function notSupported(field: string, shown: string, supported: readonly string[]): StatusCause {
  return { field, message: `Unsupported value: ${shown}: supported values: ${supported.map(goQuote).join(', ')}` }
}

/** More bytes than may be. */
export function tooLong(field: string, bytesMax: number): StatusCause {
  return { field, message: `Too long: may not be more than ${bytesMax} bytes` }
}

/** A count that must not be below zero. */
export function nonNegative(field: string, value: number): readonly StatusCause[] {
  return value < 0 ? [invalid(field, value, NEGATIVE)] : []
}

/** What is said of a number below zero. */
export const NEGATIVE = 'must be greater than or equal to 0'
