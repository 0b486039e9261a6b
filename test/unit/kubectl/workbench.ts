import { LIMITS, type Limits } from '../../../src/domain/limits.ts'
import type { Outcome, VirtualFiles } from '../../../src/domain/tool.ts'
import { type Cluster, createCluster, createKubelet } from '../../../src/engines/rollout/index.ts'
import { createKubectl } from '../../../src/kubectl/index.ts'

/** A kubectl on a cluster of its own, with files in memory. Images called `gone` cannot be pulled, `exits:N` end with N. */
export interface Workbench {
  readonly cluster: Cluster
  readonly files: Map<string, string>
  /** Runs a command line split at blanks; quotes keep words together. Then the world settles. */
  run(line: string, stdin?: string): Outcome
  /** The same without letting time pass afterwards. */
  runAtOnce(line: string, stdin?: string): Outcome
}

export function createWorkbench(initial: Readonly<Record<string, string>> = {}, limits: Limits = LIMITS): Workbench {
  const files = new Map(Object.entries(initial))
  const cluster = createCluster({
    limits,
    kubelet: createKubelet(({ image = '' }) => ({
      pull: image.includes('gone')
        ? { ok: false, afterMs: 200, message: `image ${image} not found` }
        : { ok: true, afterMs: 200 },
      run: image.startsWith('exits:')
        ? { kind: 'exits', afterMs: 1000, exitCode: Number(image.slice('exits:'.length)) }
        : { kind: 'runs', readyAfterMs: 300 },
      stopMs: 100,
      log: 'first line\nsecond line\n',
    })),
  })
  const kubectl = createKubectl({ cluster, files: folderOf(files), limits })
  const runAtOnce = (line: string, stdin = '') => kubectl.run({ argv: ['kubectl', ...words(line)], stdin, env: {} })
  return {
    cluster,
    files,
    runAtOnce,
    run(line, stdin) {
      const outcome = runAtOnce(line, stdin)
      cluster.settle(limits.settleMsMax)
      return outcome
    },
  }
}

function words(line: string): readonly string[] {
  const found = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []
  return found.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => String(single ?? double)))
}

function folderOf(files: ReadonlyMap<string, string>): VirtualFiles {
  return {
    read: (path) => files.get(path),
    mode: (path) => (files.has(path) ? 0o644 : undefined),
    list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const inside = [...files.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length))
      if (inside.length === 0) return undefined
      const names = new Map(inside.map((path) => [path.split('/')[0] ?? '', path.includes('/')]))
      return [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, isFolder]) => ({ name, folder: isFolder }))
    },
    write() {
      throw new Error('kubectl writes no files')
    },
  }
}

/** A Deployment as a learner writes it. */
export function deploymentYaml(name: string, image: string, replicas = 2): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: nginx
        image: ${image}
`
}
