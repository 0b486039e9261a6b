import type { BatchReporter } from '../report/batch/reporter.ts'
import type { ReporterTable } from './reporters.ts'

/** Reporters of a class by name; each is loaded when it is asked for. */
export const BATCH_REPORTERS: ReporterTable<BatchReporter> = {
  json: async () => (await import('../report/batch/json.ts')).batchJsonReporter,
  text: async () => (await import('../report/batch/text.ts')).batchTextReporter,
}
