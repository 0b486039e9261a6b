import { inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { printable } from '../../report/render/sanitize.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { reporterContext } from '../reporter-context.ts'
import { standingLines } from './lines.ts'
import type { CourseStanding } from './standing.ts'

/** The exercises of each course below its title, apart by an empty line. */
export function allCourseLines(
  all: readonly CourseStanding[],
  isWithTopics: boolean,
  console: Console,
): readonly string[] {
  return all.flatMap(({ course, standings, output }, index) => {
    const context = reporterContext(console, output)
    const head = course === undefined ? [] : [headOf(course, context), ...(context.plain ? [] : [''])]
    return [...(index === 0 ? [] : ['']), ...head, ...standingLines(standings, isWithTopics, context)]
  })
}

function headOf({ title, deadline }: NonNullable<CourseStanding['course']>, { language }: ReporterContext): string {
  const due = deadline === undefined ? '' : ` · ${wordsFor(language).deadline(deadline)}`
  return printable(`${inLanguage(title, language)}${due}`)
}
