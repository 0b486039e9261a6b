import { formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { type Console, languageOf, type OutputFlags } from '../console.ts'
import type { ReadLearnerState } from './state.ts'

/** Says where a file of the learner's state was put that could not be read. */
export function complainOfState({ broken }: ReadLearnerState, flags: OutputFlags, console: Console): void {
  if (broken !== undefined) warn('CLI_STATE_BROKEN', broken, flags, console)
}

/** Says that a file of the learner's state cannot be written. */
export function complainUnwritable(file: string, flags: OutputFlags, console: Console): void {
  warn('CLI_STATE_UNWRITABLE', file, flags, console)
}

function warn(
  code: 'CLI_STATE_BROKEN' | 'CLI_STATE_UNWRITABLE',
  file: string,
  flags: OutputFlags,
  console: Console,
): void {
  const language = languageOf(console, flags)
  const { severity } = wordsFor(language)
  console.complain(`${severity.warning}: ${formatMessage({ code, args: { file } }, language)}\n`)
}
