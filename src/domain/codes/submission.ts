import type { CodeFacts } from '../codes.ts'

/** The files a learner hands in. */
export const SUBMISSION_CODES = {
  SUBMISSION_FILE_MISSING: { severity: 'error', title: 'A file to hand in is missing' },
  SUBMISSION_FILE_UNCLEAR: { severity: 'error', title: 'A single file that could be any of those to hand in' },
  SUBMISSION_FILES_EXTRA: { severity: 'info', title: 'Files that are not looked at' },
  SUBMISSION_GIVEN_CHANGED: { severity: 'info', title: 'A changed copy of a file that the exercise gives' },
  SUBMISSION_SYMLINK: { severity: 'error', title: 'A symbolic link, which is not followed' },
  SUBMISSION_NOT_A_FILE: { severity: 'error', title: 'Something else where a file should be' },
  SUBMISSION_NOT_TEXT: { severity: 'error', title: 'A file that is no text in UTF-8' },
  SUBMISSION_FILE_TOO_LARGE: { severity: 'error', title: 'A file beyond the size limit' },
  SUBMISSION_TOO_LARGE: { severity: 'error', title: 'Files that are too large together' },
  SUBMISSION_TOO_MANY_FILES: { severity: 'warning', title: 'More files than are looked at' },
  SUBMISSION_TOO_DEEP: { severity: 'warning', title: 'Folders nested deeper than is looked at' },
  SUBMISSION_ARCHIVE_UNREADABLE: { severity: 'error', title: 'An archive that cannot be read' },
  SUBMISSION_UNREADABLE: { severity: 'error', title: 'A file or folder that cannot be opened' },
} as const satisfies Record<string, CodeFacts>
