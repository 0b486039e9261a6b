/** The learning platforms whose gradebooks can be filled: each by the export that an instructor downloads from it. */
export const GRADEBOOKS = ['canvas', 'moodle', 'moodle-worksheet', 'brightspace'] as const

export type GradebookName = (typeof GRADEBOOKS)[number]

/** Codes of sentences about a gradebook: why it can not be filled, and what there is to say of one that was. */
export const GRADEBOOK_REASONS = [
  'USAGE_GRADEBOOK_TEXT',
  'USAGE_GRADEBOOK_EXERCISE',
  'USAGE_GRADEBOOK_IDENTIFIER',
  'USAGE_GRADEBOOK_COLUMN',
  'USAGE_GRADEBOOK_UNCLEAR',
  'USAGE_GRADEBOOK_FEEDBACK',
  'CLI_GRADEBOOK_FILLED',
  'CLI_GRADEBOOK_ABSENT',
  'CLI_GRADEBOOK_UNCLEAR',
  'CLI_GRADEBOOK_LOCKED',
  'CLI_GRADEBOOK_EXCUSED',
  'CLI_GRADEBOOK_ROW_SHORT',
  'CLI_GRADEBOOK_BLANK',
  'CLI_GRADEBOOK_OTHER_MAXIMUM',
] as const
