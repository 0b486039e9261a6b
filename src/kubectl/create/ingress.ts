import type { JsonObject, Value } from '../../domain/json.ts'
import type { Call, Command } from '../call.ts'
import { message } from '../failure.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

/** A rule as it is typed: `host/path=service:port,tls=secret` (kubectl pkg/cmd/create/create_ingress.go). */
const RULE = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+(,tls=?([\w-]+)?)?/

/** `kubectl create ingress` (kubectl pkg/cmd/create/create_ingress.go). */
export const createIngress: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const problem = problemOf(call)
  if (problem !== undefined) return message(problem)
  const annotations = flags.list('annotation').map((text) => {
    const equals = text.indexOf('=')
    return [text.slice(0, equals), text.slice(equals + 1)] as const
  })
  const object: JsonObject = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: name.value,
      ...namespaceField(call),
      creationTimestamp: null,
      ...(annotations.length === 0 ? {} : { annotations: Object.fromEntries(annotations) }),
    },
    spec: specOf(call),
    status: { loadBalancer: {} },
  }
  return createKind(call, 'ingresses', object, 'ingress')
}

function problemOf({ flags }: Call): string | undefined {
  const [rules, fallback] = [flags.list('rule'), flags.text('default-backend')]
  if (rules.length === 0 && fallback === '') {
    return (
      'not enough information provided: every ingress has to either specify a default-backend (which catches all ' +
      'traffic) or a list of rules (which catch specific paths)'
    )
  }
  const wrong = rules.find((rule) => !RULE.test(rule))
  if (wrong !== undefined) {
    return `rule ${wrong} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`
  }
  const annotation = flags.list('annotation').find((text) => !text.includes('='))
  if (annotation !== undefined) return `annotation ${annotation} is invalid and should be in format key=[value]`
  if (fallback !== '' && fallback.split(':').length !== 2) {
    return 'default-backend should be in format servicename:serviceport'
  }
  return undefined
}

function specOf({ flags }: Call): JsonObject {
  const [className, defaultBackend] = [flags.text('class'), flags.text('default-backend')]
  const rules = flags.list('rule')
  const tls = tlsOf(rules)
  return {
    ...(className === '' ? {} : { ingressClassName: className }),
    ...(defaultBackend === '' ? {} : { defaultBackend: backend(defaultBackend) }),
    ...(tls.length === 0 ? {} : { tls }),
    ...(rules.length === 0 ? {} : { rules: rulesOf(rules) }),
  }
}

/** Rules of one host are one rule with several paths. */
function rulesOf(rules: readonly string[]): readonly JsonObject[] {
  const byHost = new Map<string, JsonObject[]>()
  for (const rule of rules) {
    const slash = rule.indexOf('/')
    const host = rule.slice(0, slash)
    const paths = byHost.get(host) ?? []
    byHost.set(host, paths)
    paths.push(pathOf(rule.slice(slash)))
  }
  return [...byHost].map(([host, paths]) => ({ ...(host === '' ? {} : { host }), http: { paths } }))
}

/** A `*` at the end stands for everything that begins so. */
function pathOf(text: string): JsonObject {
  const equals = text.indexOf('=')
  const path = text.slice(0, equals)
  const [service = ''] = text.slice(equals + 1).split(',')
  return path.endsWith('*')
    ? { path: path.slice(0, -1), pathType: 'Prefix', backend: backend(service) }
    : { path, pathType: 'Exact', backend: backend(service) }
}

function backend(text: string): JsonObject {
  const [name = '', port = ''] = text.split(':')
  return { service: { name, port: /^[+-]?[0-9]+$/.test(port) ? { number: Number(port) } : { name: port } } }
}

/** A host is named once; hosts of one Secret, or of none, stand together. */
function tlsOf(rules: readonly string[]): readonly Value[] {
  const bySecret = new Map<string, string[]>()
  const named = new Set<string>()
  for (const rule of rules) {
    const [head = '', option, ...more] = rule.split(',')
    const host = head.slice(0, head.indexOf('/'))
    if (option === undefined || more.length > 0 || named.has(host)) continue
    const [, secretName = ''] = option.split('=')
    named.add(host)
    const hosts = bySecret.get(secretName)
    if (hosts !== undefined) hosts.push(host)
    else if (host !== '' || secretName !== '') bySecret.set(secretName, host === '' ? [] : [host])
  }
  return [...bySecret].map(([secretName, hosts]) => ({
    ...(hosts.length === 0 ? {} : { hosts }),
    ...(secretName === '' ? {} : { secretName }),
  }))
}
