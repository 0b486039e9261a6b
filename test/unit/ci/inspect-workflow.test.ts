import { expect, test } from 'vitest'
import { inspectWorkflow } from '../../../src/ci/setup/inspect-workflow.ts'

const ref = '0123456789abcdef0123456789abcdef01234567'
const checkout = { uses: 'actions/checkout@v7', with: { repository: 'school/course', ref, path: 'course' } }
const graded = (inputs: object) => ({ uses: 'owner/name@v1', with: { exercise: 'exercise-3', ...inputs } })
const workflow = (...steps: readonly object[]) => ({
  on: { push: {}, pull_request: {} },
  permissions: { contents: 'read' },
  jobs: { grade: { steps } },
})
const codes = (value: unknown) => inspectWorkflow('grade.yml', value).problems.map(({ code }) => code)
const course = { exercises: 'course/exercises', 'exercises-ref': ref }

test.each([
  { what: 'a workflow of somebody else', value: workflow({ run: 'npm test' }), wanted: [] },
  { what: 'no workflow at all', value: [1, null], wanted: [] },
  { what: 'exercises checked out at their commit', value: workflow(checkout, graded(course)), wanted: [] },
  {
    what: 'exercises at another commit',
    value: workflow({ ...checkout, with: { ...checkout.with, ref: 'main' } }, graded(course)),
    wanted: ['CLI_DOCTOR_CI_CHECKOUT'],
  },
  {
    what: 'exercises checked out too late',
    value: workflow(graded(course), checkout),
    wanted: ['CLI_DOCTOR_CI_CHECKOUT'],
  },
  {
    what: 'a branch for a commit',
    value: workflow(checkout, graded({ exercises: 'course/exercises', 'exercises-ref': 'main' })),
    wanted: ['CLI_DOCTOR_CI_INPUT', 'CLI_DOCTOR_CI_CHECKOUT'],
  },
  { what: 'what only the run knows', value: workflow(graded({ exercise: '${{ matrix.id }}' })), wanted: [] },
  {
    what: 'rights of the job itself',
    value: { ...workflow(), jobs: { grade: { permissions: 'write-all', steps: [graded({})] } } },
    wanted: ['CLI_DOCTOR_CI_PERMISSIONS'],
  },
  {
    what: 'the event of a stranger, in each of its spellings',
    value: { ...workflow(graded({})), on: 'pull_request_target' },
    wanted: ['CLI_DOCTOR_CI_TARGET'],
  },
])('$what: $wanted', ({ value, wanted }) => {
  expect(codes(value)).toEqual(wanted)
})
