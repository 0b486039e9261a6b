import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import type { Shell } from './session.ts'

/** How many full outputs of one command the expansions and text tools of one file may go through. */
const FULL_OUTPUTS_MAX = 25

/** Commands that touch so many objects together count as one more. */
const OBJECTS_PER_COMMAND = 100

/**
 * Every simple command and every round of a loop counts, so that no file runs for ever, and a command over thousands of objects counts as
 * many. False when nothing more may run.
 */
export function countCommand(shell: Shell, range: SourceRange | undefined): boolean {
  const { session, host } = shell
  const max = host.limits.commandsMax
  session.commands += 1
  const weight = session.commands + Math.floor(host.objectsTouched() / OBJECTS_PER_COMMAND)
  if (weight > max && !session.isOver) {
    session.isOver = true
    host.report(diagnostic('COMMAND_LIMIT', { max }, range))
  }
  if (session.isOver) session.jump = { kind: 'exit' }
  return !session.isOver
}

/** Text that is gone through counts too, so that few commands cannot do unbounded work. The command at the limit is not run. */
export function countText(shell: Shell, characters: number, range: () => SourceRange | undefined): void {
  const { session, host } = shell
  const max = host.limits.outputCharactersMax * FULL_OUTPUTS_MAX
  session.characters += characters
  if (session.characters <= max) return
  if (!session.isOver) host.report(diagnostic('COMMAND_TEXT_LIMIT', { max }, range()))
  session.isOver = true
  session.badExpansion = true
  session.jump = { kind: 'exit' }
}
