/** A command line that makes no sense, or names something that is not there. Exit code 2; nothing was graded. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** The next thing to try. */
  readonly help: string | undefined

  constructor(message: string, help?: string) {
    super(message)
    this.help = help
  }
}
