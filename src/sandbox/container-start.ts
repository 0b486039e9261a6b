import { isJsonObject } from '../domain/json.ts'
import { expandWords, type Image, type Mount, podArgv } from '../engines/entrypoint/index.ts'
import type { Container, Pod } from '../kubernetes/types.ts'
import { TIMES } from './times.ts'

/** One start of a container, as the process model wants it. */
export interface ContainerStart {
  readonly image: Image
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly workdir?: string
  readonly user?: string
  readonly tty: boolean
  readonly stdin: 'empty' | 'open'
  readonly hostname: string
  readonly mounts: readonly Mount[]
  /** How long the process is given to end when it is asked to, in ms. */
  readonly graceMs: number
  /** Looked at so long after its start, in ms, instead of at its end. */
  readonly observeAtMs?: number
}

/** What a container is given from outside of its image. */
export interface Surroundings {
  readonly variables: ReadonlyMap<string, string>
  readonly mounts: readonly Mount[]
}

/** The start of a pod's container as its spec says it; `undefined` where there is nothing to start. */
export function startOf(
  image: Image,
  container: Container,
  pod: Pod,
  { variables, mounts }: Surroundings,
): ContainerStart | undefined {
  const { workingDir, tty = false, stdin = false } = container
  const argv = podArgv(image.config, {
    command: expandWords(container.command ?? [], variables),
    args: expandWords(container.args ?? [], variables),
  })
  if (!argv.ok) return undefined
  const user = runAsUser(container, pod)
  return {
    image,
    argv: argv.words.map(({ text }) => text),
    env: Object.fromEntries(variables),
    ...(workingDir === undefined || workingDir === '' ? {} : { workdir: workingDir }),
    ...(user === undefined ? {} : { user: String(user) }),
    tty,
    stdin: stdin ? 'open' : 'empty',
    hostname: pod.metadata.name,
    mounts,
    graceMs: graceMs(pod),
  }
}

/** How long a pod may take to end, in ms. */
export function graceMs({ spec }: Pod): number {
  const seconds = spec.terminationGracePeriodSeconds
  return seconds === undefined ? TIMES.gracePeriodMs : seconds * 1000
}

/** The number of the user, where the manifest says one. */
export function runAsUser(container: Container, pod: Pod): number | undefined {
  const uid = securityField(container, pod, 'runAsUser')
  return typeof uid === 'number' ? uid : undefined
}

/** The container's own security context wins over the pod's. */
export function securityField(container: Container, pod: Pod, field: string): unknown {
  for (const context of [container['securityContext'], pod.spec['securityContext']]) {
    if (isJsonObject(context) && context[field] !== undefined) return context[field]
  }
  return undefined
}
