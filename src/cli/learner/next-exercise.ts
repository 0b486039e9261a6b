import type { Console } from '../console.ts'
import type { CourseFlags } from '../course.ts'
import { UsageError } from '../usage-error.ts'
import { courseStandings, nextOf, type Standing } from './standing.ts'

/**
 * The exercise that was named, else the one that is next; with `isWanted` the next of a kind. `undefined` where a course is broken,
 * which was complained about then. It is a usage error to name none when none is left.
 */
export async function namedOrNext(
  name: string | undefined,
  flags: CourseFlags,
  console: Console,
  isWanted: (standing: Standing) => boolean = () => true,
): Promise<string | undefined> {
  if (name !== undefined) return name
  const courses = await courseStandings(flags, console)
  if (courses === undefined) return undefined
  const wanted = courses.map((course) => ({ ...course, standings: course.standings.filter(isWanted) }))
  const next = nextOf(wanted)
  if (next !== undefined) return next.found.id
  const known = wanted.flatMap(({ standings }) => standings.map(({ found }) => found.id))
  throw new UsageError('USAGE_NEXT_NONE', { known: known.join(', ') })
}
