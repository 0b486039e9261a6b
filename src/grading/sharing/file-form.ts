import type { SourceRange } from '../../domain/diagnostic.ts'
import type { FieldPath } from '../../domain/json.ts'
import type { Look } from '../../domain/submission.ts'
import type { FieldPart } from '../../formats/yaml/locate.ts'

/** A place of a canonical text, said in a way that every text with this canonical form understands. */
export type FormPlace =
  /** The same columns on the line that this line of the canonical text was. */
  | { readonly kind: 'lines'; readonly range: SourceRange }
  | { readonly kind: 'field'; readonly document: number; readonly path: FieldPath; readonly part: FieldPart }

/**
 * What a file says without what does not matter: comments, blank lines, how a manifest is written. Files with the same canonical
 * text are graded alike, and only the places in the report differ.
 */
export interface FileForm {
  /** For whom this is all that matters: whoever looks in another way may see a difference. */
  readonly look: Look
  readonly text: string
  /** What a range of the file itself stands for; several where it could be either, none where no other file has such a place. */
  readonly placesOf: (range: SourceRange) => readonly FormPlace[]
  /** Where a place that was found in another file with this canonical text stands in this one. */
  readonly rangeOf: (place: FormPlace) => SourceRange | undefined
}
