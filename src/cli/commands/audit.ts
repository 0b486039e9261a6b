import { compareResults } from '../../batch/compare.ts'
import { applyPolicy } from '../../batch/policy.ts'
import { changesJson, changesText } from '../../report/batch/changes.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { type ClassFlags, gradeClass } from '../grade-class.ts'
import { openPolicy } from '../policy-file.ts'
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
  const policy = flags.policy === undefined ? 'none' : openPolicy(flags.policy, flags, console)
  if (policy === undefined) return 2
  const exercise = claimed.exercises.map(({ id }) => id)
  const recomputed = await gradeClass({ ...flags, place: flags.submissions, exercise, cache: false }, console)
  if (recomputed === undefined) return 2
  const judged = policy === 'none' ? recomputed : applyPolicy(recomputed, policy.policy)
  const changes = compareResults(claimed, judged)
  console.out(flags.json === true ? changesJson(changes) : changesText(changes, reporterContext(console, flags)))
  return changes.length === 0 ? 0 : 1
}
