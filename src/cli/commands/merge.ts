import { mergeShards } from '../../batch/shard.ts'
import { BATCH_REPORTERS } from '../batch-reporters.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { openPolicy } from '../policy-file.ts'
import { reporterContext } from '../reporter-context.ts'
import { parseReporters, writeReports } from '../reporters.ts'
import { readResults } from '../results-file.ts'
import { UsageError } from '../usage-error.ts'
import { type BatchFlags, exitCodeOf } from './batch.ts'

export interface MergeFlags extends Omit<BatchFlags, 'place'> {
  readonly files: readonly string[]
}

/** Puts the results of the parts of a class together, as if it had been graded at once. */
export async function mergeCommand(flags: MergeFlags, console: Console): Promise<ExitCode> {
  const choices = parseReporters(flags.reporter ?? [], BATCH_REPORTERS)
  const judge = openPolicy(flags, console)
  if (judge === undefined) return 2
  const merged = mergeShards(flags.files.map((file) => readResults(file, console)))
  if ('kind' in merged) {
    if (merged.kind === 'different') throw new UsageError('USAGE_MERGE_DIFFERENT', { what: merged.what })
    if (merged.kind === 'twice') throw new UsageError('USAGE_MERGE_TWICE', { learner: merged.learner })
    throw new UsageError('USAGE_MERGE_MISSING', { parts: merged.parts.join(', ') })
  }
  const results = judge.judge(merged)
  judge.complainAbout(results)
  await writeReports(results, choices, BATCH_REPORTERS, reporterContext(console, flags), console)
  return exitCodeOf(results, flags.failOn ?? 'errored')
}
