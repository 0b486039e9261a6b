import { availabilityCheck } from '../../../../src/grading/checks/availability.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment, frames, steps } from '../support/moment.ts'

const ramp = frames([0, 0, 0], [1000, 2, 4], [2000, 4, 4], [11_000, 3, 5], [12_000, 4, 4])
const gap = frames([0, 4, 4], [10_000, 0, 0], [13_500, 4, 4])
const ran = steps(['kubectl apply -f deployment.yaml'], ['kubectl set image deployment/web web=b', { startMs: 10_000 }])

testRows(availabilityCheck, [
  {
    name: 'the start does not count against min',
    spec: { min: 3 },
    objects: [deployment()],
    frames: ramp,
    steps: ran,
    verdict: 'passed',
    actual: { readyPods: 3 },
  },
  {
    name: 'a dip leads to the command before it',
    spec: { min: 4 },
    objects: [deployment()],
    frames: ramp,
    steps: ran,
    verdict: 'failed',
    actual: { readyPods: 3 },
    reasons: ['READY_DIPPED'],
    evidence: [
      { kind: 'step', step: 1 },
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
      },
    ],
  },
  {
    name: 'scaled down in the end leads to the size, not to the strategy',
    spec: { min: 4 },
    objects: [deployment({ replicas: 3 })],
    frames: ramp,
    steps: ran,
    verdict: 'failed',
    reasons: ['REPLICAS_FEWER'],
    evidence: [
      { kind: 'object', apiKind: 'Deployment', namespace: 'default', name: 'web', path: ['spec', 'replicas'] },
    ],
  },
  {
    name: 'never so many',
    spec: { min: 6 },
    objects: [deployment()],
    frames: ramp,
    verdict: 'failed',
    actual: { readyPods: 4 },
    reasons: ['READY_NEVER_REACHED'],
  },
  {
    name: 'since: step leaves out what was before',
    spec: { maxPods: 4, since: 'step' },
    objects: [deployment()],
    frames: ramp,
    steps: ran,
    lastFrom: 1,
    verdict: 'failed',
    actual: { pods: 5 },
    reasons: ['PODS_EXCEEDED'],
  },
  { name: 'no more than maxPods', spec: { maxPods: 5 }, objects: [deployment()], frames: ramp, verdict: 'passed' },
  { name: 'downtime up to a bound', spec: { downtime: '4s' }, objects: [deployment()], frames: gap, verdict: 'passed' },
  {
    name: 'downtime beyond it',
    spec: { downtime: '3s' },
    objects: [deployment()],
    frames: gap,
    steps: ran,
    verdict: 'failed',
    actual: { downtime: '3.5s' },
    reasons: ['DOWNTIME'],
  },
  {
    name: 'still down at the end',
    spec: { downtime: '40s' },
    objects: [deployment()],
    frames: gap.slice(0, 2),
    verdict: 'failed',
    actual: { downtime: '50s' },
  },
])
