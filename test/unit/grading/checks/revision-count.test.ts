import { revisionCountCheck } from '../../../../src/grading/checks/revision-count.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet, steps } from '../support/moment.ts'

const three = [deployment({ revision: 3 }), replicaSet(1, 0), replicaSet(2, 0), replicaSet(3, 4)]

testRows(revisionCountCheck, [
  { name: 'counts the running revision too', spec: { is: 3 }, objects: three, verdict: 'passed', actual: 3 },
  { name: 'between min and max', spec: { min: 2, max: 3 }, objects: three, verdict: 'passed' },
  { name: 'fewer than min', spec: { min: 4 }, objects: three, verdict: 'failed', reasons: ['NOTHING_CHANGED_IT'] },
  {
    name: 'more than there should be leads to the last that made one',
    spec: { is: 2 },
    objects: three,
    steps: steps(
      ['kubectl set image deployment/web web=a', { revisions: [{ made: true, reason: 'REVISION_TEMPLATE_CHANGED' }] }],
      ['kubectl set image deployment/web web=b', { revisions: [{ made: true, reason: 'REVISION_TEMPLATE_CHANGED' }] }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_TEMPLATE_CHANGED'],
    evidence: [{ kind: 'step', step: 1 }],
  },
])
