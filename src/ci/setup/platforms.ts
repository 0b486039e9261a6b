/** What grading can be set up for: where learners hand in, and `audit`, where an instructor grades everything anew. */
export const PLATFORMS = ['actions', 'classroom50', 'classroom50-tests', 'gradescope', 'audit'] as const

export type Platform = (typeof PLATFORMS)[number]

/** The action under the name of the published repository; it works once there is a release with this tag. */
export const PUBLISHED_ACTION = 'kubegrade/kubegrade@v1'

/** Whether a workflow finds the action in its own repository: `./.github/actions/grade`. */
export function isLocalAction(action: string): boolean {
  return action.startsWith('./')
}

/** An action as a workflow names it: `owner/name@ref`, or a folder of the repository. */
export function isAction(action: string): boolean {
  return /^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[\w./-]+$/.test(action) || /^\.(?:\/(?!\.\.?(?:\/|$))[\w.-]+)+$/.test(action)
}
