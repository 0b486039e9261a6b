/** A bug of ours: never caused by what a learner or an author wrote. */
export class InvariantError extends Error {
  override name = 'InvariantError'
}

/** States what must hold at this point; when it does not, the program is wrong. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantError(what)
}

/** Ends a `switch` over a union, so that the compiler finds a forgotten case. */
export function assertNever(value: never): never {
  throw new InvariantError(`not handled: ${JSON.stringify(value)}`)
}
