import { inAscii } from '../../report/render/ascii.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { allCourseLines } from '../learner/course-lines.ts'
import { nextLines, say } from '../learner/lines.ts'
import { courseStandings, nextOf } from '../learner/standing.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'

/** `grade` alone: how far the learner is in the course, and the next command to type. */
export async function overview(flags: CommonFlags, console: Console): Promise<ExitCode> {
  const courses = await courseStandings(flags, console)
  if (courses === undefined) return 2
  const context = reporterContext(console, courses[0]?.output ?? flags)
  const all = courses.flatMap(({ standings }) => standings)
  const done = all.filter(({ status }) => status === 'done').length
  const points = all.reduce((sum, { state }) => sum + (state.best?.points ?? 0), 0)
  const maxPoints = all.reduce((sum, { state, maxPoints: each }) => sum + (state.best?.maxPoints ?? each), 0)
  const apart = context.plain ? [] : ['']
  const lines = [
    say('CLI_PROGRESS', { done, of: all.length, points, maxPoints }, context),
    ...apart,
    ...allCourseLines(courses, false, console),
    ...apart,
    ...nextLines(nextOf(courses), context),
  ]
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}
