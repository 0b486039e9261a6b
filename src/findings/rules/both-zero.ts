import { resolveIntOrPercent } from '../../kubernetes/int-or-string.ts'
import { strategyArgs } from '../deployment-story.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `maxSurge` and `maxUnavailable` both come to 0 pods, so the controller counts `maxUnavailable` as 1. */
export const bothZero: Finding = {
  code: 'AVAILABILITY_BOTH_ZERO',
  find: ({ snapshot, places }) =>
    snapshot.deployments.flatMap((deployment) => {
      const { replicas, strategy } = deployment.spec
      const { maxSurge = 0, maxUnavailable = 0 } = strategy.rollingUpdate ?? {}
      const surge = resolveIntOrPercent(maxSurge, replicas, 'up')
      const unavailable = resolveIntOrPercent(maxUnavailable, replicas, 'down')
      if (strategy.type === 'Recreate' || surge !== 0 || unavailable !== 0 || replicas === 0) return []
      const args = { deployment: deployment.metadata.name, ...strategyArgs(deployment) }
      const range = places.field(deployment, ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'])
      return [finding('AVAILABILITY_BOTH_ZERO', args, range)]
    }),
}
