import { revisionCheck } from '../../../../src/grading/checks/revision.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, steps } from '../support/moment.ts'

testRows(revisionCheck, [
  {
    name: 'reads the annotation of the Deployment',
    spec: { is: 3 },
    objects: [deployment({ revision: 3 })],
    verdict: 'passed',
    actual: 3,
  },
  {
    name: 'a change outside of the template made none',
    spec: { is: 2 },
    objects: [deployment({ revision: 1 })],
    steps: steps(['kubectl scale deployment/web --replicas=5', { revisions: [{ before: 1, after: 1 }] }]),
    verdict: 'failed',
    actual: 1,
    reasons: ['REVISION_TEMPLATE_SAME'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'a Deployment that was paused from the start has none',
    spec: { is: 1 },
    objects: [deployment({ revision: 0 })],
    verdict: 'failed',
    actual: 0,
    reasons: ['NO_REVISION'],
  },
  {
    name: 'pods that were deleted come back with the same template: that command is told, not an earlier one',
    spec: { is: 3 },
    objects: [deployment({ revision: 2 })],
    steps: steps(
      ['kubectl scale deployment/web --replicas=5', { revisions: [{ before: 1, after: 1 }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
      ['kubectl delete pods -l app=web'],
      ['kubectl get pods'],
    ),
    verdict: 'failed',
    reasons: ['REVISION_NOT_TOUCHED'],
    evidence: [{ kind: 'step', step: 2 }],
  },
])
