import { join, relative, resolve } from 'node:path'
import { kindOf } from '../../edge/files.ts'
import { coursesIn, findExercisesFolder } from '../../edge/files-exercise.ts'
import { writeNewFiles } from '../../edge/files-new.ts'
import { solutionFolder } from '../../edge/files-verify.ts'
import { scaffold } from '../../exercise/scaffold.ts'
import { formatMessage } from '../../messages/index.ts'
import { type Console, languageOf } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { packageRoot } from '../package-root.ts'
import type { CommonFlags } from '../program.ts'
import { UsageError } from '../usage-error.ts'

export interface NewFlags extends CommonFlags {
  readonly name: string
}

const ID = /^[a-z][a-z0-9-]*$/

/** Starts an exercise: folders and files that are sound as they are. Nothing that is there already is written over. */
export function newCommand(flags: NewFlags, console: Console): ExitCode {
  const name = flags.name.replace(
    /(^|\/)(\d+)$/,
    (_, lead: string, number: string) => `${lead}exercise-${Number(number)}`,
  )
  const base = courseFolder(flags, console)
  const courses = coursesIn(base)
  const [id = '', course] = name.split('/').toReversed()
  const isName = [id, course ?? id].every((part) => ID.test(part)) && name === [course, id].filter(Boolean).join('/')
  if (!isName) throw new UsageError('USAGE_EXERCISE_ID', { name: flags.name })
  if (course === undefined ? courses.length > 0 : !courses.includes(course)) {
    throw new UsageError('USAGE_COURSE_UNNAMED', { id, courses: courses.join(', ') })
  }
  const folder = join(base, name)
  const solutions = solutionFolder({ id: name, path: folder })
  for (const place of [folder, solutions]) {
    if (kindOf(place) === 'absent') continue
    throw new UsageError('USAGE_EXERCISE_EXISTS', { folder: relative(console.cwd, place) })
  }
  const { exercise, solution } = scaffold(id)
  writeNewFiles(folder, exercise)
  writeNewFiles(solutions, solution)
  const places = [
    ...exercise.map(({ path }) => join(folder, path)),
    ...solution.map(({ path }) => join(solutions, path)),
  ]
  const made = {
    code: 'CLI_EXERCISE_MADE',
    args: { files: places.length, folder: relative(console.cwd, join(folder, 'README.md')), id: name },
  } as const
  const lines = [
    ...places.map((place) => relative(console.cwd, place)),
    formatMessage(made, languageOf(console, flags)),
  ]
  console.out(`${lines.join('\n')}\n`)
  return 0
}

/** Where the course is; a new one begins in `./exercises`, for that of the package is not the author's. */
function courseFolder(flags: NewFlags, console: Console): string {
  const asked = flags.exercises ?? console.env['GRADE_EXERCISES']
  if (asked !== undefined && asked !== '') return resolve(console.cwd, asked)
  const found = findExercisesFolder({ workingFolder: console.cwd, packageFolder: packageRoot() })
  const own = found.ok && found.from === 'nearest' ? found.folder : undefined
  return own ?? join(console.cwd, 'exercises')
}
