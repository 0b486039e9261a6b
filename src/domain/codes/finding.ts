import type { CodeFacts } from '../codes.ts'

/** What `grade rollout` finds in a sequence: probably not meant, or worth knowing. */
export const FINDING_CODES = {
  ROLLOUT_STUCK: { severity: 'error', title: 'A rollout that does not go on by itself' },
  ROLLOUT_DEADLINE_SHORT: { severity: 'warning', title: 'A progress deadline shorter than the rollout takes' },
  ROLLOUT_PAUSE_FORGOTTEN: { severity: 'warning', title: 'A Deployment that stays paused' },
  COMMAND_CONTAINER_UNKNOWN: { severity: 'error', title: 'A container name that the Deployment does not have' },
  REVISION_CONFIG_ONLY: { severity: 'warning', title: 'A changed ConfigMap or Secret that no pod takes up' },
  REVISION_SAME_IMAGE: { severity: 'warning', title: 'An image of the same name, which is no change' },
  REVISION_NOTHING_CHANGED: { severity: 'info', title: 'A command that left the Deployment as it was' },
  DRIFT_APPLY_REVERTS: { severity: 'warning', title: 'An apply that takes back what another command changed' },
  DRIFT_REPLICAS_REMOVED: { severity: 'warning', title: '`replicas` taken out of the file, which sets it to 1' },
  DRIFT_APPLY_LEAVES_ALONE: { severity: 'info', title: 'A field that apply leaves alone because no file names it' },
  DRIFT_FILE_BEHIND: { severity: 'info', title: 'A change that is not in the file' },
  UNDO_LEAVES_LAST_APPLIED: { severity: 'warning', title: 'An undo that the file and last-applied do not know of' },
  UNDO_TOGGLES: { severity: 'warning', title: 'A second undo that leads back to where the first began' },
  UNDO_TO_UNPROVEN: { severity: 'warning', title: 'An undo to a revision that never completed' },
  UNDO_NUMBER_GONE: { severity: 'warning', title: 'A revision number that no longer exists' },
  UNDO_HISTORY_LIMIT_ZERO: { severity: 'warning', title: '`revisionHistoryLimit: 0`, which makes undo impossible' },
  CHANGE_CAUSE_OVERWRITTEN: { severity: 'warning', title: 'The change-cause of a revision that was replaced' },
  CHANGE_CAUSE_INHERITED: { severity: 'info', title: 'A revision with the change-cause of the one before' },
  AVAILABILITY_SCALED_WHILE_STUCK: { severity: 'warning', title: 'Scaling down in the middle of a stuck rollout' },
  AVAILABILITY_RECREATE: { severity: 'warning', title: 'A time without pods because of Recreate' },
  AVAILABILITY_ALL_MAY_GO: { severity: 'warning', title: 'A strategy that lets every pod go at once' },
  AVAILABILITY_BOTH_ZERO: { severity: 'info', title: '`maxSurge` and `maxUnavailable` that both come to 0' },
  AVAILABILITY_NO_READINESS_PROBE: { severity: 'info', title: 'Containers that count as ready as soon as they run' },
  SELECTOR_SERVICE_WITHOUT_PODS: { severity: 'warning', title: 'A Service whose selector matches no pod' },
} as const satisfies Record<string, CodeFacts>
