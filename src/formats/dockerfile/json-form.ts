import { trimStart } from './characters.ts'

/** What the text of an instruction is when it might be a JSON array. */
export type JsonForm =
  | { readonly kind: 'array'; readonly strings: readonly string[] }
  /** A JSON array that holds something other than strings: the builder refuses it. */
  | { readonly kind: 'not-strings' }
  /** Anything else, also text that merely looks like an array: shell form. */
  | { readonly kind: 'text' }

/**
 * Decides between exec form and shell form: the whole text must be one valid JSON array. Source: BuildKit
 * `frontend/dockerfile/parser/line_parsers.go` (parseJSON).
 */
export function readJsonForm(text: string): JsonForm {
  const candidate = trimStart(text)
  if (!candidate.startsWith('[')) return { kind: 'text' }
  const value = parseJson(candidate)
  if (!Array.isArray(value)) return { kind: 'text' }
  const strings: string[] = []
  for (const element of value) {
    if (typeof element !== 'string') return { kind: 'not-strings' }
    strings.push(element)
  }
  return { kind: 'array', strings }
}

/** A text that is not JSON is an ordinary answer here, so the exception of the platform's parser ends in this function. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
