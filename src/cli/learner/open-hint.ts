import type { Exercise } from '../../domain/exercise.ts'
import { hintedChecks, type Hinted } from './hinted.ts'
import type { LearnerState } from './state.ts'

/** The hints of one check that are to be shown: the first `open` of them. */
export interface OpenedHints {
  readonly check: Hinted
  readonly open: number
  /** Whether all of them were open before already. */
  readonly wasAll: boolean
}

/**
 * The check whose next hint a learner wants who names none: the first that the last grading left open and that has hints left; without
 * a grading the first with hints left. Where nothing is left, the first that has hints at all; `undefined` where none has.
 */
export function checkToHint(exercise: Exercise, { open, hints }: LearnerState): Hinted | undefined {
  const hinted = hintedChecks(exercise).filter((check) => check.hints.length > 0)
  const isLeft = (check: Hinted): boolean => (hints[check.id] ?? 0) < check.hints.length
  const isOpen = (check: Hinted): boolean => open.includes(check.id)
  return (
    hinted.find((check) => isOpen(check) && isLeft(check)) ?? hinted.find(isOpen) ?? hinted.find(isLeft) ?? hinted[0]
  )
}

/** One hint more than before, or as many as `level` says; what was open stays open. */
export function openHint(check: Hinted, { hints }: LearnerState, level?: number): OpenedHints {
  const before = Math.min(hints[check.id] ?? 0, check.hints.length)
  const open = Math.min(level ?? before + 1, check.hints.length)
  return { check, open, wasAll: before === check.hints.length }
}

/** The state once these hints are open. */
export function withHints(state: LearnerState, opened: readonly OpenedHints[]): LearnerState {
  const more = opened.map(({ check, open }) => [check.id, Math.max(open, state.hints[check.id] ?? 0)] as const)
  return { ...state, hints: { ...state.hints, ...Object.fromEntries(more) } }
}
