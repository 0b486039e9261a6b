import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Learner } from '../domain/batch.ts'
import { readCsv } from '../formats/csv/read.ts'
import type { Console } from './console.ts'
import { UsageError } from './usage-error.ts'

/** Columns by which rosters call the same thing: Classroom 50, GitHub Classroom, Canvas, Moodle, and plain lists. */
const ID = ['username', 'github_username', 'login', 'id', 'identifier', 'ID', 'Identifier', 'User name', 'learner']
const NAME = ['name', 'Full name', 'Student', 'student']
const EMAIL = ['email', 'Email address', 'Email']
const SECTION = ['section', 'Section', 'group']

type Row = Readonly<Record<string, string>>

/** Everybody who is expected to hand in, from a CSV file with a header. A row without what tells learners apart is left out. */
export function readRoster(file: string, console: Console): readonly Learner[] {
  let text: string
  try {
    text = readFileSync(resolve(console.cwd, file), 'utf8')
  } catch {
    throw new UsageError('USAGE_FILE_MISSING', { file })
  }
  const read = readCsv(text)
  if (!read.ok) throw new UsageError('USAGE_CSV', { file, line: read.line, problem: read.problem })
  const { columns, rows } = read.table
  const idColumn = ID.find((column) => columns.includes(column))
  if (idColumn === undefined) {
    throw new UsageError('USAGE_ROSTER_COLUMN', { file, columns: columns.join(', '), known: ID.slice(0, 4).join(', ') })
  }
  return rows.filter((row) => row[idColumn]?.trim()).map((row) => learnerOf(row, idColumn))
}

function learnerOf(row: Row, idColumn: string): Learner {
  const name = valueIn(row, NAME) ?? fullName(row)
  const email = valueIn(row, EMAIL)
  const section = valueIn(row, SECTION)
  return {
    // Moodle's worksheet says `Participant 123456` where its download says 123456
    id: (row[idColumn] ?? '').trim().replace(/^Participant (?=\d+$)/, ''),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(section === undefined ? {} : { section }),
  }
}

function fullName({ first_name: first = '', last_name: last = '' }: Row): string | undefined {
  const name = `${first} ${last}`.trim()
  return name === '' ? undefined : name
}

function valueIn(row: Row, columns: readonly string[]): string | undefined {
  return columns.map((column) => row[column]?.trim()).find((value) => value !== undefined && value !== '')
}
