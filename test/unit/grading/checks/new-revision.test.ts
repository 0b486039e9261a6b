import { newRevisionCheck } from '../../../../src/grading/checks/new-revision.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, steps } from '../support/moment.ts'

const ran = steps(
  [
    'kubectl set image deployment/web web=nginx:1.27',
    { revisions: [{ made: true, reason: 'REVISION_TEMPLATE_CHANGED' }] },
  ],
  ['kubectl scale deployment/web --replicas=5', { revisions: [{ made: false }] }],
)

testRows(newRevisionCheck, [
  {
    name: 'a scaling makes none',
    spec: { is: false },
    objects: [deployment()],
    steps: ran,
    lastFrom: 1,
    verdict: 'passed',
  },
  {
    name: 'looks at the last step only, unless told otherwise',
    spec: { is: true },
    objects: [deployment()],
    steps: ran,
    lastFrom: 1,
    verdict: 'failed',
    actual: { newRevision: false },
    reasons: ['REVISION_TEMPLATE_SAME'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'since: scenario looks at all commands',
    spec: { is: true, since: 'scenario' },
    objects: [deployment()],
    steps: ran,
    lastFrom: 1,
    verdict: 'passed',
  },
])
