import type { SourceFile } from '../../domain/submission.ts'
import { actionsFiles } from './actions.ts'
import { classroom50Files } from './classroom50.ts'
import { gradescopeFiles } from './gradescope.ts'
import type { Platform } from './platforms.ts'

/** What a set-up is made for. */
export interface SetupRequest {
  readonly exercises: readonly SetupExercise[]
  /** The action as a workflow names it: `owner/name@ref`. */
  readonly action: string
}

export interface SetupExercise {
  readonly id: string
  /** Checks with points that a learner may know of, in their order. */
  readonly checks: readonly { readonly id: string; readonly points: number }[]
}

/** The files of a set-up, but for the grader itself. */
export function setupFiles(platform: Platform, request: SetupRequest): readonly SourceFile[] {
  switch (platform) {
    case 'actions':
      return actionsFiles(request)
    case 'classroom50':
      return classroom50Files(request)
    case 'gradescope':
      return gradescopeFiles(request)
  }
}

/** Whether the platform starts the grader from a file beside its own, which has to be put there. */
export function needsGrader(platform: Platform): boolean {
  return platform !== 'actions'
}
