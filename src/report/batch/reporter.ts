import type { BatchResults } from '../../domain/batch.ts'
import type { ReporterContext } from '../reporter.ts'

/**
 * Turns the results of a class into the text of one format; in pieces where the whole of a large class would take more room than grading it. Pure;
 * neutralises whatever a learner wrote for its medium.
 */
export type BatchReporter<Text extends string | Iterable<string> = string> = (
  results: BatchResults,
  context: ReporterContext,
) => Text
