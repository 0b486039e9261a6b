import { outputCheck } from '../../../../src/grading/checks/output.ts'
import { testRows } from '../support/check-rows.ts'
import { steps } from '../support/moment.ts'

const ran = steps(
  ['kubectl rollout history deployment/web', { stdout: 'REVISION  CHANGE-CAUSE\n1         <none>\n\n' }],
  ['kubectl get pods', { stderr: 'No resources found in default namespace.\n' }],
)

testRows(outputCheck, [
  {
    name: 'of the last command with these words',
    spec: { command: 'kubectl history', has: '1         <none>' },
    steps: ran,
    verdict: 'passed',
  },
  {
    name: 'on stderr of the last command',
    spec: { stream: 'stderr', has: 'No resources' },
    steps: ran,
    verdict: 'passed',
  },
  {
    name: 'nothing printed',
    spec: { has: 'web' },
    steps: ran,
    verdict: 'failed',
    reasons: ['NO_OUTPUT'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  {
    name: 'no such command',
    spec: { command: 'kubectl scale', has: 'x' },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_NOT_USED'],
  },
  { name: 'another exit code', spec: { exit: 1 }, steps: ran, verdict: 'failed', actual: { exit: 0 } },
])
