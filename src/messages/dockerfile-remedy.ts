/** What usually mends a build that failed. */
export type DockerfileRemedy =
  | 'colon'
  | 'blank'
  | 'instruction-meant'
  | 'instruction'
  | 'strings-only'
  | 'from'
  | 'no-file'
  | 'image-meant'
  | 'image'
  | 'not-in-context'
  | 'arguments'
  | 'other'

/** By the words with which a build fails; the first that fits counts. Source of the words: BuildKit. */
const REMEDIES: readonly (readonly [RegExp, DockerfileRemedy])[] = [
  [/unknown instruction: ([A-Za-z]+):/, 'colon'],
  [/unknown instruction: ([A-Za-z]+)[["'{]/, 'blank'],
  [/unknown instruction: .*did you mean ([A-Za-z]+)/, 'instruction-meant'],
  [/unknown instruction: /, 'instruction'],
  [/comprised of strings only/, 'strings-only'],
  [/no build stage in current context/, 'from'],
  [/cannot be empty/, 'from'],
  [/failed to read dockerfile/, 'no-file'],
  [/failed to resolve source metadata.*did you mean ([^)?]+)/, 'image-meant'],
  [/failed to resolve source metadata/, 'image'],
  [/failed to calculate checksum of ref .*"([^"]*)": not found/, 'not-in-context'],
  [/requires (?:at least |exactly )?\w+ arguments?/, 'arguments'],
]

/** The remedy for a failed build, and the name in its words that the remedy is about (empty where there is none). */
export function dockerfileRemedy(message: string): { readonly remedy: DockerfileRemedy; readonly name: string } {
  for (const [pattern, remedy] of REMEDIES) {
    const found = pattern.exec(message)
    if (found !== null) return { remedy, name: found[1] ?? '' }
  }
  return { remedy: 'other', name: '' }
}
