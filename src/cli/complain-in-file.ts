import type { Diagnostic } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'
import { withExcerpt } from '../grading/excerpt.ts'
import { formatMessage } from '../messages/index.ts'
import { codeFrame } from '../report/render/code-frame.ts'
import type { Console, OutputFlags } from './console.ts'
import { reporterContext } from './reporter-context.ts'

/** So many mistakes of an instructor's file are shown: with more of them the file is another one than was meant. */
const SHOWN_MAX = 10

/** What there is to say of a file that an instructor wrote, each with its line. */
export function complainInFile(
  diagnostics: readonly Diagnostic[],
  file: SourceFile,
  flags: OutputFlags,
  console: Console,
): void {
  const context = reporterContext(console, flags)
  for (const problem of diagnostics.slice(0, SHOWN_MAX)) {
    console.complain(`${codeFrame(withExcerpt(problem, [file]), context).join('\n')}\n`)
  }
  const left = diagnostics.length - SHOWN_MAX
  if (left <= 0) return
  const text = formatMessage({ code: 'DIAGNOSTICS_LEFT_OUT', args: { count: left } }, context.language)
  console.complain(`${text}\n`)
}
