import { changeCauseCheck } from '../../../../src/grading/checks/change-cause.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet } from '../support/moment.ts'

const objects = [
  deployment({ revision: 2 }),
  replicaSet(1, 0, { annotations: { 'kubernetes.io/change-cause': 'first release' } }),
  replicaSet(2, 4),
]

testRows(changeCauseCheck, [
  { name: 'of a revision by number', spec: { is: 'first release', revision: 1 }, objects, verdict: 'passed' },
  {
    name: 'of the running revision, which has none',
    spec: { has: 'release' },
    objects,
    verdict: 'failed',
    reasons: ['CHANGE_CAUSE_ABSENT'],
  },
  { name: 'another text', spec: { is: 'second', revision: 1 }, objects, verdict: 'failed', actual: 'first release' },
  {
    name: 'a revision that is not there',
    spec: { has: 'x', revision: 7 },
    objects,
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
])
