import { LIMITS } from '../../../src/domain/limits.ts'
import type { Outcome, VirtualFiles } from '../../../src/domain/tool.ts'
import type { Cluster } from '../../../src/engines/rollout/index.ts'
import { createKubectl } from '../../../src/kubectl/index.ts'
import type { Engine } from './engine.ts'
import { runtime } from './images.ts'
import type { Setup } from './story.ts'

/** A cluster with the Deployments of a story, and the kubectl that works on it. */
export interface World {
  readonly engine: Engine
  readonly cluster: Cluster
  /** The Deployments. */
  readonly names: readonly string[]
  readonly kubectl: (...words: readonly string[]) => Outcome
}

const NAMES = ['web', 'api']
const NO_FILES: VirtualFiles = {
  read: () => undefined,
  mode: () => undefined,
  list: () => undefined,
  write: () => {},
}

export function createWorld(engine: Engine, setups: readonly Setup[]): World {
  const cluster = engine.createCluster({ limits: LIMITS, kubelet: engine.createKubelet(runtime) })
  const kubectl = createKubectl({ cluster, files: NO_FILES, limits: LIMITS })
  const names = NAMES.slice(0, setups.length)
  setups.forEach((setup, index) => create(cluster, NAMES[index] ?? '', setup))
  return {
    engine,
    cluster,
    names,
    kubectl: (...words) => kubectl.run({ argv: ['kubectl', ...words], stdin: '', env: {} }),
  }
}

function create(cluster: Cluster, name: string, setup: Setup): void {
  const { image, strategy, ...rest } = setup
  const created = cluster.api.create('deployments', 'default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...rest,
      strategy:
        strategy === 'recreate'
          ? { type: 'Recreate' }
          : { rollingUpdate: { maxSurge: strategy.surge, maxUnavailable: strategy.unavailable } },
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'app', image }] } },
    },
  })
  if (!created.ok) throw new Error(created.status.message)
}
