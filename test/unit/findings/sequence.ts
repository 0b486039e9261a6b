import { LIMITS } from '../../../src/domain/limits.ts'
import type { RolloutAnalysis } from '../../../src/domain/rollout.ts'
import type { SourceFile } from '../../../src/domain/submission.ts'
import type { ImageRule } from '../../../src/domain/world.ts'
import { analyseRollout, type SequencePart } from '../../../src/findings/analyse-rollout.ts'

/** A Deployment `shop` with a container `web`; `spec` stands between `replicas` and the selector. */
export function shop(
  image: string,
  more: { readonly spec?: string; readonly pod?: string; readonly replicas?: number | null } = {},
) {
  const { spec = '', pod = '', replicas = 3 } = more
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
${replicas === null ? '' : `  replicas: ${replicas}\n`}${spec}  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: web
          image: ${image}
          readinessProbe: { tcpSocket: { port: 80 } }
${pod}`
}

export interface SequenceInput {
  readonly files?: Readonly<Record<string, string>>
  /** Lines of a command file; without them the files are applied in their order. */
  readonly commands?: readonly string[]
  readonly images?: readonly ImageRule[]
}

/** Analyses files and commands as `grade rollout` does. */
export function sequence({ files = {}, commands, images = [] }: SequenceInput): RolloutAnalysis {
  const sources: SourceFile[] = Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
  const parts: readonly SequencePart[] =
    commands === undefined
      ? sources.map(({ path }) => ({ kind: 'apply', path }))
      : [{ kind: 'replay', path: 'commands.sh' }]
  if (commands !== undefined) sources.push({ path: 'commands.sh', text: `${commands.join('\n')}\n`, executable: false })
  const world = { images, tags: 'assumed', unknownImages: 'assumed' } as const
  return analyseRollout({ files: sources, parts, world, limits: LIMITS })
}
