import { replicasCheck } from '../../../../src/grading/checks/replicas.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet } from '../support/moment.ts'

const half = { observedGeneration: 1, replicas: 4, updatedReplicas: 4, readyReplicas: 2, availableReplicas: 2 }

testRows(replicasCheck, [
  { name: 'what the Deployment wants', spec: { is: 4 }, objects: [deployment()], verdict: 'passed', actual: 4 },
  {
    name: 'all columns',
    spec: { is: 4, ready: 2, available: 2, updated: 4 },
    objects: [deployment({ status: half })],
    verdict: 'passed',
  },
  {
    name: 'another size leads to the field',
    spec: { is: 5 },
    objects: [deployment()],
    verdict: 'failed',
    actual: 4,
    evidence: [
      { kind: 'object', apiKind: 'Deployment', namespace: 'default', name: 'web', path: ['spec', 'replicas'] },
    ],
  },
  {
    name: 'too few ready pods are explained by the rollout',
    spec: { ready: 4 },
    objects: [deployment({ status: half }), replicaSet(1, 4, { ready: 2 })],
    verdict: 'failed',
    actual: { ready: 2 },
    reasons: ['PODS_NOT_READY'],
  },
])
