import { rfc3339 } from '../domain/time.ts'

/** What docker prints after the daemon refused something while `docker run` or `docker start` was at work. */
export function daemonError(text: string, command = 'run'): string {
  return `docker: Error response from daemon: ${text}\n\nRun 'docker ${command} --help' for more information\n`
}

const OCI_PREFIX =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
  'unable to start container process: error during container init: '

/** State.Error of a container whose program could not be started. Docker tells folders in two ways, CRI in one. */
export function startError(error: string): string {
  return OCI_PREFIX + error.replace(/: is a directory$/, ': is a directory: permission denied')
}

/** The exit code of the command line for a daemon error. Source: docker/cli `cli/command/container/run.go` (toStatusError). */
export function cliExitCode(error: string): 125 | 126 | 127 {
  if (/executable file not found|no such file or directory|system cannot find the file/.test(error)) return 127
  return /permission denied|is a directory/.test(error) ? 126 : 125
}

/** "3 minutes ago" without the "ago". Source: docker/go-units `duration.go` (HumanDuration). */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.floor(seconds / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.floor(ms / 3_600_000 + 0.5)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`
  return `${Math.floor(hours / 24 / 7)} weeks`
}

/** A moment as the client prints it in lists: `2026-01-01 00:00:05 +0000 UTC`. */
export function dockerTime(atMs: number): string {
  return rfc3339(atMs).replace('T', ' ').replace('Z', ' +0000 UTC')
}

/** A table as docker prints it, see `alignTabs`. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  return aligned(rows)
}

/**
 * Lines whose cells end with tabs, as docker's tabwriter aligns them: columns at least 10 wide, three blanks between them, none after the last
 * cell of a line. Lines that follow one another share the width of a column. Source: docker/cli `cli/command/formatter/tabwriter`.
 */
export function alignTabs(text: string): string {
  const isEnded = text.endsWith('\n')
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n')
  const table = aligned(lines.map((line) => line.split('\t')))
  return isEnded ? table : table.slice(0, -1)
}

function aligned(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(() => '')
  const columns = Math.max(0, ...rows.map((row) => row.length))
  for (let column = 0; column < columns; column += 1) {
    for (let first = 0; first < rows.length; first += 1) {
      let end = first
      let width = 10
      for (let row = rows[end]; row !== undefined && column < row.length - 1; row = rows[end]) {
        width = Math.max(width, lengthOf(row[column]) + 3)
        end += 1
      }
      for (let at = first; at < Math.max(end, first + 1); at += 1) {
        const cell = rows[at]?.[column]
        if (cell !== undefined) lines[at] += at < end ? cell + ' '.repeat(width - lengthOf(cell)) : cell
      }
      first = Math.max(end - 1, first)
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

function lengthOf(cell: string | undefined): number {
  return [...(cell ?? '')].length
}
