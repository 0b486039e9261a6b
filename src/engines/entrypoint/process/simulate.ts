import type { Limits } from '../../../domain/limits.ts'
import type { Image } from '../types.ts'
import { openFile, type Channel, type OpenFile } from './channel.ts'
import { treeOf } from './base-tree.ts'
import { joinPath } from './file-tree.ts'
import { Kernel, type Loaded, type OutputChunk, type RunEnd } from './kernel.ts'
import { makeFolders, type Mount, mountVolumes } from './mounts.ts'
import { PROGRAMS } from './programs/index.ts'
import { startProgram } from './start.ts'
import { resolveUser, type Credentials } from './users.ts'

/** How a container is run. */
export interface ContainerOptions {
  /** Variables that the runner adds; they beat the image's. */
  readonly env?: Readonly<Record<string, string>>
  /** `USER` of the image when absent. A manifest's `runAsUser` is a number as text. */
  readonly user?: string
  /** WORKDIR of the image when absent. */
  readonly workdir?: string
  readonly tty?: boolean
  /** `open`: standard input is there and says nothing (`-i`); otherwise it is empty. */
  readonly stdin?: 'empty' | 'open'
  /** What standard input holds before it ends; beats `stdin`. */
  readonly stdinText?: string
  readonly init?: boolean
  readonly hostname?: string
  /** Volumes; a later one may lie inside an earlier one. */
  readonly mounts?: readonly Mount[]
}

/** A container's processes, from the start on. */
export type Simulation =
  | {
      readonly kind: 'started'
      readonly kernel: Kernel
      /** Lets time pass up to a moment in ms since the start. */
      advanceTo(atMs: number): RunEnd
    }
  | {
      readonly kind: 'not-started'
      readonly exitCode: 126 | 127 | 128
      readonly error: string
      readonly reason: 'exec' | 'user'
    }
  | { readonly kind: 'not-created'; readonly error: string }

/** PATH of a container whose image sets none. */
export const PATH_DEFAULT = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** Name of the host of a container that is given none. */
export const SIMULATED_HOST = '0123456789ab'

/**
 * Starts `argv` in a container of the image, or says why that fails. `unmodelled` tells what happens at a program that
 * nobody knows: `stop` for containers, `succeed` for build steps.
 */
export function startContainer(
  image: Image,
  argv: readonly string[],
  options: ContainerOptions,
  limits: Limits,
  unmodelled: 'stop' | 'succeed' = 'stop',
): Simulation {
  const { config } = image
  const workdir = options.workdir ?? (config.WorkingDir === '' ? '/' : config.WorkingDir)
  if (!workdir.startsWith('/')) {
    return {
      kind: 'not-created',
      error: `the working directory '${workdir}' is invalid, it needs to be an absolute path`,
    }
  }
  const tree = treeOf(image)
  mountVolumes(tree, options.mounts ?? [])
  const user = resolveUser(
    options.user ?? config.User,
    tree.get('/etc/passwd')?.text ?? '',
    tree.get('/etc/group')?.text ?? '',
  )
  if (!user.ok) return { kind: 'not-started', exitCode: 128, error: user.error, reason: 'user' }

  const hostname = options.hostname ?? SIMULATED_HOST
  const cwd = joinPath('/', workdir)
  makeFolders(tree, cwd)
  const env = environmentOf(image, options, hostname, user.credentials)
  const kernel = new Kernel({
    tree,
    programs: PROGRAMS,
    system: image.system,
    tty: options.tty === true,
    hostname,
    limits,
    unmodelled,
  })
  const started = startProgram(kernel, argv, { path: env.get('PATH') ?? '', cwd, who: user.credentials })
  if (!started.ok) return { kind: 'not-started', exitCode: started.exitCode, error: started.error, reason: 'exec' }

  const files = standardFiles(options)
  const spawn = { env, cwd, credentials: user.credentials, umask: 0o022, files }
  const { loaded } = started
  if (options.init === true) {
    const initArgv = ['/sbin/docker-init', '--', ...argv]
    kernel.spawn({
      ...spawn,
      argv: initArgv,
      ppid: 0,
      start: (host, process) => initBody(host, process.pid, loaded, spawn),
    })
  } else kernel.spawn({ ...spawn, argv: loaded.argv, ppid: 0, start: loaded.run })
  return { kind: 'started', kernel, advanceTo: (atMs) => kernel.runUntil(atMs) }
}

/** `docker run --init`: tini forwards every signal and ends with the code of its child. */
function* initBody(
  kernel: Kernel,
  pid: number,
  loaded: Loaded,
  spawn: {
    readonly env: Map<string, string>
    readonly cwd: string
    readonly credentials: Credentials
    readonly umask: number
    readonly files: ReadonlyMap<number, OpenFile>
  },
): ReturnType<Loaded['run']> {
  const self = kernel.processes.get(pid) ?? kernel.first
  for (const signal of FORWARDED) self?.dispositions.set(signal, 'handle')
  const child = kernel.spawn({ ...spawn, argv: loaded.argv, ppid: pid, start: loaded.run })
  while (child.end === undefined) {
    yield { ready: () => child.end !== undefined, signals: true }
    for (let signal = self?.pending.shift(); signal !== undefined; signal = self?.pending.shift())
      kernel.signal(child, signal, 'inside')
  }
  return child.end.code
}

const FORWARDED: readonly number[] = Array.from({ length: 64 }, (_, index) => index + 1).filter(
  (signal) => ![9, 17, 19].includes(signal),
)

/** Standard input, output and error of a process that docker starts. */
export function standardFiles({
  tty,
  stdin,
  stdinText,
}: Pick<ContainerOptions, 'tty' | 'stdin' | 'stdinText'>): ReadonlyMap<number, OpenFile> {
  const isOpen = tty === true || stdin === 'open'
  const input: Channel =
    stdinText !== undefined
      ? { kind: 'text', text: stdinText, offset: 0 }
      : isOpen
        ? { kind: 'silent' }
        : { kind: 'null' }
  return new Map([
    [0, openFile(input, 'both')],
    [1, openFile({ kind: 'output', stream: 'stdout' }, 'write')],
    [2, openFile({ kind: 'output', stream: 'stderr' }, 'write')],
  ])
}

/** The engine's own variables stand first and give way to the image's; HOME is added last (moby `container.go`, runc). */
function environmentOf(
  image: Image,
  options: ContainerOptions,
  hostname: string,
  { home }: Credentials,
): Map<string, string> {
  const env = new Map<string, string>([
    ['PATH', PATH_DEFAULT],
    ['HOSTNAME', hostname],
  ])
  if (options.tty === true) env.set('TERM', 'xterm')
  for (const entry of image.config.Env) {
    const equals = entry.indexOf('=')
    env.set(entry.slice(0, equals), entry.slice(equals + 1))
  }
  for (const [name, value] of Object.entries(options.env ?? {})) env.set(name, value)
  if ((env.get('HOME') ?? '') === '') env.set('HOME', home)
  return env
}

/** The text of one stream, or of both in the order written. */
export function outputText(chunks: readonly OutputChunk[], stream?: 'stdout' | 'stderr'): string {
  let text = ''
  for (const chunk of chunks) if (stream === undefined || chunk.stream === stream) text += chunk.text
  return text
}
