import { compareResults } from '../../batch/compare.ts'
import { changesJson, changesText } from '../../report/batch/changes.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { type ClassFlags, gradeClass } from '../grade-class.ts'
import { openPolicy, zoneOf } from '../policy-file.ts'
import { reporterContext } from '../reporter-context.ts'
import { readResults } from '../results-file.ts'

export interface AuditFlags extends Omit<ClassFlags, 'place' | 'exercise'> {
  readonly results: string
  readonly submissions: string
  readonly policy?: string
  readonly json?: boolean
}

/**
 * Grades the class anew, from its sources and with nothing remembered, and says which results are not what the sources give. Exit code 0: all
 * are; 1: some are not.
 */
export async function auditCommand(flags: AuditFlags, console: Console): Promise<ExitCode> {
  const claimed = readResults(flags.results, console)
  const judge = openPolicy(flags, console)
  if (judge === undefined) return 2
  const exercise = claimed.exercises.map(({ id }) => id)
  const { shard } = claimed
  const part = shard === undefined ? {} : { shard: `${shard.index}/${shard.of}` }
  const asked = { ...flags, ...part, ...zoneOf(judge), place: flags.submissions, exercise, cache: false }
  const recomputed = await gradeClass(asked, console)
  if (recomputed === undefined) return 2
  const judged = judge.judge(recomputed)
  if (shard === undefined) judge.complainAbout(judged)
  const changes = compareResults(claimed, judged)
  console.out(flags.json === true ? changesJson(changes) : changesText(changes, reporterContext(console, flags)))
  return changes.length === 0 ? 0 : 1
}
