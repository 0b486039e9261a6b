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

/** A table as docker prints it: columns at least 10 wide, three blanks between them, none after the last. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length + 3, 10)
  }
  return rows
    .map(
      (row) =>
        `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('')}\n`,
    )
    .join('')
}
