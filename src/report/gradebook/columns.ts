import type { BatchExercise } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Dialect } from './dialect.ts'

/** What an instructor said of the columns, by their headers. */
export interface WantedColumns {
  readonly grade?: string
  readonly feedback?: string
  readonly match?: string
}

/** Where a gradebook has what is needed: indices of columns. */
export interface GradebookColumns {
  readonly grade: number
  readonly feedback?: number
  readonly matched: readonly number[]
}

export type FoundColumns =
  | { readonly ok: true; readonly columns: GradebookColumns }
  | { readonly ok: false; readonly problem: Message }

/** Finds the columns of an exercise in a gradebook's header, or says what is not there. A guess between two is not made. */
export function findColumns(
  headers: readonly string[],
  dialect: Dialect,
  exercise: BatchExercise,
  wanted: WantedColumns,
): FoundColumns {
  const names = headers.map((header) => header.trim())
  const matched = matchedColumns(names, dialect, wanted.match)
  if (matched.length === 0)
    return missing('USAGE_GRADEBOOK_IDENTIFIER', wanted.match ?? dialect.known.join(', '), names)
  const items = names.flatMap((name, index) => (dialect.itemOf(name) === undefined ? [] : [index]))
  const grades =
    wanted.grade === undefined ? itemsOf(items, names, dialect, exercise) : named(wanted.grade, names, items, dialect)
  const [grade, other] = grades
  if (grade === undefined || other !== undefined) {
    const columns = (grade === undefined ? items : grades).map((index) => names[index] ?? '').join(', ')
    const code = grade === undefined ? 'USAGE_GRADEBOOK_COLUMN' : 'USAGE_GRADEBOOK_UNCLEAR'
    return { ok: false, problem: { code, args: { name: wanted.grade ?? exercise.id, columns } } }
  }
  if (dialect.feedbackOf === undefined) return { ok: true, columns: { grade, matched } }
  const feedbackName = wanted.feedback ?? dialect.feedbackOf(names[grade] ?? '')
  const feedback = names.indexOf(feedbackName)
  if (feedback === -1 || feedback === grade) return missing('USAGE_GRADEBOOK_FEEDBACK', feedbackName, names)
  return { ok: true, columns: { grade, feedback, matched } }
}

function missing(
  code: 'USAGE_GRADEBOOK_IDENTIFIER' | 'USAGE_GRADEBOOK_FEEDBACK',
  name: string,
  names: readonly string[],
) {
  return { ok: false, problem: { code, args: { name, columns: names.join(', ') } } } as const
}

function matchedColumns(names: readonly string[], { known, matched }: Dialect, asked: string | undefined) {
  if (asked !== undefined) return [names.indexOf(asked)].filter((index) => index !== -1)
  if (!known.some((name) => names.includes(name))) return []
  return matched.map((name) => names.indexOf(name)).filter((index) => index !== -1)
}

/** A column by its header, as it is or without what the platform adds. */
function named(asked: string, names: readonly string[], items: readonly number[], { itemOf }: Dialect) {
  const exact = names.flatMap((name, index) => (name === asked.trim() ? [index] : []))
  return exact.length > 0 ? exact : items.filter((index) => itemOf(names[index] ?? '') === asked.trim())
}

/** The columns called like the exercise, by its id or a title of it; of a file for one assignment its only one. */
function itemsOf(
  items: readonly number[],
  names: readonly string[],
  { itemOf }: Dialect,
  { id, title }: BatchExercise,
): readonly number[] {
  const own = new Set([id, title.en, title.ko ?? '', ''].map((name) => name.toLowerCase()))
  return items.filter((index) => own.has((itemOf(names[index] ?? '') ?? id).trim().toLowerCase()))
}
