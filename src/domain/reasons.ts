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
  // why a check was not evaluated
  'SKIPPED_NEEDS',
] as const

export type ReasonCode = (typeof REASONS)[number]
