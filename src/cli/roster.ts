import { type Learner, withComposed } from '../domain/batch.ts'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { lineTable } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'
import { type CsvSheet, readCells } from '../formats/csv/cells.ts'
import { readCsv } from '../formats/csv/read.ts'
import type { Console } from './console.ts'
import { readCsvFile } from './csv-file.ts'
import { UsageError } from './usage-error.ts'

/**
 * Columns by which rosters call the same thing, in any case: Classroom 50, GitHub Classroom, Canvas, Moodle, and plain lists, also in Korean. GitHub
 * Classroom's `identifier` is what a school calls somebody, and its login comes first; Moodle's is what its downloads call somebody.
 */
const ID = ['username', 'github_username', 'login', 'id', 'identifier', 'user name', 'learner', 'id number']
const KOREAN_ID = ['아이디', '학번', '수강생']
const NAME = ['name', 'full name', 'student', '이름', '성명']
const FIRST_NAME = ['first_name', 'first name']
const LAST_NAME = ['last_name', 'last name', 'surname']
const EMAIL = ['email', 'email address', 'e-mail', '이메일', '전자우편']
const SECTION = ['section', 'group', '분반']

/** Moodle's worksheet says `Participant 123456` where its download says 123456. */
const PARTICIPANT = /^Participant (?=\d+$)/

/** What Canvas writes into rows that say something of the columns, where others have a name. */
const ABOUT_COLUMNS = /^(points possible|manual posting|student, test)$/i

type Row = Readonly<Record<string, string>>

/** Everybody who is expected to hand in, and what there is to say of the file. */
export interface Roster {
  /** One for each id, whatever its capitals; of several rows with one id the last. */
  readonly learners: readonly Learner[]
  readonly diagnostics: readonly Diagnostic[]
  readonly file: SourceFile
}

/** Everybody who is expected to hand in, from a CSV file with a header. A row without what tells learners apart is left out, and so said. */
export function readRoster(file: string, console: Console): Roster {
  const text = readCsvFile(file, console, 'USAGE_CSV_ENCODING')
  const read = readCsv(text)
  if (!read.ok) throw new UsageError('USAGE_CSV', { file, line: read.line, problem: read.problem })
  const { columns, rows } = read.table
  const known = new Map(columns.map((column) => [folded(column), column]))
  const columnOf = (names: readonly string[]): string | undefined =>
    names.map((name) => known.get(name)).find((column) => column !== undefined)
  const identifier = known.get('identifier')
  const isWorksheet = identifier !== undefined && rows.some((row) => PARTICIPANT.test(row[identifier] ?? ''))
  const idColumn = isWorksheet ? identifier : columnOf([...ID, ...KOREAN_ID])
  if (idColumn === undefined) {
    if (columns.length === 0) throw new UsageError('USAGE_ROSTER_EMPTY', { file })
    throw new UsageError('USAGE_ROSTER_COLUMN', { file, columns: columns.join(', '), known: ID.slice(0, 4).join(', ') })
  }
  const places = placesOf(text, file, columns.indexOf(idColumn))
  const roster = collected(rows, idColumn, columnOf, places)
  if (roster.learners.length === 0) throw new UsageError('USAGE_ROSTER_EMPTY', { file })
  return { ...roster, file: { path: file, text, executable: false } }
}

function collected(
  rows: readonly Row[],
  idColumn: string,
  columnOf: (names: readonly string[]) => string | undefined,
  placeOf: (row: number) => SourceRange,
): Omit<Roster, 'file'> {
  const learners = new Map<string, { readonly first: number; readonly learner: Learner }>()
  const diagnostics: Diagnostic[] = []
  for (const [index, row] of rows.entries()) {
    const learner = learnerOf(row, idColumn, columnOf)
    const { id, name = '' } = learner
    if (id === '') {
      if (name !== '' && !ABOUT_COLUMNS.test(name))
        diagnostics.push(diagnostic('ROSTER_ID_MISSING', { name, column: idColumn }, placeOf(index)))
      continue
    }
    const before = learners.get(id.toLowerCase())
    if (before !== undefined) {
      const note = { code: 'NOTE_FIRST_HERE', args: { key: before.learner.id } } as const
      const related = [{ range: placeOf(before.first), note }]
      diagnostics.push({ ...diagnostic('ROSTER_TWICE', { id }, placeOf(index)), related })
    }
    learners.set(id.toLowerCase(), { first: before?.first ?? index, learner })
  }
  return { learners: [...learners.values()].map(({ learner }) => learner), diagnostics }
}

function folded(column: string): string {
  return withComposed(column).trim().toLowerCase()
}

/** Where the cells of a column stand, by the index of the row below the header; looked for only when something is said of one. */
function placesOf(text: string, file: string, column: number): (row: number) => SourceRange {
  let rows: CsvSheet['rows'] | undefined
  const lines = lineTable(text)
  return (row) => {
    rows ??= readCells(text).rows
    const cells = rows[row + 1] ?? []
    const { start, end } = cells[column] ?? cells.at(-1) ?? { start: 0, end: 0 }
    return lines.range(file, start, end)
  }
}

/** `id` is `''` where the row has none. */
function learnerOf(row: Row, idColumn: string, columnOf: (names: readonly string[]) => string | undefined): Learner {
  const valueIn = (names: readonly string[]): string | undefined => {
    const value = row[columnOf(names) ?? '']?.trim()
    return value === '' ? undefined : value
  }
  const id = withComposed(row[idColumn] ?? '')
    .trim()
    .replace(PARTICIPANT, '')
  const fullName = [valueIn(FIRST_NAME), valueIn(LAST_NAME)].filter((part) => part !== undefined).join(' ')
  const name = valueIn(NAME) ?? (fullName === '' ? undefined : fullName)
  const email = valueIn(EMAIL)
  const section = valueIn(SECTION)
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(section === undefined ? {} : { section }),
  }
}
