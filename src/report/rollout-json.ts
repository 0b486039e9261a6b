import type { Diagnostic, Message } from '../domain/diagnostic.ts'
import type { RolloutAnalysis } from '../domain/rollout.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { printableJson } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'

/**
 * The `Trace` for programs, described by `schemas/trace.schema.json`: steps, frames and events, and beside them the findings and
 * diagnostics with their sentences. No character of it acts on a terminal.
 */
export function rolloutJson(analysis: RolloutAnalysis, context: ReporterContext): string {
  const { trace, findings, diagnostics } = analysis
  const document = {
    ...trace,
    findings: findings.map((told) => diagnosticJson(told, context)),
    diagnostics: diagnostics.map((told) => diagnosticJson(told, context)),
  }
  return `${printableJson(JSON.stringify(document, undefined, 2))}\n`
}

function diagnosticJson({ severity, range, excerpt, related, ...message }: Diagnostic, context: ReporterContext) {
  return {
    severity,
    ...messageJson(message, context),
    ...(range === undefined ? {} : { range }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ range: place.range, note: messageJson(place.note, context) })) }),
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
