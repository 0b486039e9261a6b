import { acceptedCheck } from '../../../../src/grading/checks/accepted.ts'
import { testRows } from '../support/check-rows.ts'
import { steps } from '../support/moment.ts'

testRows(acceptedCheck, [
  {
    name: 'everything was taken',
    spec: { is: true },
    steps: steps(['kubectl apply -f deployment.yaml']),
    verdict: 'passed',
  },
  {
    name: 'a refusal is told in the words of the tool',
    spec: { is: true },
    steps: steps([
      'kubectl apply -f deployment.yaml',
      { exit: 1, stderr: 'The Deployment "web" is invalid: spec.replicas: Invalid value: -1\n' },
    ]),
    verdict: 'failed',
    reasons: ['COMMAND_FAILED'],
    evidence: [{ kind: 'step', step: 0 }],
  },
  {
    name: 'a command that only reads may fail',
    spec: { is: true },
    steps: steps(['kubectl apply -f deployment.yaml'], ['kubectl get deployment nope', { exit: 1 }]),
    verdict: 'passed',
  },
  {
    name: 'nothing was asked for',
    spec: { is: true },
    steps: steps(['kubectl get pods']),
    verdict: 'failed',
    reasons: ['NO_WRITING_COMMAND'],
  },
])
