import { changeCauseCheck } from '../../../../src/grading/checks/change-cause.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, replicaSet, steps } from '../support/moment.ts'

const CAUSE = 'kubernetes.io/change-cause'

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
  {
    name: 'a text that was written before its change',
    spec: { has: '1.26', revision: 1 },
    objects: [deployment({ revision: 2 }), replicaSet(1, 0, { annotations: { [CAUSE]: '1.27' } }), replicaSet(2, 4)],
    steps: steps(
      [`kubectl annotate deployment/web ${CAUSE}=1.27`, { revisions: [{ before: 1, after: 1 }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
    ),
    verdict: 'failed',
    reasons: ['CHANGE_CAUSE_EARLY'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'a text that was left as it was',
    spec: { has: '1.27' },
    objects: [deployment({ revision: 3 }), replicaSet(3, 4, { annotations: { [CAUSE]: '1.26' } })],
    steps: steps(
      [`kubectl annotate deployment/web ${CAUSE}=1.26`, { revisions: [{ before: 2, after: 2 }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 2, after: 3 }] }],
    ),
    verdict: 'failed',
    reasons: ['CHANGE_CAUSE_TAKEN_OVER'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'a text of the manifest that later revisions have too',
    spec: { has: '1.27' },
    objects: [deployment({ revision: 2 }), replicaSet(2, 4, { annotations: { [CAUSE]: '1.26' } })],
    steps: steps(
      ['kubectl apply -f deployment.yaml', { by: 'author', revisions: [{ made: true, after: 1 }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
    ),
    verdict: 'failed',
    reasons: ['CHANGE_CAUSE_TAKEN_OVER'],
  },
  {
    name: 'a command that recorded itself',
    spec: { is: 'second', revision: 2 },
    objects: [
      deployment({ revision: 3 }),
      replicaSet(2, 0, { annotations: { [CAUSE]: 'kubectl set image …' } }),
      replicaSet(3, 4),
    ],
    steps: steps(
      ['kubectl apply -f deployment.yaml', { by: 'author', revisions: [{ made: true, after: 1 }] }],
      [
        'kubectl set image deployment/web web=nginx:1.27 --record',
        { revisions: [{ made: true, before: 1, after: 2 }] },
      ],
      [
        'kubectl set image deployment/web web=nginx:1.28 --record',
        { revisions: [{ made: true, before: 2, after: 3 }] },
      ],
    ),
    verdict: 'failed',
    reasons: [],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'the text of the manifest that made the revision is its own',
    spec: { has: '1.27' },
    objects: [deployment({ revision: 2 }), replicaSet(2, 4, { annotations: { [CAUSE]: '1.26' } })],
    steps: steps(
      ['kubectl apply -f deployment.yaml', { by: 'author', revisions: [{ made: true, after: 1 }] }],
      ['kubectl apply -f second.yaml', { revisions: [{ made: true, before: 1, after: 2 }] }],
    ),
    verdict: 'failed',
    reasons: [],
  },
])
