import { realpathSync } from 'node:fs'
import { type Prompter, terminalPrompter } from '../../edge/prompts.ts'
import { kindOf } from '../../edge/files.ts'
import { backupName, isWithin, moveFolder } from '../../edge/work-folder.ts'
import { inAscii } from '../../report/render/ascii.ts'
import type { Console } from '../console.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { complainUnwritable } from '../learner/complain.ts'
import { say } from '../learner/lines.ts'
import { learnerStateFile, writeLearnerState } from '../learner/state.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'
import { folderFor, handOut, headLines, nextSteps, shownPlace, type StartFlags } from './start.ts'

export interface ResetFlags extends StartFlags {
  readonly exercise: string
  /** Without asking. */
  readonly yes?: boolean
}

/** Begins an exercise anew: the learner's folder gets another name, so nothing is lost; score and opened hints are forgotten. */
export async function resetCommand(
  flags: ResetFlags,
  console: Console,
  prompter: Prompter | undefined = terminalPrompter(),
): Promise<ExitCode> {
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const { id } = opened.found
  const context = reporterContext(console, opened.output)
  const folder = folderFor(opened, flags, console)
  const place = shownPlace(folder, console)
  const kind = kindOf(folder)
  if (kind === 'absent') throw new UsageError('USAGE_RESET_NONE', { id, place })
  if (kind !== 'folder') throw new UsageError('USAGE_START_LINK', { place })
  if (isWithin(realpathSync(folder), realpathSync(console.cwd))) throw new UsageError('USAGE_RESET_HERE', { place })
  const backup = backupName(folder)
  const args = { id, place, backup: shownPlace(backup, console) }
  if (flags.yes !== true) {
    if (prompter === undefined) throw new UsageError('USAGE_RESET_TERMINAL', { id })
    if (!(await prompter.agree(say('CLI_RESET_ASK', args, context)))) {
      prompter.end(say('CLI_RESET_LEFT', args, context))
      return 1
    }
  }
  const problem = moveFolder(folder, backup)
  if (problem !== undefined) throw new UsageError('USAGE_FILE_UNWRITABLE', { file: place, problem })
  if (!writeLearnerState(opened.exercise, undefined, console.env)) {
    complainUnwritable(learnerStateFile(opened.exercise, console.env), flags, console)
  }
  const lines = [
    ...headLines(opened, context),
    (context.plain ? '' : '  ') + say('CLI_RESET_KEPT', args, context),
    ...handOut(opened, folder, context, console),
    ...nextSteps(opened, flags.folder, context),
  ]
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}
