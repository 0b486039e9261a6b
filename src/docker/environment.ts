import type { Invocation, VirtualFiles } from '../domain/tool.ts'
import type { Parsed } from './flags.ts'

/** `NAME=value` in the order given; a name alone takes the variable away. */
export type Entries =
  | { readonly ok: true; readonly entries: readonly string[] }
  | { readonly ok: false; readonly error: string }

/**
 * The variables that `--env-file` and then `-e` give. A name without a value takes that of the caller; `-e` of one that the caller
 * does not have goes to the daemon as it is. Source: docker/cli `opts/file.go` (ReadKVEnvStrings), `opts/env.go`.
 */
export function readEnvironment(flags: Parsed['flags'], { env }: Invocation, files: VirtualFiles): Entries {
  const lookUp = (name: string): string | undefined => (Object.hasOwn(env, name) ? env[name] : undefined)
  const entries: string[] = []
  for (const path of flags.get('env-file') ?? []) {
    const lines = readKeyValueFile(files, path, lookUp)
    if (!lines.ok) return lines
    entries.push(...lines.entries)
  }
  for (const entry of flags.get('env') ?? []) {
    const value = entry.includes('=') ? undefined : lookUp(entry)
    entries.push(value === undefined ? entry : `${entry}=${value}`)
  }
  return { ok: true, entries }
}

/**
 * Lines of `NAME=value`, without comments. A name alone stands for what `lookUp` knows of it, and else for nothing. Fails in the
 * client's words. Source: docker/cli `pkg/kvfile/kvfile.go`.
 */
export function readKeyValueFile(
  files: VirtualFiles,
  path: string,
  lookUp: (name: string) => string | undefined = () => undefined,
): Entries {
  const text = files.read(path)
  if (text === undefined) {
    const isFolder = files.list(path) !== undefined
    const error = isFolder
      ? `invalid env file (${path}): read ${path}: is a directory`
      : `open ${path}: no such file or directory`
    return { ok: false, error }
  }
  const entries: string[] = []
  for (const row of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = row.trimStart().replace(/\r$/, '')
    if (line === '' || line.startsWith('#')) continue
    const equals = line.indexOf('=')
    const name = equals === -1 ? line : line.slice(0, equals)
    if (name === '') return invalid(path, `no variable name on line '${line}'`)
    if (/[ \t]/.test(name)) return invalid(path, `variable '${name}' contains whitespaces`)
    const value = equals === -1 ? lookUp(name) : line.slice(equals + 1)
    if (value !== undefined) entries.push(`${name}=${value}`)
  }
  return { ok: true, entries }
}

function invalid(path: string, why: string): Entries {
  return { ok: false, error: `invalid env file (${path}): ${why}` }
}

/**
 * What a container's config says of its variables: those that were given first, then those of the image that were not named. Source:
 * moby `daemon/commit.go` (merge).
 */
export function mergedEnvironment(given: readonly string[], image: readonly string[]): readonly string[] {
  const names = new Set(given.map(nameOf))
  return [...given, ...image.filter((entry) => !names.has(nameOf(entry)))]
}

/** What a process sees of entries: the last value of each name, in the place of the first. Source: moby `container/env.go`. */
export function variablesOf(entries: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const entry of entries) {
    const name = nameOf(entry)
    if (name === entry) variables.delete(name)
    else variables.set(name, entry.slice(name.length + 1))
  }
  return variables
}

function nameOf(entry: string): string {
  const equals = entry.indexOf('=')
  return equals === -1 ? entry : entry.slice(0, equals)
}
