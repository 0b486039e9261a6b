import { driftCheck } from '../../../../src/grading/checks/drift.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment } from '../support/moment.ts'

const file = (replicas: number, extra = '') => ({
  path: 'deployment.yaml',
  executable: false,
  text: `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${replicas}\n${extra}`,
})

testRows(driftCheck, [
  {
    name: 'fields the file does not name never differ',
    spec: { is: false },
    objects: [deployment()],
    files: [file(4)],
    verdict: 'passed',
  },
  {
    name: 'scaled behind the back of the file',
    spec: { is: false },
    objects: [deployment({ replicas: 5 })],
    files: [file(4)],
    verdict: 'failed',
    reasons: ['DRIFT_FIELD'],
    evidence: [
      { kind: 'object', apiKind: 'Deployment', namespace: 'default', name: 'web', path: ['spec', 'replicas'] },
    ],
  },
  {
    name: 'a difference that is wanted',
    spec: { is: true },
    objects: [deployment({ replicas: 5 })],
    files: [file(4)],
    verdict: 'passed',
  },
  {
    name: 'only fields that are asked for count',
    spec: { is: true, fields: ['spec.replicas'] },
    objects: [deployment()],
    files: [file(4, '  minReadySeconds: 5\n')],
    verdict: 'failed',
  },
  {
    name: 'an object that is not there',
    spec: { is: false },
    files: [file(4)],
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
  {
    name: 'no manifest at all',
    spec: { is: false },
    objects: [deployment()],
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
])
