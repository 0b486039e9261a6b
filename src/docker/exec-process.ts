import { joinPath } from '../engines/entrypoint/process/file-tree.ts'
import type { Process } from '../engines/entrypoint/process/kernel.ts'
import {
  type ContainerOptions,
  outputText,
  PATH_DEFAULT,
  type Simulation,
  standardFiles,
} from '../engines/entrypoint/process/simulate.ts'
import { startProgram } from '../engines/entrypoint/process/start.ts'
import { resolveUser } from '../engines/entrypoint/process/users.ts'

/** How one more process is run in a container; it is watched until a moment since the container's start, in ms. */
export interface ExecOptions extends Omit<ContainerOptions, 'env'> {
  /** What `-e` and `--env-file` give. */
  readonly entries: readonly string[]
  readonly untilMs: number
}

export type ExecOutcome =
  | { readonly kind: 'refused'; readonly error: string }
  | {
      readonly kind: 'done'
      readonly exitCode: number
      readonly stdout: string
      readonly stderr: string
      readonly endMs: number
      readonly unmodelled?: string
    }

/** A process that is watched is looked at this often, in ms. */
const SLICE_MS = 100

/** What another process starts with: the variables, and user and folder of the container's first. */
export interface Surroundings {
  readonly env: ReadonlyMap<string, string>
  readonly user: string
  readonly workdir: string
}

/**
 * Runs one more process beside those of a container. What is written meanwhile counts as its output and is taken out of the log. A
 * program that is not modelled is taken to end with 0, and named.
 */
export function execProcess(
  { kernel }: Extract<Simulation, { kind: 'started' }>,
  argv: readonly string[],
  options: ExecOptions,
  around: Surroundings,
): ExecOutcome {
  const passwd = kernel.tree.get('/etc/passwd')?.text ?? ''
  const user = resolveUser(options.user ?? around.user, passwd, kernel.tree.get('/etc/group')?.text ?? '')
  if (!user.ok) return { kind: 'refused', error: user.error }
  const env = new Map([['PATH', PATH_DEFAULT], ['HOSTNAME', kernel.hostname], ...around.env])
  if (!env.has('HOME')) env.set('HOME', user.credentials.home)
  const cwd = joinPath('/', options.workdir ?? (around.workdir === '' ? '/' : around.workdir))
  const started = startProgram(kernel, argv, { path: env.get('PATH') ?? '', cwd, who: user.credentials })
  if (!started.ok) return { kind: 'refused', error: started.error }
  const before = { unmodelled: kernel.unmodelled, written: kernel.output.length }
  kernel.unmodelled = undefined
  const { credentials } = user
  const child = kernel.spawn({
    env,
    cwd,
    credentials,
    umask: 0o022,
    files: standardFiles(options),
    argv: started.loaded.argv,
    ppid: 0,
    start: started.loaded.run,
  })
  watch(kernel, child, options.untilMs)
  if (child.end === undefined && kernel.unmodelled !== undefined) kernel.finish(child, 0)
  const written = kernel.output.splice(before.written)
  const { unmodelled } = kernel
  kernel.unmodelled = before.unmodelled
  return {
    kind: 'done',
    exitCode: child.end?.code ?? 130,
    stdout: outputText(written, 'stdout'),
    stderr: outputText(written, 'stderr'),
    endMs: child.end?.atMs ?? kernel.nowMs,
    ...(unmodelled === undefined ? {} : { unmodelled }),
  }
}

function watch(kernel: Extract<Simulation, { kind: 'started' }>['kernel'], child: Process, untilMs: number): void {
  let atMs = kernel.nowMs
  for (;;) {
    const end = kernel.runUntil(atMs)
    if (child.end !== undefined || end === 'over' || end === 'unmodelled' || end === 'limit') return
    if (atMs >= untilMs || (end === 'quiet' && child.wait.untilMs === undefined)) return
    atMs = Math.min(atMs + SLICE_MS, untilMs)
  }
}
