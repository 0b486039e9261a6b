import type { ContainerWord } from '../domain/container.ts'
import type { Diagnostic, Message } from '../domain/diagnostic.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { courseResult } from './course-lines.ts'
import { readerView } from './reader-view.ts'
import { printableJson } from './render/sanitize.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/**
 * Results for programs: `{ formatVersion, reports }`, described by `schemas/report.schema.json`. Codes and arguments are
 * the stable part; beside each stands its sentence as `text`, in the reader's language. Every key is always in the same
 * place, and no character of it acts on a terminal.
 */
export const jsonReporter: Reporter = (reports, context) => {
  const document = { formatVersion: 1, reports: reports.map((report) => reportJson(report, context)) }
  return `${printableJson(JSON.stringify(document, undefined, 2))}\n`
}

function reportJson(full: Report, context: ReporterContext) {
  const { report, hidden } = readerView(full, context.showHidden === true)
  const course = courseResult(report.score, context)
  return {
    exercise: report.exercise,
    title: report.title,
    verdict: report.verdict,
    score: report.score,
    ...(course === undefined ? {} : { course }),
    checks: report.checks.map((check) => checkJson(check, context)),
    ...(hidden === undefined ? {} : { hidden }),
    diagnostics: report.diagnostics.map((diagnostic) => diagnosticJson(diagnostic, context)),
    traces: report.traces,
  }
}

/** How a check turned out, for programs. */
export function checkJson(check: CheckResult, context: ReporterContext) {
  return {
    id: check.id,
    title: check.title,
    verdict: check.verdict,
    points: check.points,
    maxPoints: check.maxPoints,
    hidden: check.hidden,
    hints: check.hints,
    ...(check.expected === undefined ? {} : { expected: check.expected }),
    ...(check.actual === undefined ? {} : { actual: check.actual }),
    ...(check.command === undefined ? {} : { command: check.command.map((word) => wordJson(word, context)) }),
    reasons: check.reasons.map((reason) => messageJson(reason, context)),
    ...(check.explain === undefined ? {} : { explain: check.explain }),
    ...(check.skippedBecause === undefined ? {} : { skippedBecause: messageJson(check.skippedBecause, context) }),
    evidence: check.evidence,
    diagnostics: check.diagnostics.map((diagnostic) => diagnosticJson(diagnostic, context)),
  }
}

function wordJson({ text, from, index, said, range, role }: ContainerWord, context: ReporterContext) {
  return {
    text,
    from,
    index,
    said: messageJson(said, context),
    ...(range === undefined ? {} : { range }),
    ...(role === undefined ? {} : { role: messageJson(role, context) }),
  }
}

function messageJson(message: Message, context: ReporterContext) {
  const help = formatHelp(message, context.language)
  return {
    code: message.code,
    args: message.args,
    text: formatMessage(message, context.language),
    ...(help === undefined ? {} : { help }),
  }
}

/** A diagnostic for programs, with its sentence and what helps. */
export function diagnosticJson(diagnostic: Diagnostic, context: ReporterContext) {
  const { severity, range, excerpt, related } = diagnostic
  return {
    severity,
    ...messageJson(diagnostic, context),
    ...(range === undefined ? {} : { range }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ range: place.range, note: messageJson(place.note, context) })) }),
  }
}
