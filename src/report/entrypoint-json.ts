import type { ContainerAnalysis, ContainerStart, ProcessStory, WordOrigin } from '../domain/container.ts'
import type { Diagnostic, Message } from '../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { printableJson } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/**
 * What a container starts, for programs: described by `schemas/entrypoint.schema.json`. `config` has Docker's key names, with `null` for
 * what is not set. `argv`, `words`, `unused` and `process` are those of the first start; every start is in `starts`.
 */
export function entrypointJson(analysis: ContainerAnalysis, context: ReporterContext): string {
  const starts = analysis.starts.map((start) => startJson(start, context))
  const [first] = starts
  const document = {
    formatVersion: 1,
    file: analysis.file ?? null,
    config: analysis.config ?? null,
    argv: first?.argv ?? null,
    words: first?.words ?? [],
    unused: first?.unused ?? [],
    process: first?.process ?? null,
    starts,
    matrix: analysis.matrix.map((start) => startJson(start, context)),
    diagnostics: analysis.diagnostics.map((diagnostic) => diagnosticJson(diagnostic, context)),
    checks: analysis.checks,
  }
  return `${printableJson(JSON.stringify(document, undefined, 2))}\n`
}

function startJson(start: ContainerStart, context: ReporterContext) {
  return {
    how: start.how,
    title: start.title,
    container: start.container ?? null,
    argv: start.argv,
    words: start.words.map((word) => ({
      text: word.text,
      from: word.from,
      index: word.index,
      ...originJson(word, context),
      role: word.role === undefined ? null : messageJson(word.role, context),
    })),
    unused: start.unused.map(({ key, words, why, range }) => ({
      key,
      words,
      why: messageJson(why, context),
      range: range ?? null,
    })),
    process: processJson(start.process, context),
  }
}

function originJson({ said, range }: WordOrigin, context: ReporterContext) {
  return { origin: messageJson(said, context), range: range ?? null }
}

function processJson(process: ProcessStory, context: ReporterContext) {
  return {
    outcome: process.outcome,
    exitCode: process.exitCode ?? null,
    afterMs: process.afterMs ?? null,
    message: process.message ?? null,
    reason: process.reason ?? null,
    stdout: process.stdout,
    stderr: process.stderr,
    pid1: process.pid1 ?? null,
    others: process.others,
    stop: process.stop ?? null,
    assumed: process.assumed ?? null,
    reasons: process.reasons.map((reason) => messageJson(reason, context)),
  }
}

function messageJson(message: Message, context: ReporterContext) {
  return { code: message.code, args: message.args, text: formatMessage(message, context.language) }
}

function diagnosticJson(diagnostic: Diagnostic, context: ReporterContext) {
  const { severity, range, excerpt, related } = diagnostic
  const help = formatHelp(diagnostic, context.language)
  return {
    severity,
    ...messageJson(diagnostic, context),
    ...(help === undefined ? {} : { help }),
    ...(range === undefined ? {} : { range }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ range: place.range, note: messageJson(place.note, context) })) }),
  }
}
