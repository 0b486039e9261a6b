import { objectCheck } from '../../../../src/grading/checks/object.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, podIn, replicaSet } from '../support/moment.ts'

const ENDED = {
  exitCode: 0,
  reason: 'Completed',
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: '2026-01-01T00:00:00Z',
}

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
    name: 'an item that is not there is told by its name',
    spec: containers({ name: 'api', image: 'nginx:1.26' }),
    objects,
    verdict: 'failed',
    reasons: ['FIELD_ENTRY_ABSENT'],
  },
  {
    name: 'a list that is longer than named',
    spec: containers({ name: 'web', ports: [{ containerPort: 80 }, { containerPort: 81 }] }),
    objects,
    verdict: 'failed',
    reasons: ['FIELD_DIFFERS'],
  },
  ...[
    { written: '134217728', verdict: 'passed' as const },
    { written: '131072Ki', verdict: 'passed' as const },
    { written: '128M', verdict: 'failed' as const },
    { written: 'much', verdict: 'failed' as const },
  ].map(({ written, verdict }) => ({
    name: `128Mi of memory, written ${written}`,
    spec: containers({ name: 'web', resources: { limits: { memory: '128Mi', cpu: 1 } } }),
    objects: [deployment({ containers: [{ name: 'web', resources: { limits: { memory: written, cpu: '1000m' } } }] })],
    verdict,
  })),
  {
    name: 'a pod that is not over since it is started again leads to its restart policy',
    spec: { has: { status: { phase: 'Succeeded' } } },
    of: 'pod/once',
    objects: [
      {
        ...podIn(replicaSet(1, 1), { waiting: { reason: 'CrashLoopBackOff' } }, { terminated: ENDED }),
        metadata: { name: 'once', namespace: 'default' },
      },
    ],
    verdict: 'failed',
    reasons: ['FIELD_DIFFERS', 'POD_STARTED_AGAIN'],
    evidence: [{ kind: 'object', apiKind: 'Pod', namespace: 'default', name: 'once', path: ['spec', 'restartPolicy'] }],
  },
])
