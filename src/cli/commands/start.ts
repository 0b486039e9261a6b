import { join, relative, resolve } from 'node:path'
import { LIMITS } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { readFileBelow } from '../../edge/files.ts'
import { readExercisePart } from '../../edge/files-exercise.ts'
import { isReallyWithin, putFiles } from '../../edge/work-folder.ts'
import { inLanguage } from '../../messages/index.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { palette } from '../../report/render/color.ts'
import { printable } from '../../report/render/sanitize.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { openExercise, type OpenedExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { commandLines, commandsFor, say } from '../learner/lines.ts'
import { namedOrNext } from '../learner/next-exercise.ts'
import { hasStarter, workFolder } from '../learner/standing.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'

export interface StartFlags extends CommonFlags {
  /** Default: the one that is next. */
  readonly exercise: string | undefined
  /** Where the files are put; default: `./ID`. */
  readonly folder: string | undefined
}

/** Puts what an exercise begins with into a folder of the learner's, and says how to go on. */
export async function startCommand(flags: StartFlags, console: Console): Promise<ExitCode> {
  const name = await namedOrNext(flags.exercise, flags, console)
  const opened = name === undefined ? undefined : await openExercise(name, flags, console)
  if (opened === undefined) return 2
  const context = reporterContext(console, opened.output)
  const lines = hasStarter(opened.found) ? handOut(opened, folderFor(opened, flags, console), context, console) : []
  const next = nextSteps(opened, flags.folder, context)
  console.out(inAscii(`${[...headLines(opened, context), ...lines, ...next].join('\n')}\n`, context))
  return 0
}

/** Where the learner's files are, or shall be. The author's own folder is no such place. */
export function folderFor({ found }: OpenedExercise, { folder }: Pick<StartFlags, 'folder'>, console: Console): string {
  const place = folder === undefined ? workFolder(found, console.cwd) : resolve(console.cwd, folder)
  const chosen = place ?? resolve(console.cwd, found.id)
  if (isReallyWithin(found.path, chosen)) {
    throw new UsageError('USAGE_START_EXERCISE', { place: shownPlace(chosen, console) })
  }
  return chosen
}

/** Copies what is missing, and tells file by file what became of it. Problems are usage errors. */
export function handOut(
  opened: OpenedExercise,
  folder: string,
  context: ReporterContext,
  console: Console,
): readonly string[] {
  const given = new Set(opened.exercise.given.map(({ path }) => path))
  const put = putFiles(console.cwd, folder, startingFiles(opened))
  const place = (at: string) => shownPlace(at, console)
  if (!put.ok) {
    if (put.reason === 'refused') {
      throw new UsageError('USAGE_FILE_UNWRITABLE', { file: place(put.place), problem: put.problem })
    }
    const code = put.reason === 'link' ? 'USAGE_START_LINK' : 'USAGE_START_NO_FOLDER'
    throw new UsageError(code, { place: place(put.place) })
  }
  const indent = context.plain ? '' : '  '
  return [
    ...put.written.map((file) => {
      const code = given.has(file) ? 'CLI_START_GIVEN' : 'CLI_START_COPIED'
      return indent + say(code, { file: place(join(folder, file)) }, context)
    }),
    ...put.kept.map((file) => indent + say('CLI_START_KEPT', { file: place(join(folder, file)) }, context)),
  ]
}

/** A place as it is seen from where the learner stands. */
export function shownPlace(place: string, { cwd }: Console): string {
  return printable(relative(cwd, place) || '.')
}

/** Everything in `starter`, names that begin with a dot only where the exercise asks for such a file; and the author's files, which win. */
function startingFiles({ found, exercise }: OpenedExercise): readonly SourceFile[] {
  const { files } = readExercisePart(found.path, 'starter', LIMITS)
  const known = new Set(files.map(({ path }) => path))
  const dotted = exercise.files.flatMap(({ path }) => {
    const read = known.has(`starter/${path}`) ? undefined : readFileBelow(found.path, `starter/${path}`, LIMITS)
    return read?.kind === 'file' ? [read.file] : []
  })
  const own = [...files, ...dotted].map((file) => ({ ...file, path: file.path.slice('starter/'.length) }))
  const given = new Set(exercise.given.map(({ path }) => path))
  return [...own.filter(({ path }) => !given.has(path)), ...exercise.given]
}

/** Id and title of the exercise that is begun. */
export function headLines({ found, exercise }: OpenedExercise, context: ReporterContext): readonly string[] {
  const title = printable(inLanguage(exercise.title, context.language))
  if (context.plain) return [`${found.id}: ${title}`]
  return [`${palette(context.color).bold(found.id)}  ${title}`]
}

/** What to type next; in a folder of one's own choice the commands name it. */
export function nextSteps(
  { found }: OpenedExercise,
  folder: string | undefined,
  context: ReporterContext,
): readonly string[] {
  const commands = commandsFor({ found, status: 'started' }, context).map(({ command, what }) => {
    const isGrading = folder !== undefined && command.startsWith(`grade ${found.id}`)
    return { command: isGrading ? command.replace(found.id, `${found.id} ${printable(folder)}`) : command, what }
  })
  return [...(context.plain ? [] : ['']), ...commandLines(commands, context)]
}
