import { compareResults } from '../../batch/compare.ts'
import { changesJson, changesText } from '../../report/batch/changes.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { readResults } from '../results-file.ts'

export interface DiffFlags extends CommonFlags {
  readonly before: string
  readonly after: string
  readonly json?: boolean
}

/** Says whose results are other ones than before, and why. Exit code 1 where some are, as of `diff`. */
export function diffCommand(flags: DiffFlags, console: Console): ExitCode {
  const changes = compareResults(readResults(flags.before, console), readResults(flags.after, console))
  console.out(flags.json === true ? changesJson(changes) : changesText(changes, reporterContext(console, flags)))
  return changes.length === 0 ? 0 : 1
}
