import type { Args } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import type { UsageCode } from '../domain/usage-reasons.ts'

/**
 * A command line that makes no sense, or names something that is not there: a code with its arguments, which `runProgram`
 * words in the reader's language. Exit code 2; nothing was graded.
 */
export class UsageError extends Error {
  override name = 'UsageError'
  readonly code: UsageCode
  readonly args: Args
  /** What to print below, ready to be read. */
  readonly details: readonly string[]

  constructor(code: UsageCode, args: Args = {}, details: readonly string[] = []) {
    super(code)
    this.code = code
    this.args = args
    this.details = details
  }
}

/** The arguments with which a message offers the nearest of the names that exist, or all of them. */
export function offer(name: string, existing: readonly string[]): Args {
  const meant = suggest(name, existing)
  return { known: existing.join(', '), ...(meant === undefined ? {} : { meant }) }
}
