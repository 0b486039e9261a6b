import type { ApiStatus } from '../kubernetes/api.ts'

/** Why a command, or one object of it, did not succeed: what kubectl holds as an `error`. */
export type Failure =
  /** An error of the client; printed behind `error: `. */
  | { readonly kind: 'message'; readonly text: string }
  /** A refusal of the API server. */
  | { readonly kind: 'status'; readonly status: ApiStatus }
  /** What was typed as a resource type is none. */
  | { readonly kind: 'no-resource'; readonly text: string }
  /** Several, in the order they were met. */
  | { readonly kind: 'several'; readonly failures: readonly Failure[] }
  /** Everything was said already; only the exit code is left. */
  | { readonly kind: 'exit'; readonly code: number }

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Wraps a value that was got. */
export function good<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Wraps a failure. */
export function bad<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure }
}

/** An error that the client itself found. */
export function message(text: string): Failure {
  return { kind: 'message', text }
}

/** A client error as a result. */
export function refused<T = never>(text: string): Result<T> {
  return bad(message(text))
}

/** One failure for a list of them; `undefined` for none. */
export function combined(failures: readonly Failure[]): Failure | undefined {
  const [only] = failures
  if (only === undefined) return undefined
  return failures.length === 1 ? only : { kind: 'several', failures }
}

/** True when the server said that the object does not exist. */
export function isNotFound(failure: Failure): boolean {
  return failure.kind === 'status' && failure.status.reason === 'NotFound'
}

/** The text of a failure where another one is built around it (Go's `err.Error()`). */
export function errorText(failure: Failure): string {
  switch (failure.kind) {
    case 'message':
    case 'no-resource':
      return failure.text
    case 'status':
      return failure.status.message
    case 'exit':
      return 'exit'
    case 'several': {
      const texts = [...new Set(flat(failure.failures).map(errorText))]
      return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
    }
  }
}

/** Says where an object came from, as kubectl does for objects read from files. */
export function withSource(verb: string, source: string, failure: Failure): Failure {
  if (source === '') return failure
  const text = `error when ${verb} "${source}": ${errorText(failure)}`
  return failure.kind === 'status' ? { ...failure, status: { ...failure.status, message: text } } : message(text)
}

/** What goes to stderr for a failure, line end included (kubectl pkg/cmd/util/helpers.go, checkErr). */
export function renderFailure(failure: Failure): { readonly text: string; readonly exit: number } {
  return { text: ended(checked(failure)), exit: failure.kind === 'exit' ? failure.code : 1 }
}

function checked(failure: Failure): string {
  switch (failure.kind) {
    case 'exit':
      return ''
    case 'message':
      return failure.text.startsWith('error: ') ? failure.text : `error: ${failure.text}`
    case 'no-resource':
      return `error: ${failure.text}`
    case 'status':
      return failure.status.reason === 'Invalid' ? invalid(failure.status) : standard(failure)
    case 'several': {
      const failures = flat(failure.failures)
      const [only] = failures
      if (only !== undefined && failures.length === 1) return checked(only)
      // What was said already is not said again.
      return failures.map((one) => (one.kind === 'exit' ? '' : `${standard(one)}\n`)).join('')
    }
  }
}

/** The form for one of several errors: no `error: ` in front of a client error, no list of causes. */
function standard(failure: Failure): string {
  if (failure.kind !== 'status') return errorText(failure)
  const { reason, message: text } = failure.status
  return reason === '' ? `Error from server: ${text}` : `Error from server (${reason}): ${text}`
}

function invalid(status: ApiStatus): string {
  const { details } = status
  if (details === undefined)
    return status.message === '' ? 'The request is invalid' : `The request is invalid: ${status.message}`
  const named = details.kind !== '' || details.name !== ''
  const text = named ? `The ${details.kind} "${details.name}" is invalid` : 'The request is invalid'
  const causes = [...new Set(details.causes.map((cause) => `${cause.field}: ${cause.message}`))]
  if (causes.length === 0) return named || status.message === '' ? text : `${text}: ${status.message}`
  if (causes.length === 1) return `${text}: ${causes[0]}`
  return `${text}: \n${causes.map((cause) => `* ${cause}\n`).join('')}`
}

function flat(failures: readonly Failure[]): readonly Failure[] {
  return failures.flatMap((failure) => (failure.kind === 'several' ? flat(failure.failures) : [failure]))
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
