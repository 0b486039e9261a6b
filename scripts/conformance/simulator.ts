import { LIMITS } from '../../src/domain/limits.ts'
import type { Outcome, VirtualFiles } from '../../src/domain/tool.ts'
import type { Cluster } from '../../src/engines/rollout/cluster-api.ts'
import { createCluster } from '../../src/engines/rollout/index.ts'
import { createKubectl } from '../../src/kubectl/index.ts'
import { createFakeKubelet } from './fake-kubelet.ts'
import type { FakeKubeletSettings } from './k8s-recording.ts'
import { createMemoryFiles } from './memory-files.ts'

/** The simulation that is held against the recordings: a cluster on the recordings' nodes, kubectl, a folder of files. */
export interface Simulator {
  readonly cluster: Cluster
  readonly files: VirtualFiles
  /** Runs one command line; the program is its first word. */
  run(argv: readonly string[], stdin: string): Outcome
}

export function createSimulator(settings: FakeKubeletSettings, initial: Readonly<Record<string, string>>): Simulator {
  const files = createMemoryFiles(initial)
  const cluster = createCluster({ kubelet: createFakeKubelet(settings), limits: LIMITS })
  const kubectl = createKubectl({ cluster, files, limits: LIMITS })
  return {
    cluster,
    files,
    run(argv, stdin) {
      if (argv[0] !== 'kubectl') throw new Error(`a recording runs \`${argv[0] ?? ''}\`, which is not kubectl`)
      return kubectl.run({ argv, stdin, env: {} })
    },
  }
}
