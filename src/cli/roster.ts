import { type Learner, withComposed } from '../domain/batch.ts'
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

type Row = Readonly<Record<string, string>>

/** Everybody who is expected to hand in, from a CSV file with a header. A row without what tells learners apart is left out. */
export function readRoster(file: string, console: Console): readonly Learner[] {
  const read = readCsv(readCsvFile(file, console, 'USAGE_CSV_ENCODING'))
  if (!read.ok) throw new UsageError('USAGE_CSV', { file, line: read.line, problem: read.problem })
  const { columns, rows } = read.table
  const known = new Map(columns.map((column) => [folded(column), column]))
  const columnOf = (names: readonly string[]): string | undefined =>
    names.map((name) => known.get(name)).find((column) => column !== undefined)
  const identifier = known.get('identifier')
  const isWorksheet = identifier !== undefined && rows.some((row) => PARTICIPANT.test(row[identifier] ?? ''))
  const idColumn = isWorksheet ? identifier : columnOf([...ID, ...KOREAN_ID])
  if (idColumn === undefined && columns.length > 0) {
    throw new UsageError('USAGE_ROSTER_COLUMN', { file, columns: columns.join(', '), known: ID.slice(0, 4).join(', ') })
  }
  const learners = rows.flatMap((row) => (idColumn === undefined ? [] : learnerOf(row, idColumn, columnOf)))
  if (learners.length === 0) throw new UsageError('USAGE_ROSTER_EMPTY', { file })
  return learners
}

function folded(column: string): string {
  return withComposed(column).trim().toLowerCase()
}

function learnerOf(
  row: Row,
  idColumn: string,
  columnOf: (names: readonly string[]) => string | undefined,
): readonly Learner[] {
  const valueIn = (names: readonly string[]): string | undefined => {
    const value = row[columnOf(names) ?? '']?.trim()
    return value === '' ? undefined : value
  }
  const id = withComposed(row[idColumn] ?? '')
    .trim()
    .replace(PARTICIPANT, '')
  if (id === '') return []
  const fullName = [valueIn(FIRST_NAME), valueIn(LAST_NAME)].filter((part) => part !== undefined).join(' ')
  const name = valueIn(NAME) ?? (fullName === '' ? undefined : fullName)
  const email = valueIn(EMAIL)
  const section = valueIn(SECTION)
  return [
    {
      id,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(section === undefined ? {} : { section }),
    },
  ]
}
