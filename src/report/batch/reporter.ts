import type { BatchResults } from '../../domain/batch.ts'
import type { ReporterContext } from '../reporter.ts'

/** Turns the results of a class into the text of one format. Pure; neutralises whatever a learner wrote for its medium. */
export type BatchReporter = (results: BatchResults, context: ReporterContext) => string
