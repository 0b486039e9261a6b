import { strategyArgs } from '../deployment-story.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `maxUnavailable` lets every pod go at once: one replica with 1, 100 %, or a number that is not below `replicas`. */
export const allMayGo: Finding = {
  code: 'AVAILABILITY_ALL_MAY_GO',
  find: ({ snapshot, places }) =>
    snapshot.deployments.flatMap((deployment) => {
      const args = strategyArgs(deployment)
      const { type } = deployment.spec.strategy
      if (type === 'Recreate' || args['minAvailable'] !== 0 || args['replicas'] === 0) return []
      const { name } = deployment.metadata
      const minReadySeconds = deployment.spec.minReadySeconds ?? 0
      const range = places.field(deployment, ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'])
      return [finding('AVAILABILITY_ALL_MAY_GO', { deployment: name, minReadySeconds, ...args }, range)]
    }),
}
