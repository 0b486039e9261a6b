/** Lines of the Dockerfile that a message speaks of; 1-based, `last` included. */
export interface Lines {
  readonly first: number
  readonly last: number
}

/** Why a build ends, in the builder's own words (what follows `failed to solve: `). */
export interface Failure {
  readonly message: string
  /** Absent when the builder shows no place. */
  readonly lines?: Lines
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(message: string, lines?: Lines): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: lines === undefined ? { message } : { message, lines } }
}

/** The same failure with a place, where it has none yet. */
export function placed<T>(outcome: Outcome<T>, lines: Lines): Outcome<T> {
  return outcome.ok || outcome.failure.lines !== undefined ? outcome : failed(outcome.failure.message, lines)
}
