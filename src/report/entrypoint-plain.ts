import type { ContainerAnalysis, ContainerStart, WordOrigin } from '../domain/container.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import { containerWordsFor } from '../messages/container-words.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { outcomeOf } from './entrypoint-matrix.ts'
import { jsonWords } from './entrypoint-rows.ts'
import { printable } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/** What a container starts, for reading aloud: one fact per line, no columns, no symbols. */
export function plainEntrypoint(analysis: ContainerAnalysis, context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const { config, places, starts, matrix, diagnostics, checks } = analysis
  return [
    ...(config === undefined ? [] : Object.entries(config)).flatMap(([key, value]) => {
      if (value === null) return key === 'Entrypoint' || key === 'Cmd' ? [`${key}: ${words.nothing}`] : []
      const place = key === 'Entrypoint' || key === 'Cmd' ? places[key] : undefined
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return [`${key}: ${text}${place === undefined ? '' : `, ${originOf(place, context)}`}`]
    }),
    ...starts.flatMap((start) => startFacts(start, context)),
    ...matrix.map((start) => `${start.title}: ${jsonWords(start.argv)}, ${outcomeOf(start.process, context)}`),
    ...diagnostics.flatMap((diagnostic) => diagnosticFacts(diagnostic, context)),
    ...checks.map(({ rule, message, line }) => `${words.checks}: ${rule}, line ${line}: ${message}`),
  ].map(printable)
}

function startFacts(start: ContainerStart, context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const { argv, process } = start
  const title = start.container === undefined ? start.title : `${start.title}, ${words.container} ${start.container}`
  return [
    `${title}: ${words.command} ${argv.length === 0 ? words.nothing : jsonWords(argv)}`,
    ...start.words.map((word, at) => {
      const role = word.role === undefined ? '' : `, ${formatMessage(word.role, context.language)}`
      return `${words.word(at + 1, JSON.stringify(word.text))}: ${originOf(word, context)}${role}`
    }),
    ...start.unused.map(
      ({ key, words: list, why, range }) =>
        `${words.unused}: ${key} ${jsonWords(list)}, ${originOf({ said: why, ...(range === undefined ? {} : { range }) }, context)}`,
    ),
    ...process.reasons.map((reason) => `${words.seen}: ${formatMessage(reason, context.language)}`),
    ...(process.stdout + process.stderr)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `${words.writes}: ${line}`),
  ]
}

function originOf({ said, range }: WordOrigin, context: ReporterContext): string {
  const text = formatMessage(said, context.language)
  return range === undefined ? text : `${text}, ${spoken(range, context)}`
}

function diagnosticFacts(diagnostic: Diagnostic, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const place = diagnostic.range === undefined ? '' : ` ${spoken(diagnostic.range, context)}`
  const help = formatHelp(diagnostic, context.language)
  return [
    `${words.severity[diagnostic.severity]} ${diagnostic.code}${place}: ${formatMessage(diagnostic, context.language)}`,
    ...(diagnostic.related ?? []).map(
      ({ range, note }) => `${words.note}: ${formatMessage(note, context.language)}, ${spoken(range, context)}`,
    ),
    ...(help === undefined ? [] : [`${words.help}: ${help}`]),
  ]
}

function spoken(range: SourceRange, context: ReporterContext): string {
  const file = context.locate?.(range.file) ?? range.file
  return wordsFor(context.language).place(file, range.start.line, range.start.column)
}
