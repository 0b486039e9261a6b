import { replicaSetsCheck } from '../../../../src/grading/checks/replica-sets.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet } from '../support/moment.ts'

const stuck = [deployment({ revision: 2 }), replicaSet(1, 3), replicaSet(2, 2), replicaSet(1, 4, { owner: 'api' })]

testRows(replicaSetsCheck, [
  { name: 'only those the Deployment owns', spec: { is: 2 }, objects: stuck, verdict: 'passed', actual: 2 },
  { name: 'sizes by revision', spec: { active: 2, sizes: { 1: 3, 2: 2 } }, objects: stuck, verdict: 'passed' },
  {
    name: 'a size that differs shows all of them',
    spec: { sizes: { 1: 0 } },
    objects: stuck,
    verdict: 'failed',
    actual: { is: 2, active: 2, sizes: { 1: 3, 2: 2 } },
  },
])
