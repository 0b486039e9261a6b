import { historyCheck } from '../../../../src/grading/checks/history.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, frames, replicaSet, steps } from '../support/moment.ts'

const twoRevisions = [deployment({ revision: 2 }), replicaSet(2, 4), replicaSet(1, 0)]

testRows(historyCheck, [
  {
    name: 'lists revisions ascending, however the ReplicaSets are named',
    spec: { is: [1, 2] },
    objects: twoRevisions,
    verdict: 'passed',
    actual: [1, 2],
    reasons: [],
  },
  {
    name: 'has: other revisions may stand between',
    spec: { has: [1, 4] },
    objects: [deployment({ revision: 4 }), replicaSet(1, 0), replicaSet(3, 0), replicaSet(4, 4)],
    verdict: 'passed',
  },
  {
    name: 'an undo to the running revision is told as the cause',
    spec: { is: [2, 3] },
    objects: twoRevisions,
    steps: steps(
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, reason: 'REVISION_FIRST', after: 1 }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
      [
        'kubectl rollout undo deployment/web --to-revision=2',
        {
          stdout: 'deployment.apps/web skipped rollback (current template already matches revision 2)\n',
          revisions: [{ before: 2, after: 2 }],
        },
      ],
    ),
    verdict: 'failed',
    actual: [1, 2],
    reasons: ['UNDO_TO_RUNNING'],
    evidence: [{ kind: 'step', step: 2 }],
  },
  {
    name: 'a refused undo is told with what kubectl said',
    spec: { is: [2, 3] },
    objects: twoRevisions,
    steps: steps([
      'kubectl rollout undo deployment/web --to-revision=7',
      { exit: 1, stderr: 'error: unable to find specified revision 7 in history\n' },
    ]),
    verdict: 'failed',
    reasons: ['COMMAND_FAILED'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'one revision too many leads to the command that made the last',
    spec: { is: [1] },
    objects: twoRevisions,
    steps: steps(
      [
        'kubectl set image deployment/web web=nginx:1.27',
        { revisions: [{ made: true, reason: 'REVISION_TEMPLATE_CHANGED' }] },
      ],
      ['kubectl scale deployment/web --replicas=5', { revisions: [{ made: false }] }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_TEMPLATE_CHANGED'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'revisions that the limit removed lead to the limit',
    spec: { is: [1, 2, 3] },
    objects: [deployment({ revision: 3, revisionHistoryLimit: 1 }), replicaSet(2, 0), replicaSet(3, 4)],
    frames: [1, 2, 3].map((revision) => ({
      ...(frames([0, 4, 4])[0] ?? { atMs: 0, deployments: [] }),
      replicaSets: [
        {
          namespace: 'default',
          name: `web-${revision}`,
          deployment: 'web',
          desired: 4,
          current: 4,
          ready: 4,
          available: 4,
        },
      ],
    })),
    verdict: 'failed',
    actual: [2, 3],
    reasons: ['HISTORY_CUT'],
    evidence: [
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'revisionHistoryLimit'],
      },
    ],
  },
  {
    name: 'a Deployment that is not there is named, with those that are',
    spec: { is: [1] },
    of: 'deployment/shop',
    objects: [deployment()],
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
  {
    name: 'two Deployments and no `of:` are ambiguous',
    spec: { is: [1] },
    objects: [deployment(), deployment({ name: 'api' })],
    verdict: 'failed',
    reasons: ['TARGET_AMBIGUOUS'],
  },
  {
    name: 'of commands that failed one after the other the first is the cause',
    spec: { is: [2, 3] },
    objects: twoRevisions,
    steps: steps(
      ['kubectl set image deployment/web web=b', { revisions: [{ made: true, before: 1, after: 2 }] }],
      [
        'kubectl set image deployment/web nginx=c',
        { exit: 1, stderr: 'error: unable to find container named "nginx"\n' },
      ],
      ['kubectl rollout undo deployment/web --to-revision=9', { exit: 1, stderr: 'error: unable to find\n' }],
    ),
    verdict: 'failed',
    reasons: ['COMMAND_FAILED'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'a failure that was made good is not the cause',
    spec: { is: [2, 3] },
    objects: twoRevisions,
    steps: steps(
      [
        'kubectl set image deployment/web nginx=b',
        { exit: 1, stderr: 'error: unable to find container named "nginx"\n' },
      ],
      ['kubectl set image deployment/web web=b', { revisions: [{ made: true, before: 1, after: 2 }] }],
      ['kubectl annotate deployment/web a=b', { revisions: [{ made: false }] }],
      [
        'kubectl rollout undo deployment/web --to-revision=2',
        { stdout: 'deployment.apps/web skipped rollback (current template already matches revision 2)\n' },
      ],
    ),
    verdict: 'failed',
    reasons: ['UNDO_TO_RUNNING'],
    evidence: [{ kind: 'step', step: 3 }],
  },
  {
    name: 'other numbers than expected: the last that made one, and a later one that failed',
    spec: { is: [1, 3, 4] },
    objects: [deployment({ revision: 5 }), replicaSet(3, 0), replicaSet(4, 0), replicaSet(5, 4)],
    steps: steps(
      ['kubectl set image deployment/web web=b', { revisions: [{ made: true, reason: 'REVISION_TEMPLATE_CHANGED' }] }],
      ['kubectl rollout undo deployment/web --to-revision=2', { exit: 1, stderr: 'error: unable to find\n' }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_TEMPLATE_CHANGED', 'COMMAND_FAILED'],
  },
  {
    name: 'old revisions that are still kept lead to the limit',
    spec: { is: [2] },
    objects: twoRevisions,
    steps: steps([
      'kubectl set image deployment/web web=nginx:1.27',
      { revisions: [{ made: true, before: 1, after: 2, reason: 'REVISION_TEMPLATE_CHANGED' }] },
    ]),
    verdict: 'failed',
    reasons: ['HISTORY_KEPT'],
    evidence: [
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'revisionHistoryLimit'],
      },
    ],
  },
  {
    name: 'a Deployment that was deleted and applied again has lost its history',
    spec: { is: [1, 3, 4] },
    objects: twoRevisions,
    steps: steps(
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, after: 1, reason: 'REVISION_FIRST' }] }],
      ['kubectl delete deployment web'],
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, after: 1, reason: 'REVISION_FIRST' }] }],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_ANEW'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'so has one that was replaced by force',
    spec: { is: [1, 3, 4] },
    objects: twoRevisions,
    steps: steps(
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, after: 1, reason: 'REVISION_FIRST' }] }],
      [
        'kubectl replace --force -f deployment.yaml',
        { revisions: [{ made: true, before: 3, after: 1, reason: 'REVISION_FIRST' }] },
      ],
      ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_ANEW'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'one whose ReplicaSets were adopted has not',
    spec: { is: [1, 3, 4] },
    objects: twoRevisions,
    steps: steps(
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, after: 1, reason: 'REVISION_FIRST' }] }],
      ['kubectl delete deployment web --cascade=orphan'],
      ['kubectl apply -f deployment.yaml', { revisions: [{ made: true, after: 2, reason: 'REVISION_FIRST' }] }],
    ),
    verdict: 'failed',
    reasons: ['REVISION_NOT_TOUCHED'],
  },
])
