import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What `grade doctor` finds in a set-up for grading in CI, and how to mend it. */
export const CI_DOCTOR_MESSAGES = {
  CLI_DOCTOR_CI_WORKFLOW: { message: ({ file, action }) => `\`${file}\` grades every push, with \`${action}\`` },
  CLI_DOCTOR_CI_EDITED: {
    message: ({ file }) => `\`${file}\` is not as \`grade classroom init\` writes it`,
    help: () => 'if that was not meant, `grade classroom init … --force` writes it anew',
  },
  CLI_DOCTOR_CI_BROKEN: {
    message: ({ file, line }) => `\`${file}\` is not valid YAML, line ${line}: GitHub will not run it`,
    help: () => 'mend that line, or `grade classroom init … --force` writes it anew',
  },
  CLI_DOCTOR_CI_PERMISSIONS: {
    message: ({ file }) => `the job that grades in \`${file}\` may do more than read the repository`,
    help: () => 'write `permissions: { contents: read }` at the top of the file',
  },
  CLI_DOCTOR_CI_TARGET: {
    message: ({ file }) =>
      `\`${file}\` runs on \`pull_request_target\`, which gives a stranger’s push the rights of the repository`,
    help: () => 'write `pull_request` instead: grading needs no secret',
  },
  CLI_DOCTOR_CI_INPUT: {
    message: ({ file, input, value }) =>
      value === ''
        ? `\`${input}\` in \`${file}\` is no input of the action, or has no value`
        : `\`${value}\` in \`${file}\` is no value of the input \`${input}\``,
    help: ({ allowed }) => `possible: ${names(allowed)}`,
  },
  CLI_DOCTOR_CI_EXERCISE: {
    message: ({ file, id }) => `\`${file}\` names \`${id}\`, which is no exercise here`,
    help: () => '`grade list` shows those that there are',
  },
  CLI_DOCTOR_CI_CHECKOUT: {
    message: ({ file, folder, ref }) =>
      `no step before the grading in \`${file}\` checks out \`${folder}\`${ref === '' ? '' : ` at \`${ref}\``}`,
    help: () => 'add a step `actions/checkout` with that `path`, and with the same commit as `ref`',
  },
  CLI_DOCTOR_CI_MISSING: {
    message: ({ folder, missing }) => `what grades in \`${folder}\` is not complete: ${names(missing)}`,
    help: () => '`grade classroom init` writes what is missing, and leaves the rest as it is',
  },
  CLI_DOCTOR_CI_EXECUTABLE: {
    message: ({ file }) => `\`${file}\` is not executable, so it cannot be started`,
    help: ({ file }) => `\`chmod +x ${file}\``,
  },
  CLI_DOCTOR_CI_GRADER: { message: ({ file, version }) => `\`${file}\` is of this version, ${version}` },
  CLI_DOCTOR_CI_GRADER_OTHER: {
    message: ({ file, found, version }) =>
      found === version
        ? `\`${file}\` says that it is of this version, ${version}, but it is another build`
        : `\`${file}\` is of version ${found}, this program of ${version}: they may grade differently`,
    help: () => '`grade classroom init … --force` writes that of this program',
  },
  CLI_DOCTOR_CI_GRADER_UNKNOWN: {
    message: ({ file }) => `\`${file}\` is not the grader`,
    help: () => '`grade classroom init … --force` writes it',
  },
} as const satisfies Record<string, MessageText>
