import type { Limits } from '../../../domain/limits.ts'
import type { ImageSystem } from '../types.ts'
import { openFile } from './channel.ts'
import type { FileTree } from './file-tree.ts'
import { Kernel } from './kernel.ts'
import { PROGRAMS } from './programs/index.ts'
import { makeFolders } from './mounts.ts'
import { outputText, PATH_DEFAULT } from './simulate.ts'
import { startProgram } from './start.ts'
import { resolveUser } from './users.ts'

/** One RUN: the files it works on, and how it is started. */
export interface BuildStep {
  /** Changed in place. */
  readonly tree: FileTree
  readonly system: ImageSystem
  /** `["/bin/sh", "-c", TEXT]`, or the words of the exec form. */
  readonly argv: readonly string[]
  readonly env: ReadonlyMap<string, string>
  /** USER as written; empty for root. */
  readonly user: string
  readonly workdir: string
}

export type BuildStepResult =
  | {
      readonly kind: 'done'
      readonly exitCode: number
      readonly stdout: string
      readonly stderr: string
      /** The first program that is not modelled; it, and all like it, were taken to succeed and to change nothing. */
      readonly unmodelled?: string
    }
  /** `unable to find user ghost: no matching entries in passwd file`. */
  | { readonly kind: 'refused'; readonly error: string }

/** A step that waits for ever is given up after this much virtual time and counts as done. */
const STEP_MS_MAX = 3_600_000

/**
 * Runs a build step on the files of a stage. A program that cannot be started gives exit code 1, as BuildKit's executor does;
 * one that is not modelled is taken to succeed, and named in the result.
 */
export function runBuildStep(step: BuildStep, limits: Limits): BuildStepResult {
  const { tree, system, argv } = step
  const user = resolveUser(step.user, tree.get('/etc/passwd')?.text ?? '', tree.get('/etc/group')?.text ?? '')
  if (!user.ok) return { kind: 'refused', error: user.error }
  const cwd = step.workdir === '' ? '/' : step.workdir
  makeFolders(tree, cwd)
  const env = new Map([['PATH', PATH_DEFAULT], ...step.env])
  if (!env.has('HOME')) env.set('HOME', user.credentials.home)
  const kernel = new Kernel({
    tree,
    programs: PROGRAMS,
    system,
    tty: false,
    hostname: 'buildkitsandbox',
    limits,
    unmodelled: 'succeed',
  })
  const started = startProgram(kernel, argv, { path: env.get('PATH') ?? '', cwd, who: user.credentials })
  if (!started.ok) return { kind: 'done', exitCode: 1, stdout: '', stderr: `${started.error}\n` }
  const files = new Map([
    [0, openFile({ kind: 'null' }, 'read')],
    [1, openFile({ kind: 'output', stream: 'stdout' }, 'write')],
    [2, openFile({ kind: 'output', stream: 'stderr' }, 'write')],
  ])
  const { loaded } = started
  kernel.spawn({
    argv: loaded.argv,
    env,
    cwd,
    credentials: user.credentials,
    umask: 0o022,
    files,
    ppid: 0,
    start: loaded.run,
  })
  kernel.runUntil(STEP_MS_MAX)
  return {
    kind: 'done',
    exitCode: kernel.first?.end?.code ?? 0,
    stdout: outputText(kernel.output, 'stdout'),
    stderr: outputText(kernel.output, 'stderr'),
    ...(kernel.unmodelled === undefined ? {} : { unmodelled: kernel.unmodelled }),
  }
}
