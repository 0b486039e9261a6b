/**
 * Takes out of what a program printed what is different every time it runs. The recordings hold such text twice: raw,
 * and with `<age>`, `<time>`, `<uid>`, `<rv>`, `<ip>`, `<rand>` in place of it. `maskVolatile` does the same to the
 * simulation's text; `canonical` then goes over both sides, because a replaced word leaves the padding of its column behind.
 */
export function maskVolatile(text: string, argv: readonly string[]): string {
  const lines = text.split('\n')
  const masked: string[] = []
  let ageColumn: AgeColumn | undefined
  for (const line of lines) {
    const column = ageColumnOf(line)
    if (column !== undefined || line.trim() === '') ageColumn = column
    masked.push(column === undefined && ageColumn !== undefined ? maskAge(line, ageColumn) : line)
  }
  const joined = masked.join('\n')
  return argv.includes('--no-headers') ? maskBareAges(joined) : joined
}

/** The form in which recorded and simulated text are compared. */
export function canonical(text: string, argv: readonly string[]): string {
  const inline = text
    .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000/g, '<time>')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>')
    .replace(/(resourceVersion"?: ?)"?(?:\d+|<rv>)"?/g, '$1<rv>')
    .replace(/\b10\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, '<ip>')
    .replace(/(-[bcdfghjklmnpqrstvwxz2456789]{6,10})-[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9-])/g, '$1-<rand>')
    .replace(/\(\d[0-9a-z]* ago\)/g, '(<age> ago)')
    .replace(/<age> \(x\d+ over [^)]*\)/g, '<age>')
  const withAges = argv.includes('--no-headers') ? maskBareAges(inline) : inline
  const restarts = withAges.includes('(<age> ago)')
  return withAges
    .split('\n')
    .map((line) => closeGaps(line, restarts))
    .join('\n')
}

interface AgeColumn {
  readonly start: number
  /** Where the next column starts; absent when the age is the last one. */
  readonly end?: number
}

/**
 * Where the ages stand under a table's header: `NAME … AGE …`, `LAST SEEN … TYPE …` for events, or the events of
 * `describe`, `Type Reason Age From Message`.
 */
function ageColumnOf(line: string): AgeColumn | undefined {
  const header = HEADERS.find(({ table }) => table.test(line))
  const found = header?.age.exec(line)
  if (found === null || found === undefined) return undefined
  const start = found.index + found[0].search(/\S/)
  const end = found.index + found[0].length
  return end < line.length ? { start, end } : { start }
}

const HEADERS = [
  { table: /^(?:NAMESPACE +)?NAME +/, age: /(?:^| )AGE(?: +|$)/ },
  { table: /^(?:NAMESPACE +)?LAST SEEN +/, age: /LAST SEEN +/ },
  { table: /^ +Type +Reason +Age +From +Message$/, age: / Age +/ },
]

function maskAge(line: string, { start, end }: AgeColumn): string {
  const before = line.slice(0, start)
  const cell = end === undefined ? line.slice(start) : line.slice(start, end)
  if (!/^(?:\d|<(?:unknown|invalid)>)/.test(cell)) return line
  return `${before}<age>${end === undefined ? '' : `   ${line.slice(end)}`}`
}

/** Without a header nothing says which column is the age; a word that is nothing but a duration is taken for one. */
function maskBareAges(text: string): string {
  return text.replace(/(?<=[ \t])(?:<age>|(?:\d+[dhms])+)(?=[ \t\n]|$)/g, '<age>')
}

/** The padding around replaced words, and in their column's header, says only how long they were. */
function closeGaps(line: string, restarts: boolean): string {
  if (/^ +-+ +-+ +-+ +-+ +-+$/.test(line)) return line.replace(/ {2,}/g, '  ')
  const closed = line.replace(/(<age>|<ip>|\bAGE|\bAge|\bLAST SEEN|\bIP) {2,}/g, '$1  ')
  return restarts ? closed.replace(/ {2,}(<age>|AGE\b)/g, '  $1') : closed
}
