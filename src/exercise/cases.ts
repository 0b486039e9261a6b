import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { isJsonObject, type Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'
import { validate } from '../generated/validate-exercise-cases.ts'
import { readBlock, textOf, textsOf } from './block.ts'

export const CASES_FILE = 'cases.yaml'

/** Which folder a known answer stands in. */
export type CasePart = 'wrong' | 'right'

/** What `cases.yaml` says of one known answer. */
export interface CaseSpec {
  readonly part: CasePart
  /** The name of its folder. */
  readonly name: string
  readonly about: string
  /** Full ids of the checks that must fail, with where they are listed; none for a right answer. */
  readonly fails: readonly ListedCheck[]
  /** Files of the solution that it does without. */
  readonly omit: readonly { readonly file: string; readonly range: SourceRange }[]
  /** Its name in `cases.yaml`. */
  readonly range: SourceRange
}

export interface ListedCheck {
  readonly id: string
  readonly range: SourceRange
}

export interface ReadCases {
  readonly cases: readonly CaseSpec[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads `cases.yaml`. What is not written as its schema says is a diagnostic; the cases that can be read are given all the same. */
export function readCases({ text }: SourceFile, limits: Limits): ReadCases {
  const diagnostics: Diagnostic[] = []
  const range = { file: CASES_FILE, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  const source = { name: CASES_FILE, file: CASES_FILE, text, origin: { line: 1, columns: [] }, range }
  const block = readBlock(source, validate, limits, diagnostics)
  const cases: CaseSpec[] = []
  for (const part of ['wrong', 'right'] as const) {
    const entries = block?.value[part]
    if (block === undefined || !isJsonObject(entries)) continue
    for (const [name, entry] of Object.entries(entries)) {
      const fields: { readonly [key: string]: Value } = isJsonObject(entry) ? entry : {}
      cases.push({
        part,
        name,
        about: textOf(fields['about']) ?? '',
        fails: textsOf(fields['fails']).map((id, at) => ({
          id,
          range: block.rangeAt([part, name, 'fails', at], 'value'),
        })),
        omit: textsOf(fields['omit']).map((file, at) => ({
          file,
          range: block.rangeAt([part, name, 'omit', at], 'value'),
        })),
        range: block.rangeAt([part, name], 'key'),
      })
    }
  }
  return { cases, diagnostics: diagnostics.map((each) => withExcerpt(each, text)) }
}

function withExcerpt(problem: Diagnostic, text: string): Diagnostic {
  const excerpt = problem.range === undefined ? undefined : excerptOf(text, problem.range.start.line)
  return excerpt === undefined ? problem : { ...problem, excerpt }
}
