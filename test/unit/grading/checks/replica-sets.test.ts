import { replicaSetsCheck } from '../../../../src/grading/checks/replica-sets.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet, steps } from '../support/moment.ts'

const stuck = [deployment({ revision: 2 }), replicaSet(1, 3), replicaSet(2, 2), replicaSet(1, 4, { owner: 'api' })]

testRows(replicaSetsCheck, [
  { name: 'only those the Deployment owns', spec: { is: 2 }, objects: stuck, verdict: 'passed', actual: 2 },
  { name: 'sizes by revision', spec: { active: 2, sizes: { 1: 3, 2: 2 } }, objects: stuck, verdict: 'passed' },
  {
    name: 'a size that differs shows all of them',
    spec: { sizes: { 1: 0 } },
    objects: stuck,
    verdict: 'failed',
    actual: { sets: 2, active: 2, sizes: { 1: 3, 2: 2 } },
  },
  {
    name: 'has: by image and size',
    spec: { has: [{ image: 'nginx:1.27', ready: 0 }] },
    objects: [
      deployment({ revision: 2 }),
      replicaSet(1, 3),
      replicaSet(2, 2, { image: 'docker.io/nginx:1.27', ready: 0 }),
    ],
    verdict: 'passed',
  },
  {
    name: 'has: none of that image leads to the command that made none',
    spec: { has: [{ image: 'nginx:1.27' }] },
    objects: stuck,
    steps: steps([
      'kubectl set image deployment/web nginx=nginx:1.27',
      { exit: 1, stderr: 'error: unable to find container named "nginx"' },
    ]),
    verdict: 'failed',
    actual: [
      { revision: 1, image: 'nginx:1.26', replicas: 3, ready: 3 },
      { revision: 2, image: 'nginx:1.26', replicas: 2, ready: 2 },
    ],
    reasons: ['COMMAND_FAILED'],
  },
])
