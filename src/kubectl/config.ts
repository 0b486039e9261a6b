import type { Call, Command } from './call.ts'
import { message } from './failure.ts'
import { TABLE_TABS, alignTabs } from './print/tab-writer.ts'
import { toYaml } from './print/yaml.ts'

/** The name of the only context, of its cluster and of its user. */
export const CONTEXT = 'kubegrade'

/** `kubectl config current-context`. */
export const currentContext: Command = (call) => {
  call.out.write(`${CONTEXT}\n`)
  return undefined
}

/** `kubectl config get-contexts` (kubectl pkg/cmd/config/get_contexts.go). */
export const getContexts: Command = (call) => {
  const { flags, args, config } = call
  const output = flags.text('output')
  if (output !== '' && output !== 'name') return message(`output must be one of '' or 'name': ${output}`)
  const unknown = args.filter((name) => name !== CONTEXT)
  const isShown = args.length === 0 || args.includes(CONTEXT)
  if (output === 'name') {
    if (isShown) call.out.write(`${CONTEXT}\n`)
  } else {
    const rows = flags.on('no-headers') ? [] : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']]
    if (isShown) rows.push(['*', CONTEXT, CONTEXT, CONTEXT, config.namespace === 'default' ? '' : config.namespace])
    call.out.write(alignTabs(rows.map((row) => `${row.join('\t')}\n`).join(''), TABLE_TABS))
  }
  return unknown.length === 0 ? undefined : message(`context ${unknown[0] ?? ''} not found`)
}

/** `kubectl config set-context`: changes the namespace of the context, the only thing that is kept. */
export const setContext: Command = (call) => {
  const { flags, args, config } = call
  if (args.length > 1 || (args.length === 1) === flags.on('current')) {
    return message(
      args.length === 0
        ? 'you must specify a non-empty context name or --current'
        : `Unexpected args: [${args.join(' ')}]`,
    )
  }
  const name = args[0] ?? CONTEXT
  if (name !== CONTEXT) {
    call.out.write(`Context "${name}" created.\n`)
    return undefined
  }
  if (flags.changed('namespace')) config.namespace = flags.text('namespace') || 'default'
  call.out.write(`Context "${name}" modified.\n`)
  return undefined
}

/** `kubectl config use-context`. */
export const useContext: Command = (call) => {
  const [name] = call.args
  if (name === undefined || call.args.length > 1) {
    return message(`Unexpected args: [${call.args.join(' ')}]`)
  }
  if (name !== CONTEXT) return message(`no context exists with the name: "${name}"`)
  call.out.write(`Switched to context "${name}".\n`)
  return undefined
}

/** `kubectl config view`. */
export const viewConfig: Command = (call) => {
  const namespace = call.config.namespace === 'default' ? {} : { namespace: call.config.namespace }
  call.out.write(
    toYaml({
      apiVersion: 'v1',
      clusters: [{ cluster: { server: SERVER }, name: CONTEXT }],
      contexts: [{ context: { cluster: CONTEXT, ...namespace, user: CONTEXT }, name: CONTEXT }],
      'current-context': CONTEXT,
      kind: 'Config',
      preferences: {},
      users: [{ name: CONTEXT, user: {} }],
    }),
  )
  return undefined
}

const SERVER = 'https://127.0.0.1:6443'

/** `kubectl cluster-info`. */
export const clusterInfo: Command = (call: Call) => {
  call.out.write(`Kubernetes control plane is running at ${SERVER}\n`)
  call.out.write("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
  return undefined
}
