import { readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { readAutograding } from '../../ci/setup/autograding.ts'
import { graderFiles, graderFolder, type SetupExercise, setupFiles } from '../../ci/setup/files.ts'
import { isAction, isLocalAction, type Platform } from '../../ci/setup/platforms.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Exercise } from '../../domain/exercise.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { type FoundExercise, readExerciseFolder } from '../../edge/files-exercise.ts'
import { readSetupFile, writeSetupFile } from '../../edge/files-setup.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { type Console, languageOf } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { packageRoot } from '../package-root.ts'
import type { CommonFlags } from '../program.ts'
import { UsageError } from '../usage-error.ts'

export interface ClassroomFlags extends CommonFlags {
  readonly exercise: readonly string[]
  readonly for: Platform
  readonly into?: string
  readonly action: string
  readonly force?: boolean
}

/** Where GitHub Classroom kept the tests of an assignment. */
const AUTOGRADING = '.github/classroom/autograding.json'

/** Sets grading up where learners hand in: writes the files and says what each is for. What was edited stays as it is. */
export async function classroomInit(flags: ClassroomFlags, console: Console): Promise<ExitCode> {
  if (!isAction(flags.action)) throw new UsageError('USAGE_CI_ACTION', { value: flags.action })
  const exercises: SetupExercise[] = []
  const own: SourceFile[] = []
  for (const name of flags.exercise) {
    const opened = await openExercise(name, flags, console)
    if (opened === undefined) return 2
    exercises.push({ id: opened.found.id, checks: listedChecks(opened.exercise) })
    own.push(...ownFiles(opened.found))
  }
  const request = { exercises, action: flags.action }
  const place = graderFolder(flags.for, request)
  const beside = place === undefined ? [] : graderFiles(place, flags.for, grader(), own)
  const folder = resolve(console.cwd, flags.into ?? defaultFolder(flags.for))
  const told = [
    ...[...setupFiles(flags.for, request), ...beside].map((file) => writeOne(folder, file, flags, console)),
    ...afterwards(flags, folder, own, console),
  ]
  for (const message of told) tell(message, flags, console)
  return 0
}

function writeOne(folder: string, file: SourceFile, { force }: ClassroomFlags, { cwd }: Console): Message {
  const outcome = writeSetupFile(folder, file, force === true)
  const code = ({ written: 'CLI_SETUP_WRITTEN', unchanged: 'CLI_SETUP_UNCHANGED', kept: 'CLI_SETUP_KEPT' } as const)[
    outcome
  ]
  const what = /(?:^|\/)exercises\//.test(file.path) ? 'exercise' : basename(file.path)
  return { code, args: { file: relative(cwd, join(folder, file.path)), what } }
}

/** What is still to be done by hand, and what will not work. */
function afterwards(
  flags: ClassroomFlags,
  folder: string,
  own: readonly SourceFile[],
  { cwd }: Console,
): readonly Message[] {
  const { action, for: platform } = flags
  const messages: Message[] = [{ code: 'CLI_SETUP_NEXT', args: { platform, folder: relative(cwd, folder) || '.' } }]
  if (platform !== 'actions') return messages
  if (!isLocalAction(action)) {
    messages.push({ code: 'CLI_SETUP_PUBLISHED', args: { action } })
    const [first] = own
    if (first !== undefined) messages.push({ code: 'CLI_SETUP_OWN_EXERCISES', args: { action } })
  }
  const old = readSetupFile(folder, AUTOGRADING)
  const tests = old === undefined ? undefined : readAutograding(old.text)
  if (tests !== undefined) messages.push({ code: 'CLI_SETUP_AUTOGRADING', args: { file: AUTOGRADING, ...tests } })
  return messages
}

function tell(message: Message, flags: ClassroomFlags, console: Console): void {
  const language = languageOf(console, flags)
  const help = formatHelp(message, language)
  console.out(`${formatMessage(message, language)}${help === undefined ? '' : ` (${help})`}\n`)
}

/** A workflow belongs into the repository itself; everything else into a folder that is uploaded. */
function defaultFolder(platform: Platform): string {
  return platform === 'actions' || platform === 'audit' ? '.' : platform
}

function listedChecks({ scenarios, quizzes = [] }: Exercise): SetupExercise['checks'] {
  const checks = scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return [...checks, ...quizzes]
    .filter(({ hidden, points }) => !hidden && points > 0)
    .map(({ id, points }) => ({ id, points }))
}

/** The grader and what makes an action of it, as they were built. */
function grader(): { readonly text: string; readonly action: string } {
  try {
    return {
      text: readFileSync(join(packageRoot(), 'dist/grade.mjs'), 'utf8'),
      action: readFileSync(join(packageRoot(), 'action.yml'), 'utf8'),
    }
  } catch {
    throw new UsageError('USAGE_CI_GRADER')
  }
}

/** An exercise that did not come with the grader goes beside it. */
function ownFiles({ id, path }: FoundExercise): readonly SourceFile[] {
  if (!relative(packageRoot(), path).startsWith('..')) return []
  return readExerciseFolder(path, LIMITS).files.map((file) => ({ ...file, path: `exercises/${id}/${file.path}` }))
}
