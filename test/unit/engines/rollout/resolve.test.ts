import { describe, expect, test } from 'vitest'
import { fenceposts } from '../../../../src/engines/rollout/resolve.ts'
import type { IntOrString } from '../../../../src/kubernetes/types.ts'
import { deployment } from './fixtures.ts'

interface Row {
  replicas: number
  maxSurge: IntOrString
  maxUnavailable: IntOrString
  surge: number
  unavailable: number
}

describe('maxSurge and maxUnavailable as numbers of pods', () => {
  test.each<Row>([
    { replicas: 1, maxSurge: '25%', maxUnavailable: '25%', surge: 1, unavailable: 0 },
    { replicas: 3, maxSurge: '25%', maxUnavailable: '25%', surge: 1, unavailable: 0 },
    { replicas: 4, maxSurge: '25%', maxUnavailable: '25%', surge: 1, unavailable: 1 },
    { replicas: 5, maxSurge: '25%', maxUnavailable: '25%', surge: 2, unavailable: 1 },
    { replicas: 8, maxSurge: '25%', maxUnavailable: '25%', surge: 2, unavailable: 2 },
    { replicas: 10, maxSurge: '25%', maxUnavailable: '25%', surge: 3, unavailable: 2 },
    { replicas: 5, maxSurge: 0, maxUnavailable: 1, surge: 0, unavailable: 1 },
    { replicas: 5, maxSurge: 3, maxUnavailable: '100%', surge: 3, unavailable: 5 },
    { replicas: 5, maxSurge: '0%', maxUnavailable: '10%', surge: 0, unavailable: 1 },
    { replicas: 2, maxSurge: 0, maxUnavailable: 7, surge: 0, unavailable: 2 },
    { replicas: 0, maxSurge: '25%', maxUnavailable: '25%', surge: 0, unavailable: 0 },
  ])(
    '$replicas replicas, $maxSurge / $maxUnavailable',
    ({ replicas, maxSurge, maxUnavailable, surge, unavailable }) => {
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } }
      expect(fenceposts(deployment({ replicas, strategy }))).toEqual({ surge, unavailable })
    },
  )

  test('Recreate has neither', () => {
    expect(fenceposts(deployment({ replicas: 5, strategy: { type: 'Recreate' } }))).toEqual({
      surge: 0,
      unavailable: 0,
    })
  })
})
