import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import { countText } from './budget.ts'
import { fileAccess } from './file-access.ts'
import type { Filter, FilterFiles } from './filters/index.ts'
import { readAll } from './io.ts'
import type { Frame, Shell } from './session.ts'

/** Characters of a command that a message shows: scripts can be long. */
const SHOWN_MAX = 80

/** Runs a text tool over what is left of the input. What it reads, what it is given and what it does count. */
export function runFilter(
  shell: Shell,
  filter: Filter,
  argv: readonly string[],
  frame: Frame,
  range: SourceRange | undefined,
): number {
  const stdin = readAll(frame.input)
  countText(shell, stdin.length, () => range)
  if (shell.session.isOver) return 1
  const result = filter(argv, stdin, countedFiles(shell, range))
  if (result.notSimulated !== undefined) tellNotSimulated(shell, result.notSimulated, argv, frame, range)
  if (result.failed === true) tellFailure(shell, argv, result.stderr, range)
  frame.errors.write(result.stderr)
  frame.output.write(result.stdout)
  return result.exit
}

/** That a text tool did nothing. Where another command or a file was to get its text, what comes of that is not known: `feeds`. */
function tellNotSimulated(
  { host, session }: Shell,
  command: string,
  argv: readonly string[],
  { output }: Frame,
  range: SourceRange | undefined,
): void {
  const isSeenOnly = output.isTerminal === true && !argv.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word))
  const args = { command: shortened(command), ...(isSeenOnly ? {} : { feeds: 'yes' }) }
  host.report(diagnostic('COMMAND_NOT_SIMULATED', args, range))
  session.refused = true
}

/** Tells of a tool that failed, which is easily missed in the middle of a file. On macOS `-i` takes a word of its own, elsewhere it does not. */
function tellFailure({ host }: Shell, argv: readonly string[], stderr: string, range: SourceRange | undefined): void {
  const [program = '', option, suffix, script] = argv
  const isOfMacOs = program === 'sed' && option === '-i' && suffix === '' && script !== undefined
  const meant = isOfMacOs ? { meant: shortened(`sed -i '${script}'`) } : {}
  const args = {
    command: shortened(argv.slice(0, 3).join(' ')),
    said: shortened(stderr.split('\n', 1)[0] ?? ''),
    ...meant,
  }
  host.report(diagnostic('COMMAND_SAID_ERROR', args, range))
}

function shortened(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`
}

/** The files as a text tool reads them; what it reads and does counts. */
function countedFiles(shell: Shell, range: SourceRange | undefined): FilterFiles {
  const files = fileAccess(shell.host)
  return {
    ...files,
    spend(characters) {
      countText(shell, characters, () => range)
      return !shell.session.isOver
    },
    read(path) {
      const found = files.read(path)
      if (found.ok) countText(shell, found.text.length, () => range)
      return found
    },
  }
}
