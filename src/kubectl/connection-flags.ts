import { CONTEXT } from './config.ts'
import type { FlagValues } from './flags.ts'
import { parseGoDuration } from './go-duration.ts'

/**
 * Why no server can be reached with these flags, line end included: there is one context, one cluster and one user, all of
 * one name, and no kubeconfig but the one they stand in (client-go tools/clientcmd).
 */
export function connectionProblem(flags: FlagValues): string | undefined {
  const named = (flag: string) => (flags.text(flag) === CONTEXT ? '' : flags.text(flag))
  const file = flags.text('kubeconfig')
  if (file !== '') return `error: stat ${file}: no such file or directory\n`
  const context = named('context')
  if (context !== '') return `Error in configuration: context was not found for specified context: ${context}\n`
  const cluster = named('cluster')
  if (cluster !== '') return `error: no server found for cluster "${cluster}"\n`
  const user = named('user')
  if (user !== '') return `error: auth info "${user}" does not exist\n`
  return isTimeout(flags.text('request-timeout'))
    ? undefined
    : 'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a ' +
        'corresponding time unit (e.g. 1s | 2m | 3h)\n'
}

function isTimeout(text: string): boolean {
  return /^-?[0-9]+$/.test(text) || parseGoDuration(text).ok
}
