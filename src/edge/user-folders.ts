import { isAbsolute, join } from 'node:path'

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The user's own folder for what can be worked out again, by the XDG Base Directory Specification. */
export function cacheFolder(env: Environment): string {
  return join(baseFolder(env['XDG_CACHE_HOME'], env, '.cache'), 'kubegrade')
}

/** The user's own folder for what should stay, but is worth no backup: answers, best scores, opened hints. Likewise by the specification. */
export function stateFolder(env: Environment): string {
  return join(baseFolder(env['XDG_STATE_HOME'], env, join('.local', 'state')), 'kubegrade')
}

/** A relative path in such a variable is to be ignored, says the specification. */
function baseFolder(value: string | undefined, env: Environment, fallback: string): string {
  if (value !== undefined && isAbsolute(value)) return value
  const home =
    env['HOME'] === undefined || env['HOME'] === '' ? process.getBuiltinModule('node:os').homedir() : env['HOME']
  return join(home, fallback)
}
