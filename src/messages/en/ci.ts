import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

/** What a file of a set-up is for, by its name. */
const WHAT: Readonly<Record<string, string>> = {
  'grade.yml': 'grades every push, and may read the repository only',
  'autograder.py': 'starts the grader in the checkout of a learner',
  'audit.yml': 'grades every submission anew and names the results that are not what their sources give',
  'action.yml': 'makes an action of the grader beside it',
  'tests.json': 'a test for each check, for an assignment without a program of its own',
  'grade.mjs': 'the grader with its exercises, in one file',
  'setup.sh': 'puts Node.js on the image, once',
  run_autograder: 'grades one submission, and leaves results whatever happens',
  exercise: 'an exercise of yours, which the grader reads from here',
}

const NEXT: Readonly<Record<string, string>> = {
  actions: 'commit the files and push: the points are in the summary of the run, on GitHub under Actions',
  classroom50:
    'commit the files as `CLASSROOM/autograders/ASSIGNMENT/` of your `classroom50` repository, and set `runtime.node` of the assignment to 20 or later',
  'classroom50-tests':
    'hand over the tests with `gh teacher assignment test set ORG CLASSROOM ASSIGNMENT --tests tests.json`; commit the other files, without `tests.json`, as `CLASSROOM/autograders/ASSIGNMENT/`',
  audit:
    'it reads `results.json`, `submissions/` and `exercises/` beside it, and needs kubegrade in `package.json`: docs/ci/audit.md',
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
  CLI_SETUP_NEXT: {
    message: ({ platform, folder }) =>
      NEXT[String(platform)] ?? `make the bundle with \`(cd ${folder} && zip -r ../autograder.zip .)\`, and upload it`,
  },
  CLI_SETUP_PUBLISHED: {
    message: ({ action }) => `the workflow takes the action from \`${action}\`: that release has to exist`,
    help: () => '`--action ./.github/actions/grade` writes the action into the repository itself',
  },
  CLI_SETUP_OWN_EXERCISES: {
    message: ({ action }) => `the exercises are not in \`${action}\`: the workflow has to check them out`,
    help: () => '`--action ./.github/actions/grade` puts them beside the action; docs/ci/github.md shows both ways',
  },
  CLI_SETUP_AUTOGRADING: {
    message: ({ file, tests, points }) =>
      `\`${file}\` has ${count(tests, 'test')} with ${count(points, 'point')}, which nothing reads any more: GitHub Classroom was retired`,
    help: () => 'docs/ci/github-classroom.md says how each kind of test becomes a check',
  },
} as const satisfies Record<string, MessageText>
