import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What a file of a set-up is for, by its name. */
const WHAT: Readonly<Record<string, string>> = {
  'grade.yml': 'grades every push, and may read the repository only',
  'autograder.py': 'starts the grader in the checkout of a learner',
  'tests.json': 'the same checks as single tests, for an assignment without a program of its own',
  'grade.mjs': 'the grader with its exercises, in one file',
  'setup.sh': 'puts Node.js on the image, once',
  run_autograder: 'grades one submission, and leaves results whatever happens',
  exercise: 'an exercise of yours, which the grader reads from here',
}

const NEXT: Readonly<Record<string, string>> = {
  actions: 'commit the file and push: the points are in the summary of the run',
  classroom50: 'put the files into `autograders/` of the assignment, and set `runtime.node`',
  gradescope: 'make the bundle with `zip -r autograder.zip .` in that folder, and upload it',
}

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
  USAGE_CI_ACTION: {
    message: ({ value }) => `\`${value}\` is no action`,
    help: () => 'write it as a workflow does: `owner/name@v1`',
  },
  USAGE_CI_GRADER: {
    message: () => '`grade.mjs` is not there, because this program was not built',
    help: () => '`npm run build` makes it',
  },
  CLI_SETUP_WRITTEN: { message: ({ file, what }) => `written \`${file}\`: ${WHAT[String(what)] ?? what}` },
  CLI_SETUP_UNCHANGED: { message: ({ file }) => `as it was \`${file}\`` },
  CLI_SETUP_KEPT: {
    message: ({ file }) => `kept \`${file}\`: it was edited`,
    help: () => '`--force` writes over it',
  },
  CLI_SETUP_NEXT: { message: ({ platform }) => NEXT[String(platform)] ?? `graded by ${platform}` },
} as const satisfies Record<string, MessageText>
