import type { Trace, TraceStep } from '../domain/trace.ts'
import { wordsFor } from '../messages/words.ts'
import { palette } from './render/color.ts'
import { commandLine } from './render/command-line.ts'
import { printable, printableLines } from './render/sanitize.ts'
import { wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** Lines that are shown of what one command printed: more are looked through with `grep`, in the command file itself. */
const LINES_MAX = 40

const INDENT = ' '.repeat(4)

type Traces = readonly { readonly scenario: string; readonly trace: Trace }[]

/** Per scenario each command with what it printed, as it would stand in a terminal; broken at the reader's width. */
export function textOutputs(traces: Traces, context: ReporterContext): readonly (readonly string[])[] {
  const paint = palette(context.color)
  return traces
    .filter(({ trace }) => trace.steps.length > 0)
    .map(({ scenario, trace }) => [
      `${paint.bold(wordsFor(context.language).outputs)}  ${printable(scenario)}`,
      ...trace.steps.flatMap((step) => commandBlock(step, context)),
    ])
}

/** The same for reading aloud: the command, then a fact per line that it printed. */
export function plainOutputs(traces: Traces, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  return traces.flatMap(({ scenario, trace }) =>
    trace.steps.flatMap((step) => [
      `${words.outputs} ${scenario}: ${commandLine(step.argv)}`,
      ...printed(step, context),
      ...(step.exit === 0 ? [] : [words.exit(step.exit)]),
    ]),
  )
}

function commandBlock(step: TraceStep, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const command = wrapHanging(`  $ ${commandLine(step.argv)}`, context.width, `${INDENT}  `)
  const output = printed(step, context).flatMap((line) =>
    wrapHanging((INDENT + line).trimEnd(), context.width, `${INDENT}  `),
  )
  const exit = step.exit === 0 ? [] : [INDENT + paint.verdict.failed(wordsFor(context.language).exit(step.exit))]
  return [...command.map(paint.bold), ...output, ...exit]
}

/** What was written to both streams; that of a long one which comes first, and how much more there was. */
export function printed({ stdout, stderr }: TraceStep, context: ReporterContext): readonly string[] {
  const lines = [stdout, stderr].flatMap((text) => printableLines(text.replace(/\n$/, '')).filter(() => text !== ''))
  const left = lines.length - LINES_MAX
  const trimmed = lines.slice(0, LINES_MAX).map((line) => line.trimEnd())
  return left > 0 ? [...trimmed, wordsFor(context.language).leftOut(left)] : trimmed
}
