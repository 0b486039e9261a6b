import type { Args } from '../domain/diagnostic.ts'

/**
 * The words of one code in one language. A message starts in lower case, has no full stop, stands alone and says only
 * what is the case; how to mend it belongs in `help`. Arguments come raw: whoever prints neutralises them for its medium.
 */
export interface MessageText {
  readonly message: (args: Args) => string
  /** `undefined` where these arguments leave nothing to advise. */
  readonly help?: (args: Args) => string | undefined
}
