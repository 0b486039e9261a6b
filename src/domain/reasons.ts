import { CONTAINER_REASONS } from './container-reasons.ts'
import { USAGE_REASONS } from './usage-reasons.ts'

/**
 * Codes of sentences that are not diagnostics: why a check failed or was skipped, why a step made a new revision or
 * not, notes beside a diagnostic. Listed by area; the words are in `messages`.
 */
export const REASONS = [
  // why a step made a new revision, or did not
  'REVISION_FIRST',
  'REVISION_TEMPLATE_CHANGED',
  'REVISION_REUSED',
  'REVISION_TEMPLATE_SAME',
  'REVISION_PAUSED',
  'REVISION_REFUSED',
  'REVISION_NOT_TOUCHED',
  'REVISION_RENUMBERED',
  'REVISION_RESUMED',
  'REVISION_ONLY_OTHERS',
  'REVISION_UNCHANGED',
  'REVISION_SAME_MEANING',
  'REVISION_PENDING',
  'REVISION_PAUSE_BEGINS',
  'REVISION_PAUSE_ENDS',
  'REVISION_DELETED',
  'REVISION_ANEW',
  'REVISION_DRY_RUN',
  // what a check speaks about is not there
  'TARGET_MISSING',
  'TARGET_AMBIGUOUS',
  'CONTAINER_MISSING',
  'CONTAINER_AMBIGUOUS',
  // why the revisions are what they are
  'NO_REVISION',
  'UNDO_TO_RUNNING',
  'COMMAND_FAILED',
  'NOTHING_CHANGED_IT',
  'HISTORY_CUT',
  'HISTORY_KEPT',
  'POD_STARTED_AGAIN',
  'CHANGE_CAUSE_ABSENT',
  'CHANGE_CAUSE_EARLY',
  'CHANGE_CAUSE_TAKEN_OVER',
  // why a rollout is where it is
  'ROLLOUT_PAUSED',
  'ROLLOUT_GAVE_UP',
  'ROLLOUT_DONE',
  'POD_WAITING',
  'POD_ENDS',
  'PODS_NOT_READY',
  'POD_UNREADY',
  'ROLLOUT_HELD_BACK',
  'ROLLOUT_WILL_COMPLETE',
  'ROLLOUT_WILL_GIVE_UP',
  'ROLLOUT_WILL_WAIT',
  // what happened to the pods on the way
  'READY_NEVER_REACHED',
  'READY_DIPPED',
  'PODS_EXCEEDED',
  'DOWNTIME',
  'STRATEGY_RESOLVED',
  // what commands did
  'NOT_REFUSED',
  'NO_WRITING_COMMAND',
  'COMMAND_NOT_USED',
  'COMMAND_USED',
  'COMMAND_ENDED_OTHERWISE',
  'COMMAND_NEAREST',
  'COMMAND_USED_AT_OTHER_REVISION',
  'NO_OUTPUT',
  'OTHER_STREAM',
  // what an answer is, and what a command that answers does
  'ANSWER_MISSING',
  'ANSWER_NOT_OFFERED',
  'ANSWER_PARTLY_RIGHT',
  'ANSWER_ORDER_DIFFERS',
  'EFFECT_NONE',
  'EFFECT_DIFFERS',
  'EFFECT_OBJECT_LEFT',
  'EFFECT_OBJECT_MISSING',
  'EFFECT_OUTPUT_DIFFERS',
  'EFFECT_CONTAINERS_DIFFER',
  'EFFECT_IMAGES_DIFFER',
  // what a field holds
  'FIELD_DIFFERS',
  'FIELD_ABSENT',
  'DRIFT_FIELD',
  'DRIFT_NONE',
  // what an author's expression came to
  'EXPRESSION_FALSE',
  'EXPRESSION_KEY_ABSENT',
  'EXPRESSION_NOT_EVALUATED',
  // where a container's words come from
  'ARGV_NOTHING',
  'ARGV_POD_COMMAND',
  'ARGV_POD_ARGS',
  'ARGV_RUN_ENTRYPOINT',
  'ARGV_RUN_ARGUMENTS',
  'ARGV_FROM_IMAGE',
  'ARGV_SHELL_FORM',
  'CMD_RESET',
  'INSTRUCTION_FORM',
  'PROCESS_NOT_STARTED',
  'PROCESS_ENDS',
  'PROCESS_RUNS',
  'PROCESS_NOT_MODELLED',
  ...CONTAINER_REASONS,
  ...USAGE_REASONS,
  // why a check was not evaluated
  'SKIPPED_NEEDS',
  // what a single correction would do
  'NEAR_MISS',
  // what a mutant of a solution has otherwise
  'MUTANT_ADDED',
  'MUTANT_CHANGED',
  'MUTANT_REMOVED',
  'MUTANT_REPEATED',
  'MUTANT_SWAPPED',
  // beside a diagnostic: the other place it is about
  'NOTE_ALSO_HERE',
  'NOTE_FIRST_HERE',
  'NOTE_LAST_WINS',
  'NOTE_LIMIT_HERE',
  'NOTE_SELECTOR_HERE',
  'NOTE_STRATEGY_HERE',
  'NOTE_SURGE_HERE',
] as const

export type ReasonCode = (typeof REASONS)[number]
