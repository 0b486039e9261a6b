import type { BatchExercise, BatchResults } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { GradebookName } from '../../domain/gradebook.ts'
import type { Language } from '../../domain/text.ts'
import { type CsvEdit, type CsvSheet, readCells, withCells } from '../../formats/csv/cells.ts'
import { findColumns, type GradebookColumns, type WantedColumns } from './columns.ts'
import { type Dialect, DIALECTS } from './dialect.ts'
import { gradebookFeedback } from './feedback.ts'
import { type IdentifiedRow, matchRows } from './matching.ts'

export interface GradebookRequest {
  readonly results: BatchResults
  readonly exercise: BatchExercise
  readonly platform: GradebookName
  /** What the instructor downloaded, as it is. */
  readonly text: string
  readonly wanted: WantedColumns
  /** Of the feedback. */
  readonly language: Language
}

/** The instructor's file with grades in it, and what there is to say of that. */
export interface FilledGradebook {
  readonly ok: true
  readonly text: string
  /** Header of the column that was filled. */
  readonly column: string
  readonly filled: number
  readonly notes: readonly Message[]
}

export type FillGradebook = FilledGradebook | { readonly ok: false; readonly problem: Message }

/**
 * Fills the grades of one exercise into a gradebook; every other byte stays as it is. Nobody gets a grade without a result: where there is none,
 * the cells stay what they were. A platform that takes feedback gets both, because one without the other would wipe the grades.
 */
export function fillGradebook({
  results,
  exercise,
  platform,
  text,
  wanted,
  language,
}: GradebookRequest): FillGradebook {
  const dialect = DIALECTS[platform]
  const sheet = readCells(text)
  const [head = []] = sheet.rows
  const found = findColumns(
    head.map(({ value }) => value),
    dialect,
    exercise,
    wanted,
  )
  if (!found.ok) return found
  const { columns } = found
  const { rows, absent, unclear } = matchRows(results.learners, rowsOf(sheet, columns, dialect))
  const edits: CsvEdit[] = []
  const left: { readonly code: LeftCode; readonly learner: string }[] = []
  for (const result of results.results) {
    const row = rows.get(result.learner)
    if (result.exercise !== exercise.id || result.final === null || row === undefined) continue
    const code = whyLeft(sheet, row, columns, dialect)
    if (code !== undefined) left.push({ code, learner: result.learner })
    else {
      edits.push({ row, column: columns.grade, value: String(result.final) })
      if (columns.feedback !== undefined)
        edits.push({ row, column: columns.feedback, value: gradebookFeedback(result, exercise, language) })
    }
  }
  const filled = edits.filter(({ column }) => column === columns.grade).length
  const withResult = new Set(
    results.results
      .filter((each) => each.exercise === exercise.id && each.final !== null)
      .map(({ learner }) => learner),
  )
  const graded = (ids: readonly string[]): readonly string[] => ids.filter((id) => withResult.has(id))
  const column = head[columns.grade]?.value.trim() ?? ''
  const notes = [
    ...naming('CLI_GRADEBOOK_ABSENT', graded(absent)),
    ...naming('CLI_GRADEBOOK_UNCLEAR', graded(unclear)),
    ...LEFT_CODES.flatMap((code) =>
      naming(
        code,
        left.filter((each) => each.code === code).map(({ learner }) => learner),
      ),
    ),
    ...naming(
      'CLI_GRADEBOOK_BLANK',
      results.results
        .filter((each) => each.exercise === exercise.id && each.final === null)
        .map(({ learner }) => learner),
    ),
    ...otherMaximum(sheet, columns, dialect, exercise, column),
  ]
  return { ok: true, text: withCells(sheet, edits), column, filled, notes }
}

function naming(code: Message['code'], learners: readonly string[]): readonly Message[] {
  return learners.length === 0 ? [] : [{ code, args: { count: learners.length, learners: learners.join(', ') } }]
}

/** The rows of learners: those with an identifier. Rows that say something of the columns have none. */
function rowsOf(
  { rows }: CsvSheet,
  { matched }: GradebookColumns,
  { prefix, maximum }: Dialect,
): readonly IdentifiedRow[] {
  return rows.slice(1).flatMap((cells, index) => {
    const isAbout = maximum?.kind === 'row' && cells[0]?.value.trim() === maximum.name
    const identifiers = matched.map((column) =>
      (cells[column]?.value ?? '')
        .trim()
        .replace(prefix ?? '', '')
        .trim(),
    )
    return isAbout ? [] : [{ row: index + 1, identifiers }]
  })
}

/** Why a row stays as it is although its learner has a result. */
const LEFT_CODES = ['CLI_GRADEBOOK_LOCKED', 'CLI_GRADEBOOK_EXCUSED', 'CLI_GRADEBOOK_ROW_SHORT'] as const
type LeftCode = (typeof LEFT_CODES)[number]

function whyLeft(
  sheet: CsvSheet,
  row: number,
  { grade, feedback = 0 }: GradebookColumns,
  dialect: Dialect,
): LeftCode | undefined {
  const cells = sheet.rows[row] ?? []
  if (!isChangeable(sheet, row, dialect)) return 'CLI_GRADEBOOK_LOCKED'
  if (Math.max(grade, feedback) >= cells.length) return 'CLI_GRADEBOOK_ROW_SHORT'
  const isExcused = cells[grade]?.value.trim().toUpperCase() === dialect.excused
  return isExcused ? 'CLI_GRADEBOOK_EXCUSED' : undefined
}

function isChangeable({ rows }: CsvSheet, row: number, { changeable }: Dialect): boolean {
  const column = rows[0]?.findIndex(({ value }) => value.trim() === changeable) ?? -1
  return column === -1 || rows[row]?.[column]?.value.trim() !== 'No'
}

/** Points are never rescaled; where the platform counts otherwise, that is said. */
function otherMaximum(
  { rows }: CsvSheet,
  { grade }: GradebookColumns,
  { maximum }: Dialect,
  { maxPoints }: BatchExercise,
  column: string,
): readonly Message[] {
  const [head = []] = rows
  const said = {
    row: () => rows.find(([first]) => maximum?.kind === 'row' && first?.value.trim() === maximum.name)?.[grade]?.value,
    column: () => {
      const at = head.findIndex(({ value }) => maximum?.kind === 'column' && value.trim() === maximum.name)
      return rows[1]?.[at]?.value
    },
    header: () => (maximum?.kind === 'header' ? maximum.pattern.exec(head[grade]?.value ?? '')?.[1] : undefined),
  }
  const text = maximum === undefined ? undefined : said[maximum.kind]()?.trim()
  // European files have a comma in numbers
  const number = text === undefined || text === '' ? Number.NaN : Number(text.replace(/^(\d+),(\d+)$/, '$1.$2'))
  if (Number.isNaN(number) || number === maxPoints) return []
  return [{ code: 'CLI_GRADEBOOK_OTHER_MAXIMUM', args: { column, maximum: number, points: maxPoints } }]
}
