import type { Exercise } from '../../domain/exercise.ts'
import type { Text } from '../../domain/text.ts'
import type { Console } from '../console.ts'
import type { CommonFlags } from '../program.ts'
import { complainOfState } from './complain.ts'
import { hintedChecks } from './hinted.ts'
import { readLearnerState } from './state.ts'

/** The hints of each check that this learner has opened so far: a report repeats them, and opens no other. */
export function openedHints(
  exercise: Exercise,
  flags: CommonFlags,
  console: Console,
): (checkId: string) => readonly Text[] {
  const state = readLearnerState(exercise, console.env)
  complainOfState(state, flags, console)
  const texts = new Map(hintedChecks(exercise).map(({ id, hints }) => [id, hints.slice(0, state.hints[id] ?? 0)]))
  return (checkId) => texts.get(checkId) ?? []
}
