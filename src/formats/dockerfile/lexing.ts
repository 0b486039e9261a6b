/** How a text is read; the fields after `escape` are off unless set. */
export interface LexOptions {
  readonly escape: string
  /** Leave quotes in the result. */
  readonly rawQuotes?: boolean
  /** Leave escape characters in the result. */
  readonly rawEscapes?: boolean
  /** Quotes are ordinary characters (here-documents). */
  readonly ignoreQuotes?: boolean
  /** Leave references to unset variables as they are. */
  readonly keepUnset?: boolean
  /** Substitutions inside of substitutions; more is an error. */
  readonly depthMax: number
  /** Characters that variables may put in; more is an error. */
  readonly charactersMax: number
}

/** The bounds alone, for texts without variables. */
export type LexBounds = Pick<LexOptions, 'depthMax' | 'charactersMax'>

/** The value of a variable; `undefined` when it is not set. */
export type Lookup = (name: string) => string | undefined

/** Where the reading stands. The first error stops everything; buffers are shared as in the original. */
export interface Lexing {
  readonly source: string
  readonly options: LexOptions
  readonly lookup: Lookup
  at: number
  /** How many characters variables may still put in. */
  charactersLeft: number
  rawEscapes: boolean
  error: string | undefined
  wordBuffer: string
  readonly matched: Set<string>
  readonly unmatched: Set<string>
  /** Reads up to `stop`, which is consumed; escape characters stay where `rawEscapes` says so. */
  readUntil(stop: string, rawEscapes: boolean, depth: number): string
}

/** Notes an error, unless there is one. Gives the empty text, for the caller to return. */
export function fail(state: Lexing, error: string): string {
  state.error ??= error
  return ''
}
