import type { BatchCheck, BatchResult } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import { formatMessage } from '../../messages/index.ts'
import { diagnosticJson } from '../json.ts'
import { printableJson } from '../render/sanitize.ts'
import type { ReporterContext } from '../reporter.ts'
import type { BatchReporter } from './reporter.ts'

/** The results of a class for programs, described by `schemas/batch.schema.json`. The same class gives the same bytes. */
export const batchJsonReporter: BatchReporter<Iterable<string>> = function* ({ results, ...rest }, context) {
  yield printableJson(JSON.stringify({ ...rest, results: [] }, undefined, 1)).slice(0, -EMPTY_END.length)
  for (const [index, each] of results.entries()) {
    yield index === 0 ? '[\n' : ',\n'
    yield indented(printableJson(JSON.stringify(resultJson(each, context), undefined, 1)))
  }
  yield results.length === 0 ? `${EMPTY_END}\n` : '\n ]\n}\n'
}

/** What a document without results ends with. */
const EMPTY_END = '[]\n}'

function indented(json: string): string {
  return `  ${json.replaceAll('\n', '\n  ')}`
}

/** One result, also as a line of its own in JSONL. */
export function resultJson(result: BatchResult, context: ReporterContext) {
  return {
    ...result,
    checks: result.checks.map((check) => checkJson(check, context)),
    diagnostics: result.diagnostics.map((problem) => diagnosticJson(problem, context)),
    notes: result.notes.map((note) => messageJson(note, context)),
  }
}

function checkJson(check: BatchCheck, context: ReporterContext) {
  return { ...check, ...(check.reason === undefined ? {} : { reason: messageJson(check.reason, context) }) }
}

function messageJson({ code, args }: Message, context: ReporterContext) {
  return { code, args, text: formatMessage({ code, args }, context.language) }
}
