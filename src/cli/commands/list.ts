import { inAscii } from '../../report/render/ascii.ts'
import type { Console } from '../console.ts'
import { findCourse } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { allCourseLines } from '../learner/course-lines.ts'
import { courseStandings } from '../learner/standing.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'

export interface ListFlags extends CommonFlags {
  /** The ids alone, for programs: nothing is read but the names of folders. */
  readonly ids?: boolean
}

/** Lists the exercises by course and in its order: how far the learner is, titles, points, topics and deadlines. */
export async function listCommand(flags: ListFlags, console: Console): Promise<ExitCode> {
  if (flags.ids === true) {
    console.out(
      findCourse(flags, console)
        .map(({ id }) => `${id}\n`)
        .join(''),
    )
    return 0
  }
  const context = reporterContext(console, flags)
  const all = await courseStandings(flags, console)
  if (all === undefined) return 2
  const lines = allCourseLines(all, true, console)
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}
