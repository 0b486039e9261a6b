import { rolloutCheck } from '../../../../src/grading/checks/rollout.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, podIn, replicaSet } from '../support/moment.ts'

const stuckStatus = { observedGeneration: 1, replicas: 5, updatedReplicas: 2, readyReplicas: 3, availableReplicas: 3 }
const field = (...path: (string | number)[]) =>
  ({ kind: 'object', apiKind: 'Deployment', namespace: 'default', name: 'web', path }) as const

testRows(rolloutCheck, [
  { name: 'all pods new and available', spec: { is: 'complete' }, objects: [deployment()], verdict: 'passed' },
  {
    name: 'an image that can not be pulled leads to the image field',
    spec: { is: 'complete' },
    objects: [
      deployment({ revision: 2, status: stuckStatus }),
      replicaSet(1, 3),
      replicaSet(2, 2, { ready: 0 }),
      podIn(replicaSet(2, 2), { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } }),
    ],
    verdict: 'failed',
    actual: 'progressing',
    reasons: ['POD_WAITING'],
    evidence: [field('spec', 'template', 'spec', 'containers', 0, 'image')],
  },
  {
    name: 'a container that ends leads to its command',
    spec: { is: 'complete' },
    objects: [
      deployment({ status: stuckStatus }),
      replicaSet(1, 2, { ready: 0 }),
      podIn(
        replicaSet(1, 2),
        { waiting: { reason: 'CrashLoopBackOff' } },
        { terminated: { exitCode: 0, reason: 'Completed' } },
      ),
    ],
    verdict: 'failed',
    reasons: ['POD_ENDS'],
    evidence: [field('spec', 'template', 'spec', 'containers', 0, 'command')],
  },
  {
    name: 'a passed deadline is a state of its own',
    spec: { is: 'deadline-exceeded' },
    objects: [
      deployment({
        status: {
          ...stuckStatus,
          conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
        },
      }),
    ],
    verdict: 'passed',
  },
  {
    name: 'paused with nothing left to do is complete and paused',
    spec: { is: 'paused' },
    objects: [deployment({ paused: true })],
    verdict: 'passed',
  },
  {
    name: 'paused in the middle is not complete',
    spec: { is: 'complete' },
    objects: [deployment({ paused: true, status: stuckStatus })],
    verdict: 'failed',
    actual: 'paused',
    reasons: ['ROLLOUT_PAUSED'],
    evidence: [field('spec', 'paused')],
  },
  {
    name: 'complete where it should still be under way',
    spec: { is: 'progressing' },
    objects: [deployment()],
    verdict: 'failed',
    reasons: ['ROLLOUT_DONE'],
  },
])
