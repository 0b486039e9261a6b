/** Which of our own limits was reached; go-yaml's are far above them. */
export type YamlLimit = 'depth' | 'nodes' | 'documents'

/**
 * What ends the reading of one YAML document. It is thrown inside this folder and caught by `readManifests`: the scanner
 * can fail at any depth of the composer's recursion, and nothing after the first failure is of interest.
 */
export class YamlRefusal extends Error {
  override name = 'YamlRefusal'
  /** UTF-16 offset into the file of what a reader should look at. */
  readonly offset: number
  /** Set when a limit of ours was reached rather than a rule of YAML broken. */
  readonly limit: YamlLimit | undefined

  constructor(message: string, offset: number, limit?: YamlLimit) {
    super(message)
    this.offset = offset
    this.limit = limit
  }
}
