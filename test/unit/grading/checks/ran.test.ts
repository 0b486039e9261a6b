import { ranCheck } from '../../../../src/grading/checks/ran.ts'
import { testRows } from '../support/check-rows.ts'
import { steps } from '../support/moment.ts'

const ran = steps(
  ['kubectl rollout undo deployment/web --to-revision=2'],
  ['kubectl rollout undo deployment/web', { by: 'author' }],
)

const undone = steps(
  ['kubectl rollout undo nope', { exit: 1, stderr: 'error: required resource not specified\n' }],
  ['kubectl rollout undo deployment/web'],
)

testRows(ranCheck, [
  { name: 'these words in this order', spec: { has: 'kubectl undo --to-revision=2' }, steps: ran, verdict: 'passed' },
  {
    name: 'another order',
    spec: { has: ['undo', 'rollout'] },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_NOT_USED'],
  },
  {
    name: 'all words',
    spec: { is: 'kubectl rollout undo deployment/web --to-revision=2' },
    steps: ran,
    verdict: 'passed',
  },
  {
    name: 'only the commands of the learner count',
    spec: { is: 'kubectl rollout undo deployment/web' },
    steps: ran,
    verdict: 'failed',
  },
  { name: 'a pattern', spec: { matches: '--to-revision[= ]2' }, steps: ran, verdict: 'passed' },
  {
    name: 'not at all',
    spec: { has: 'kubectl rollout undo', times: 0 },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_USED'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'ended as asked for',
    spec: { has: 'kubectl rollout undo', exit: 0 },
    steps: undone,
    verdict: 'passed',
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'never ended as asked for',
    spec: { has: 'kubectl rollout undo nope', exit: 0 },
    steps: undone,
    verdict: 'failed',
    reasons: ['COMMAND_ENDED_OTHERWISE'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  { name: 'a failure that is asked for', spec: { has: 'undo nope', exit: 1 }, steps: undone, verdict: 'passed' },
  {
    name: 'those that ended otherwise are not counted',
    spec: { has: 'undo', exit: 0, times: 1 },
    steps: undone,
    verdict: 'passed',
  },
])
