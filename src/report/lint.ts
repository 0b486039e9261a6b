import type { Diagnostic } from '../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { diagnosticJson } from './json.ts'
import { codeFrame } from './render/code-frame.ts'
import { printable, printableJson } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/** What was found in files by themselves. */
export interface LintReport {
  /** How many files were looked at. */
  readonly files: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Every diagnostic with its line, and how many there are. With `plain` one fact per line. */
export function lintText(report: LintReport, context: ReporterContext): string {
  const { errors, warnings } = countOf(report)
  const total = wordsFor(context.language).found(errors, warnings, report.files)
  const separator = context.plain ? '' : '\n'
  const blocks = report.diagnostics.map((told) => {
    const lines = context.plain ? plainLines(told, context) : codeFrame(told, context)
    return `${lines.join('\n')}\n${separator}`
  })
  return `${blocks.join('')}${total}\n`
}

/** The same for programs: `{ formatVersion, files, errors, warnings, diagnostics }`. */
export function lintJson(report: LintReport, context: ReporterContext): string {
  const { errors, warnings } = countOf(report)
  const diagnostics = report.diagnostics.map((told) => diagnosticJson(told, context))
  const document = { formatVersion: 1, files: report.files, errors, warnings, diagnostics }
  return `${printableJson(JSON.stringify(document, undefined, 2))}\n`
}

function countOf({ diagnostics }: LintReport): { readonly errors: number; readonly warnings: number } {
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length
  return { errors: count('error'), warnings: count('warning') }
}

function plainLines(told: Diagnostic, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { range } = told
  const file = range === undefined ? '' : (context.locate?.(range.file) ?? range.file)
  const place = range === undefined ? '' : ` ${words.place(file, range.start.line, range.start.column)}`
  const help = formatHelp(told, context.language)
  const head = `${words.severity[told.severity]} ${told.code}${place}: ${formatMessage(told, context.language)}`
  return [head, ...(help === undefined ? [] : [`${words.help}: ${help}`])].map(printable)
}
