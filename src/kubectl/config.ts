import type { JsonObject } from '../domain/json.ts'
import { type Call, type Command, usageError } from './call.ts'
import { message } from './failure.ts'
import { goJsonIndented } from './go-json.ts'
import { TABLE_TABS, alignTabs } from './print/tab-writer.ts'
import { printerFor } from './printer.ts'

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
  if (output !== '' && output !== 'name') {
    const what = `--output ${output} is not available in kubectl config get-contexts`
    return message(`${what}; resetting to default output format`)
  }
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
  if (args.length > 1) return message(`Unexpected args: [${args.join(' ')}]`)
  if (args.length === 1 && flags.on('current')) return message('you cannot specify both a context name and --current')
  if (args.length === 0 && !flags.on('current'))
    return message('you must specify a non-empty context name or --current')
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

/** `kubectl config view` (kubectl pkg/cmd/config/view.go). There is one context, so `--minify` leaves everything. */
export const viewConfig: Command = (call) => {
  const { args, flags } = call
  if (args.length > 0) return usageError(call, `unexpected arguments: [${args.join(' ')}]`)
  const view = configObject(call)
  if (flags.text('output').toLowerCase() === 'json') {
    call.out.write(`${goJsonIndented(view, '    ', { asOrdered: true })}\n`)
    return undefined
  }
  const printer = printerFor(call)
  return printer.ok ? printer.value.print(view, '') : printer.failure
}

/** The kubeconfig with its fields in the order of Go's struct (client-go tools/clientcmd/api/v1). */
function configObject({ config }: Call): JsonObject {
  const namespace = config.namespace === 'default' ? {} : { namespace: config.namespace }
  return {
    kind: 'Config',
    apiVersion: 'v1',
    preferences: {},
    clusters: [{ name: CONTEXT, cluster: { server: SERVER } }],
    users: [{ name: CONTEXT, user: {} }],
    contexts: [{ name: CONTEXT, context: { cluster: CONTEXT, user: CONTEXT, ...namespace } }],
    'current-context': CONTEXT,
  }
}

/** `kubectl config get-clusters` and `get-users`: the one name there is, whatever else is said. */
export const listNames: Command = (call) => {
  call.out.write(`NAME\n${CONTEXT}\n`)
  return undefined
}

const SERVER = 'https://127.0.0.1:6443'

/** `kubectl cluster-info`. */
export const clusterInfo: Command = (call: Call) => {
  call.out.write(`Kubernetes control plane is running at ${SERVER}\n`)
  call.out.write("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
  return undefined
}
