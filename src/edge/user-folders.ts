import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The user's own folder for what can be worked out again, by the XDG Base Directory Specification. */
export function cacheFolder(env: Environment): string {
  return join(baseFolder(env['XDG_CACHE_HOME'], '.cache'), 'kubegrade')
}

/** A relative path in such a variable is to be ignored, says the specification. */
function baseFolder(value: string | undefined, fallback: string): string {
  return value !== undefined && isAbsolute(value) ? value : join(homedir(), fallback)
}
