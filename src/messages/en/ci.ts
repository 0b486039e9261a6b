import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What is wrong with how a grading in CI was started. */
export const CI_MESSAGES = {
  USAGE_CI_INPUT: {
    message: ({ input, value }) =>
      value === '' ? `the input \`${input}\` is missing` : `\`${value}\` is no value of the input \`${input}\``,
    help: ({ allowed }) => `possible: ${names(allowed)}`,
  },
  USAGE_CI_PATH: {
    message: ({ place }) => `\`${place}\` leads out of the repository, so nothing of it was read`,
    help: () => 'replace symbolic links by the files themselves',
  },
  USAGE_CI_REF: {
    message: ({ folder, found, wanted }) =>
      found === ''
        ? `\`${folder}\` is not at commit \`${wanted}\`: it is no checkout of its own`
        : `\`${folder}\` is at commit \`${found}\`, not at \`${wanted}\``,
    help: () => 'check the exercises out with the same commit as `ref`',
  },
  USAGE_CI_ENVIRONMENT: {
    message: ({ name }) => `\`${name}\` is not set, so there is nobody to write the result for`,
    help: () => 'the autograder of the classroom sets it',
  },
} as const satisfies Record<string, MessageText>
