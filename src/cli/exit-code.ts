import type { Report } from '../domain/report.ts'

/** 0: full marks. 1: graded, but not full. 2: nothing was graded. */
export type ExitCode = 0 | 1 | 2

/** Full marks means every point, and that there was a point to get; an error of ours is not counted as one of either. */
export function exitCodeFor(reports: readonly Report[]): ExitCode {
  if (reports.length === 0 || reports.some(({ verdict }) => verdict === 'errored')) return 2
  return reports.every(hasFullMarks) ? 0 : 1
}

function hasFullMarks({ score }: Report): boolean {
  return score.maxPoints > 0 && score.points === score.maxPoints
}
