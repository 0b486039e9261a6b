import type { BatchReporter } from '../report/batch/reporter.ts'
import type { ReporterTable } from './reporters.ts'

/** Reporters of a class by name; each is loaded when it is asked for. */
export const BATCH_REPORTERS: ReporterTable<BatchReporter<string | Iterable<string>>> = {
  csv: async () => (await import('../report/batch/csv.ts')).batchCsvReporter,
  html: async () => (await import('../report/batch/html.ts')).batchHtmlReporter,
  json: async () => (await import('../report/batch/json.ts')).batchJsonReporter,
  jsonl: async () => (await import('../report/batch/jsonl.ts')).batchJsonlReporter,
  junit: async () => (await import('../report/batch/junit.ts')).batchJunitReporter,
  markdown: async () => (await import('../report/batch/markdown.ts')).batchMarkdownReporter,
  text: async () => (await import('../report/batch/text.ts')).batchTextReporter,
}
