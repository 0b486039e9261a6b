import { diagnostic, type DiagnosticCode } from '../../domain/codes.ts'
import type { Args, Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { baseName, joinPath } from '../../engines/entrypoint/process/file-tree.ts'
import { PATH_DEFAULT } from '../../engines/entrypoint/process/simulate.ts'
import type { ArgvWord } from '../../engines/entrypoint/types.ts'
import { isShell } from '../../engines/entrypoint/provenance.ts'
import type { ContainerContext } from './types.ts'

/** A diagnostic as the list that a finding gives. */
export function found(code: DiagnosticCode, args: Args, range?: SourceRange): readonly Diagnostic[] {
  return [diagnostic(code, args, range)]
}

/** It does not start, or ends with something else than 0. */
export function isFailing({ start: { process } }: ContainerContext): boolean {
  return process.outcome !== 'running' && process.exitCode !== 0
}

/** Whether words of one of these origins are on the command line. */
export function hasWords({ words }: ContainerContext, ...origins: readonly ArgvWord['from'][]): boolean {
  return words.some(({ from }) => origins.includes(from))
}

/** Words that came in place of CMD: behind the image, or as `args`. */
export function argumentWords({ words }: ContainerContext): readonly ArgvWord[] {
  return words.filter(({ from }) => from === 'run-argument' || from === 'pod-args')
}

/** Folders in which programs without a slash are looked for. */
export function pathFolders({ image, options }: ContainerContext): readonly string[] {
  const own = image.config.Env.find((entry) => entry.startsWith('PATH='))?.slice(5)
  return (options.env?.['PATH'] ?? own ?? PATH_DEFAULT).split(':').filter((folder) => folder.startsWith('/'))
}

/** The file that a name on the command line leads to, whether it may be run or not. */
export function fileNamed(
  context: ContainerContext,
  name: string,
): { readonly path: string; readonly text?: string; readonly mode: number } | undefined {
  const { image, options, tree } = context
  const places = name.includes('/')
    ? [joinPath(options.workdir ?? image.config.WorkingDir, name)]
    : pathFolders(context).map((folder) => joinPath(folder, name))
  for (const path of places) {
    const node = tree.get(path)
    if (node?.kind === 'file') return { path, mode: node.mode, ...(node.text === undefined ? {} : { text: node.text }) }
  }
  return undefined
}

/** How words of a pod, or of `docker run`, are spoken of. */
export function howOf({ pod }: ContainerContext): 'pod' | 'docker' {
  return pod === undefined ? 'docker' : 'pod'
}

/** Whether something on the command line reads words as a shell does. */
export function hasShell({ start: { argv } }: ContainerContext): boolean {
  return argv.some((word, at) => isShell(word) && /^-[a-z]*c$/.test(argv[at + 1] ?? ''))
}

/** What the image builds on, as the Dockerfile names it. */
export function baseReference({ image }: ContainerContext): string {
  return image.builtFrom?.base ?? image.reference
}

/** The name that a shell or a script did not find. */
export function notFoundName({ start: { process } }: ContainerContext): string | undefined {
  if (process.exitCode !== 127) return undefined
  const text = process.stderr
  return /(?:^|: )(?:exec: )?(?:line \d+: |\d+: )?(?:exec: )?([^\s:]+): (?:command )?not found$/m.exec(text)?.[1]
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return baseName(path)
}
