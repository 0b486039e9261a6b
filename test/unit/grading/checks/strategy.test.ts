import { strategyCheck } from '../../../../src/grading/checks/strategy.ts'
import { testRows } from '../support/check-rows.ts'
import { deployment } from '../support/moment.ts'

const rolling = (maxSurge: number | string, maxUnavailable: number | string, replicas: number) =>
  deployment({ replicas, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } } })

testRows(strategyCheck, [
  {
    name: 'type',
    spec: { is: 'Recreate' },
    objects: [deployment({ strategy: { type: 'Recreate' } })],
    verdict: 'passed',
  },
  {
    name: '25% of 5 is a surge of 2',
    spec: { maxSurge: 2, maxUnavailable: 1 },
    objects: [rolling('25%', '25%', 5)],
    verdict: 'passed',
  },
  {
    name: '1 and 25% are the same at 4 replicas',
    spec: { maxSurge: '25%' },
    objects: [rolling(1, 0, 4)],
    verdict: 'passed',
  },
  {
    name: 'a percentage is told in pods',
    spec: { maxUnavailable: 1 },
    objects: [rolling('25%', '25%', 3)],
    verdict: 'failed',
    actual: { maxUnavailable: 0 },
    reasons: ['STRATEGY_RESOLVED'],
    evidence: [
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
    name: 'another type',
    spec: { is: 'RollingUpdate' },
    objects: [deployment({ strategy: { type: 'Recreate' } })],
    verdict: 'failed',
    actual: 'Recreate',
  },
])
