import { rejectedCheck } from '../../../../src/grading/checks/rejected.ts'
import { testRows } from '../support/check-rows.ts'
import { steps } from '../support/moment.ts'

const refused = steps([
  'kubectl apply -f web.yaml',
  { exit: 1, stderr: 'The Deployment "web" is invalid: spec.selector: field is immutable\n' },
])

testRows(rejectedCheck, [
  { name: 'refused at all', spec: { is: true }, steps: refused, verdict: 'passed' },
  { name: 'with these words', spec: { has: 'field is immutable' }, steps: refused, verdict: 'passed' },
  {
    name: 'for another reason',
    spec: { has: 'must be greater than' },
    steps: refused,
    verdict: 'failed',
    actual: 'The Deployment "web" is invalid: spec.selector: field is immutable',
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'not refused',
    spec: { is: true },
    steps: steps(['kubectl apply -f web.yaml']),
    verdict: 'failed',
    reasons: ['NOT_REFUSED'],
  },
  {
    name: 'a rollout undo counts as a change',
    spec: { is: true },
    steps: steps(['kubectl -n default rollout undo deployment/web', { exit: 1, stderr: 'error: x' }]),
    verdict: 'passed',
  },
])
