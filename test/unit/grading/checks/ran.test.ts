import { ranCheck } from '../../../../src/grading/checks/ran.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, steps } from '../support/moment.ts'

const ran = steps(
  ['kubectl rollout undo deployment/web --to-revision=2'],
  ['kubectl rollout undo deployment/web', { by: 'author' }],
)

const undone = steps(
  ['kubectl rollout undo nope', { exit: 1, stderr: 'error: required resource not specified\n' }],
  ['kubectl rollout undo deployment/web'],
)

const misspelt = steps([
  'kubectl rollout status deployment/wbe',
  {
    exit: 1,
    stderr: 'Error from server (NotFound): deployments.apps "wbe" not found\n',
    isSlip: true,
  },
])

const upgraded = steps(
  ['kubectl rollout history deployment/web'],
  ['kubectl set image deployment/web web=nginx:1.27', { revisions: [{ made: true, before: 1, after: 2 }] }],
  ['kubectl rollout status deployment/web'],
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
  {
    name: 'a command that has most of the words is told',
    spec: { has: 'kubectl rollout history' },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_NEAREST'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'one that has the program only is not near',
    spec: { has: 'kubectl scale' },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_NOT_USED'],
  },
  {
    name: 'a slip is no use',
    spec: { has: 'kubectl rollout status' },
    steps: misspelt,
    verdict: 'failed',
    reasons: ['COMMAND_ENDED_OTHERWISE'],
  },
  {
    name: 'unless it is asked for',
    spec: { has: 'kubectl rollout status', exit: 1 },
    steps: misspelt,
    verdict: 'passed',
  },
  {
    name: 'while a revision runs',
    spec: { has: 'kubectl rollout status', revision: 2 },
    of: 'deployment/web',
    objects: [deployment({ revision: 2 })],
    steps: upgraded,
    verdict: 'passed',
    evidence: [{ kind: 'step', step: 2 }],
  },
  {
    name: 'while another runs',
    spec: { has: 'kubectl rollout history', revision: 2 },
    of: 'deployment/web',
    objects: [deployment({ revision: 2 })],
    steps: upgraded,
    verdict: 'failed',
    reasons: ['COMMAND_USED_AT_OTHER_REVISION'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'the Deployment is not there',
    spec: { has: 'kubectl rollout history', revision: 1 },
    of: 'deployment/web',
    steps: upgraded,
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
])
