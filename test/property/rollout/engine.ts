import { createCluster, createKubelet } from '../../../src/engines/rollout/index.ts'
import { syncDeployment } from '../../../src/engines/rollout/sync.ts'

/** What the properties need of a rollout engine: the one of the sources, or one with a bug planted in it. */
export interface Engine {
  readonly createCluster: typeof createCluster
  readonly createKubelet: typeof createKubelet
  readonly syncDeployment: typeof syncDeployment
}

export const ENGINE: Engine = { createCluster, createKubelet, syncDeployment }
