import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

const isOne = ({ file }: Args): boolean => !String(file).includes(', ')

export const SUBMISSION_MESSAGES = {
  SUBMISSION_FILE_MISSING: {
    message: (args) => `${names(args['file'])} ${isOne(args) ? 'is' : 'are'} missing`,
    help: (args) =>
      args['near'] === undefined
        ? `hand in ${isOne(args) ? 'a file' : 'files'} named ${names(args['file'])}`
        : `there is \`${args['near']}\`: ${String(args['near']).includes('/') ? 'move' : 'rename'} it to \`${args['meant']}\``,
  },
  SUBMISSION_FILE_UNCLEAR: {
    message: ({ file, wanted }) => `\`${file}\` could be any of ${names(wanted)}`,
    help: () => 'hand in the folder that holds the files, or give the file one of these names',
  },
  SUBMISSION_FILES_EXTRA: {
    message: ({ file, count: n }) => `${count(n, 'more file is', 'more files are')} not looked at: ${names(file)}`,
  },
  SUBMISSION_GIVEN_CHANGED: {
    message: ({ file }) => `\`${file}\` was changed, but is graded as it was given`,
  },
  SUBMISSION_SYMLINK: {
    message: ({ file }) => `\`${file}\` is a symbolic link, which is not followed`,
    help: () => 'hand in the file itself',
  },
  SUBMISSION_NOT_A_FILE: {
    message: ({ file }) => `\`${file}\` is not a file`,
    help: () => 'hand in a plain file of that name',
  },
  SUBMISSION_NOT_TEXT: {
    message: ({ file, encoding }) =>
      `\`${file}\` is ${encoding === '' ? 'no text in UTF-8' : `${encoding}, not UTF-8`}`,
    help: ({ encoding }) =>
      encoding === 'UTF-16'
        ? 'save it as UTF-8: `>` of Windows PowerShell writes UTF-16'
        : 'save it as plain text in UTF-8',
  },
  SUBMISSION_FILE_TOO_LARGE: {
    message: ({ file, max }) => `\`${file}\` is larger than ${max} bytes`,
    help: () => 'hand in only what was written for the exercise',
  },
  SUBMISSION_TOO_LARGE: {
    message: ({ max }) => `the files together are larger than ${max} bytes`,
    help: () => 'hand in only what was written for the exercise',
  },
  SUBMISSION_TOO_MANY_FILES: {
    message: ({ max }) => `there are more than ${max} files, so not all are looked at`,
    help: () => 'hand in a folder of its own',
  },
  SUBMISSION_TOO_DEEP: {
    message: ({ file, max }) => `folders in \`${file}\` are not looked at: they lie more than ${max} deep`,
  },
  SUBMISSION_ARCHIVE_UNREADABLE: {
    message: ({ file, reason }) => `\`${file}\` cannot be read as a ZIP archive: ${reason}`,
    help: () => 'hand in the files themselves, or a new archive of them',
  },
  SUBMISSION_UNREADABLE: {
    message: ({ file, reason }) => `\`${file}\` cannot be opened: ${reason}`,
    help: () => 'compare its permissions with those of other files',
  },
} as const satisfies Record<string, MessageText>
