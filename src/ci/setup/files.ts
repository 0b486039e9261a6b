import type { SourceFile } from '../../domain/submission.ts'
import { actionsFiles } from './actions.ts'
import { auditFiles } from './audit.ts'
import { classroom50Files, classroom50Tests } from './classroom50.ts'
import { gradescopeFiles } from './gradescope.ts'
import { isLocalAction, type Platform } from './platforms.ts'

/** What a set-up is made for. */
export interface SetupRequest {
  readonly exercises: readonly SetupExercise[]
  /** The action as a workflow names it: `owner/name@ref`, or a folder of the repository, `./…`. */
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
    case 'classroom50-tests':
      return classroom50Tests(request)
    case 'gradescope':
      return gradescopeFiles(request)
    case 'audit':
      return auditFiles()
  }
}

/** In which folder of the set-up the grader lies, with exercises that are not its own; `undefined` where it comes from elsewhere. */
export function graderFolder(platform: Platform, { action }: SetupRequest): string | undefined {
  switch (platform) {
    case 'actions':
      return isLocalAction(action) ? action.slice('./'.length) : undefined
    case 'audit':
      return undefined
    case 'classroom50':
    case 'classroom50-tests':
    case 'gradescope':
      return '.'
  }
}

/** The grader with all that belongs beside it, in `folder`: exercises, and for an action in the repository itself its `action.yml`. */
export function graderFiles(
  folder: string,
  platform: Platform,
  grader: { readonly text: string; readonly action: string },
  exercises: readonly SourceFile[],
): readonly SourceFile[] {
  const files: SourceFile[] = [{ path: 'grade.mjs', text: grader.text, executable: false }, ...exercises]
  if (platform === 'actions') {
    const text = grader.action.replace(/^ {2}main: .*$/m, '  main: grade.mjs')
    files.push({ path: 'action.yml', text, executable: false })
  }
  return files.map((file) => (folder === '.' ? file : { ...file, path: `${folder}/${file.path}` }))
}
