import { expect, test } from 'vitest'
import type { Value } from '../../../src/domain/json.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { grade } from '../../../src/grading/grade.ts'
import { check, exercise, file, scenario, submission } from './support/exercise.ts'

const JOB = `apiVersion: batch/v1
kind: Job
metadata: { name: backup }
spec:
  parallelism: 2
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: c, image: "busybox:1.36" }]
`
const cronJob = (schedule: string) => `apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  schedule: ${JSON.stringify(schedule)}
  jobTemplate:
    spec: { template: { spec: { restartPolicy: Never, containers: [{ name: c, image: "busybox:1.36" }] } } }
`

interface Row {
  readonly name: string
  readonly manifest: string
  readonly of?: string
  readonly has: Readonly<Record<string, Value>>
  readonly verdict: 'passed' | 'failed' | 'ungradable'
}

/** What is not simulated of a Job is what becomes of it, not what its manifest says. */
test.each<Row>([
  { name: 'what was written', manifest: JOB, has: { spec: { parallelism: 2 } }, verdict: 'passed' },
  { name: 'what is otherwise', manifest: JOB, has: { spec: { parallelism: 3 } }, verdict: 'failed' },
  { name: 'a default', manifest: JOB, has: { spec: { backoffLimit: 6 } }, verdict: 'passed' },
  { name: 'what is left out and has no default', manifest: JOB, has: { spec: { completions: 1 } }, verdict: 'failed' },
  { name: 'what the controller does', manifest: JOB, has: { status: { succeeded: 1 } }, verdict: 'ungradable' },
  { name: 'what the server writes', manifest: JOB, has: { spec: { selector: {} } }, verdict: 'ungradable' },
  { name: 'another name', manifest: JOB, of: 'job/other', has: { spec: { parallelism: 2 } }, verdict: 'failed' },
  {
    name: 'one that is refused',
    manifest: JOB.replace('Never', 'Always'),
    has: { spec: { parallelism: 2 } },
    verdict: 'failed',
  },
  {
    name: 'a schedule',
    manifest: cronJob('*/5 0-6,12 * * 1-5'),
    of: 'cronjob/nightly',
    has: { spec: { schedule: '*/5 0-6,12 * * 1-5', concurrencyPolicy: 'Allow' } },
    verdict: 'passed',
  },
  {
    name: 'a schedule that may be refused',
    manifest: cronJob('every minute'),
    of: 'cronjob/nightly',
    has: { spec: { suspend: false } },
    verdict: 'ungradable',
  },
  {
    name: 'a kind of which less is known',
    manifest:
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: { podSelector: {} }\n',
    of: 'networkpolicy/p',
    has: { spec: { podSelector: {} } },
    verdict: 'ungradable',
  },
])('$name', ({ manifest, of = 'job/backup', has, verdict }) => {
  const asked = exercise({
    files: ['a.yaml'],
    scenarios: [
      scenario('s', [
        { kind: 'apply', files: ['a.yaml'] },
        { kind: 'expect', checks: [check('s/object', 'object', { has }, { of })] },
      ]),
    ],
  })
  const [result] = grade(asked, submission(file('a.yaml', manifest)), LIMITS).checks
  expect(result?.verdict).toBe(verdict)
})
