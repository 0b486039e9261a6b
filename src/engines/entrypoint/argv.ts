import type { ArgvWord, ImageConfig } from './types.ts'

/** The effective command line, or the runtime's refusal when there is nothing to start. */
export type ArgvResult =
  | { readonly ok: true; readonly words: readonly ArgvWord[] }
  | { readonly ok: false; readonly error: 'no command specified' }

type Commands = Pick<ImageConfig, 'Entrypoint' | 'Cmd'>

/**
 * The command line of `docker run`: `args` are the words after the image, `entrypoint` is the value of `--entrypoint`
 * (one word, never split; the empty string resets the image's Entrypoint). Fails when no word is left. Source: moby
 * `daemon/commit.go` (merge), `daemon/create.go` (an Entrypoint of one empty word counts as none).
 */
export function dockerArgv(
  config: Commands,
  options: { readonly args: readonly string[]; readonly entrypoint?: string },
): ArgvResult {
  const args = wordsOf(options.args, 'run-argument')
  if (options.entrypoint !== undefined) {
    return result([...wordsOf(dropBlank([options.entrypoint]), 'run-entrypoint'), ...args])
  }
  const entrypoint = wordsOf(dropBlank(config.Entrypoint ?? []), 'image-entrypoint')
  const rest = args.length > 0 ? args : wordsOf(config.Cmd ?? [], 'image-cmd')
  return result([...entrypoint, ...rest])
}

/**
 * The command line of a Kubernetes container: `command` stands for Entrypoint, `args` for Cmd, and a given `command`
 * also drops the image's Cmd. An empty list counts as absent. Source: Kubernetes documentation "Define a Command and
 * Arguments for a Container"; containerd `internal/cri/opts` (WithProcessArgs).
 */
export function podArgv(
  config: Commands,
  container: { readonly command?: readonly string[]; readonly args?: readonly string[] },
): ArgvResult {
  const command = wordsOf(container.command ?? [], 'pod-command')
  const args = wordsOf(container.args ?? [], 'pod-args')
  if (command.length > 0) return result([...command, ...args])
  const entrypoint = wordsOf(dropBlank(config.Entrypoint ?? []), 'image-entrypoint')
  return result([...entrypoint, ...(args.length > 0 ? args : wordsOf(config.Cmd ?? [], 'image-cmd'))])
}

function result(words: readonly ArgvWord[]): ArgvResult {
  return words.length === 0 ? { ok: false, error: 'no command specified' } : { ok: true, words }
}

function wordsOf(texts: readonly string[], from: ArgvWord['from']): readonly ArgvWord[] {
  return texts.map((text, index) => ({ text, from, index }))
}

/** `[""]` is how an Entrypoint is reset; two words, of which one is empty, are not. */
function dropBlank(words: readonly string[]): readonly string[] {
  return words.length === 1 && words[0] === '' ? [] : words
}
