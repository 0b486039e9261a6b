import { readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { needsGrader, type SetupExercise, setupFiles } from '../../ci/setup/files.ts'
import type { Platform } from '../../ci/setup/platforms.ts'
import type { Exercise } from '../../domain/exercise.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { type FoundExercise, readExerciseFolder } from '../../edge/files-exercise.ts'
import { writeSetupFile } from '../../edge/files-setup.ts'
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

/** Sets grading up where learners hand in: writes the files and says what each is for. What was edited stays as it is. */
export async function classroomInit(flags: ClassroomFlags, console: Console): Promise<ExitCode> {
  if (!/^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[\w./-]+$/.test(flags.action))
    throw new UsageError('USAGE_CI_ACTION', { value: flags.action })
  const exercises: SetupExercise[] = []
  const own: SourceFile[] = []
  for (const name of flags.exercise) {
    const opened = await openExercise(name, flags, console)
    if (opened === undefined) return 2
    exercises.push({ id: opened.found.id, checks: listedChecks(opened.exercise) })
    if (needsGrader(flags.for)) own.push(...ownFiles(opened.found))
  }
  const grader = needsGrader(flags.for) ? [graderFile()] : []
  const folder = resolve(console.cwd, flags.into ?? defaultFolder(flags.for))
  const language = languageOf(console, flags)
  const files = [...setupFiles(flags.for, { exercises, action: flags.action }), ...grader, ...own]
  for (const file of files) {
    const outcome = writeSetupFile(folder, file, flags.force === true)
    const code = ({ written: 'CLI_SETUP_WRITTEN', unchanged: 'CLI_SETUP_UNCHANGED', kept: 'CLI_SETUP_KEPT' } as const)[
      outcome
    ]
    const what = own.includes(file) ? 'exercise' : basename(file.path)
    const message = { code, args: { file: relative(console.cwd, join(folder, file.path)), what } }
    const help = formatHelp(message, language)
    console.out(`${formatMessage(message, language)}${help === undefined ? '' : ` (${help})`}\n`)
  }
  console.out(`${formatMessage({ code: 'CLI_SETUP_NEXT', args: { platform: flags.for } }, language)}\n`)
  return 0
}

/** A workflow belongs into the repository itself; everything else into a folder that is uploaded. */
function defaultFolder(platform: Platform): string {
  return platform === 'actions' ? '.' : platform
}

function listedChecks({ scenarios, quizzes = [] }: Exercise): SetupExercise['checks'] {
  const checks = scenarios
    .filter(({ hidden }) => !hidden)
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return [...checks, ...quizzes]
    .filter(({ hidden, points }) => !hidden && points > 0)
    .map(({ id, points }) => ({ id, points }))
}

function graderFile(): SourceFile {
  try {
    const text = readFileSync(join(packageRoot(), 'dist/grade.mjs'), 'utf8')
    return { path: 'grade.mjs', text, executable: false }
  } catch {
    throw new UsageError('USAGE_CI_GRADER')
  }
}

/** An exercise that did not come with the grader goes beside it. */
function ownFiles({ id, path }: FoundExercise): readonly SourceFile[] {
  if (!relative(packageRoot(), path).startsWith('..')) return []
  return readExerciseFolder(path, LIMITS).files.map((file) => ({ ...file, path: `exercises/${id}/${file.path}` }))
}
