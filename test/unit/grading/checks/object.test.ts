import { objectCheck } from '../../../../src/grading/checks/object.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment } from '../support/moment.ts'

const objects = [
  deployment({ containers: [{ name: 'log' }, { name: 'web', image: 'nginx:1.26', ports: [{ containerPort: 80 }] }] }),
]
const containers = (container: object) =>
  ({ has: { spec: { template: { spec: { containers: [container] } } } } }) as never

testRows(objectCheck, [
  {
    name: 'fields that are named',
    spec: { has: { spec: { replicas: 4, strategy: { type: 'RollingUpdate' } } } },
    objects,
    verdict: 'passed',
  },
  {
    name: 'items are found by their name',
    spec: containers({ name: 'web', image: 'nginx:1.26' }),
    objects,
    verdict: 'passed',
  },
  {
    name: 'a field that differs leads to it',
    spec: containers({ name: 'web', image: 'nginx:1.27' }),
    objects,
    verdict: 'failed',
    reasons: ['FIELD_DIFFERS'],
    evidence: [
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'template', 'spec', 'containers', 1, 'image'],
      },
    ],
  },
  {
    name: 'a field that is not set',
    spec: { has: { spec: { minReadySeconds: 5 } } },
    objects,
    verdict: 'failed',
    reasons: ['FIELD_ABSENT'],
  },
  {
    name: 'a list that is longer than named',
    spec: containers({ name: 'web', ports: [{ containerPort: 80 }, { containerPort: 81 }] }),
    objects,
    verdict: 'failed',
    reasons: ['FIELD_DIFFERS'],
  },
])
