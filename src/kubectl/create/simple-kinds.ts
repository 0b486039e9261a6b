import { toBase64 } from '../../domain/bytes.ts'
import type { JsonObject, Value } from '../../domain/json.ts'
import { configMapKeyErrors, dnsSubdomainErrors, portNameErrors, portNumberErrors } from '../../kubernetes/names.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Call, Command } from '../call.ts'
import { type Result, good, message, refused } from '../failure.ts'
import { envNameProblem } from '../env-names.ts'
import { plainPath } from '../file-arguments.ts'
import { resourceFor } from '../resource-names.ts'
import { createObject, nameArgument, namespaceField } from './subcommand.ts'

/** `kubectl create namespace` (kubectl pkg/cmd/create/create_namespace.go). */
export const createNamespace: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const resource = resourceFor('namespaces')
  if (!resource.ok) return resource.failure
  const metadata = { name: name.value, creationTimestamp: null }
  return createObject(call, resource.value, { apiVersion: 'v1', kind: 'Namespace', metadata, spec: {}, status: {} }, '')
}

/** `kubectl create configmap` (kubectl pkg/cmd/create/create_configmap.go). */
export const createConfigMap: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const data = configData(call)
  if (!data.ok) return data.failure
  const resource = resourceFor('configmaps')
  if (!resource.ok) return resource.failure
  const object: JsonObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    ...(data.value.size === 0 ? {} : { data: Object.fromEntries(data.value) }),
  }
  return createObject(call, resource.value, object, 'configmap')
}

/** `kubectl create secret generic` (kubectl pkg/cmd/create/create_secret.go). */
export const createSecret: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const data = configData(call, 'Secret')
  if (!data.ok) return data.failure
  const resource = resourceFor('secrets')
  if (!resource.ok) return resource.failure
  const type = call.flags.text('type')
  const object: JsonObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    ...(data.value.size === 0
      ? {}
      : { data: Object.fromEntries([...data.value].map(([key, value]) => [key, toBase64(value)])) }),
    ...(type === '' ? {} : { type }),
  }
  return createObject(call, resource.value, object, 'secret')
}

function configData(call: Call, kind: 'ConfigMap' | 'Secret' = 'ConfigMap'): Result<ReadonlyMap<string, string>> {
  const { flags } = call
  const data = new Map<string, string>()
  const add = (key: string, value: string): string | undefined => {
    const errors = configMapKeyErrors(key).join(',')
    const isSecret = kind === 'Secret'
    if (errors !== '') {
      const not = isSecret ? 'is not valid key name for a Secret ' : 'is not a valid key name for a ConfigMap: '
      return `${goQuote(key)} ${not}${errors}`
    }
    if (data.has(key)) {
      const where = isSecret ? '' : ` in Data for ConfigMap ${goQuote(call.args[0] ?? '')}`
      return `cannot add key ${isSecret ? key : goQuote(key)}, another key by that name already exists${where}`
    }
    data.set(key, value)
    return undefined
  }
  if (
    flags.list('from-env-file').length > 0 &&
    flags.list('from-file').length + flags.list('from-literal').length > 0
  ) {
    return refused('from-env-file cannot be combined with from-file or from-literal')
  }
  for (const source of flags.list('from-file')) {
    const problem = addFile(call, source, add)
    if (problem !== undefined) return refused(problem)
  }
  for (const literal of flags.list('from-literal')) {
    const equals = literal.indexOf('=')
    if (equals < 1) return refused(`invalid literal source ${literal}, expected key=value`)
    const problem = add(literal.slice(0, equals), literal.slice(equals + 1))
    if (problem !== undefined) return refused(problem)
  }
  for (const file of flags.list('from-env-file')) {
    const problem = addEnvFile(call, file, add)
    if (problem !== undefined) return refused(problem)
  }
  return good(data)
}

type Add = (key: string, value: string) => string | undefined

function addFile(call: Call, source: string, add: Add): string | undefined {
  const equals = source.indexOf('=')
  const file = equals < 0 ? source : source.slice(equals + 1)
  const path = plainPath(file)
  const text = call.host.files.read(path)
  if (text !== undefined) return add(equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : source.slice(0, equals), text)
  const entries = call.host.files.list(path)
  if (entries === undefined) return `error reading ${file}: no such file or directory`
  if (equals >= 0) return 'cannot give a key name for a directory path'
  for (const entry of entries) {
    const content = entry.folder ? undefined : call.host.files.read(path === '' ? entry.name : `${path}/${entry.name}`)
    const problem = content === undefined ? undefined : add(entry.name, content)
    if (problem !== undefined) return problem
  }
  return undefined
}

function addEnvFile(call: Call, file: string, add: Add): string | undefined {
  const text = call.host.files.read(plainPath(file))
  if (text === undefined) return `error reading ${file}: no such file or directory`
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '').trimStart()
    if (line === '' || line.startsWith('#')) continue
    const equals = line.indexOf('=')
    const key = equals < 0 ? line : line.slice(0, equals)
    const wrong = envNameProblem(key)
    if (wrong !== undefined) return `${goQuote(key)} is not a valid key name: ${wrong}`
    const problem = add(key, equals < 0 ? '' : line.slice(equals + 1))
    if (problem !== undefined) return problem
  }
  return undefined
}

/** `kubectl create service clusterip` (kubectl pkg/cmd/create/create_service.go). */
export const createClusterIp: Command = (call) => createService(call, 'ClusterIP')

/** `kubectl create service nodeport`. */
export const createNodePort: Command = (call) => createService(call, 'NodePort')

/** `kubectl create service loadbalancer`. */
export const createLoadBalancer: Command = (call) => createService(call, 'LoadBalancer')

/** `kubectl create service externalname`. */
export const createExternalName: Command = (call) => createService(call, 'ExternalName')

function createService(call: Call, type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName') {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const specs = call.flags.list('tcp')
  const clusterIp = call.flags.text('clusterip')
  const external = call.flags.text('external-name')
  if (specs.length === 0 && clusterIp !== 'None' && type !== 'ExternalName')
    return message('at least one tcp port specifier must be provided')
  if (type === 'ExternalName' && dnsSubdomainErrors(external).length > 0) {
    return message(`invalid service external name ${external}`)
  }
  const nodePort = call.flags.number('node-port')
  const ports: Value[] = []
  for (const spec of specs) {
    const port = servicePort(spec)
    if (!port.ok) return port.failure
    ports.push(nodePort === 0 ? port.value : { ...port.value, nodePort })
  }
  const resource = resourceFor('services')
  if (!resource.ok) return resource.failure
  const labels = { app: name.value }
  const object: JsonObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null, labels },
    spec: {
      ...(ports.length === 0 ? {} : { ports }),
      selector: labels,
      ...(clusterIp === '' ? {} : { clusterIP: clusterIp }),
      type,
      ...(external === '' ? {} : { externalName: external }),
    },
    status: { loadBalancer: {} },
  }
  return createObject(call, resource.value, object, `${type} service`)
}

/** `80:8080`, `80:http`, `80`. */
function servicePort(spec: string): Result<JsonObject> {
  const [first = '', second = first] = spec.split(':')
  const wrong = (why: string) => refused(`strconv.ParseUint: parsing ${goQuote(first)}: ${why}`)
  if (!/^[0-9]+$/.test(first)) return wrong('invalid syntax')
  const port = Number(first)
  if (port > 65_535) return wrong('value out of range')
  if (!spec.includes(':')) return good({ name: spec, port, protocol: 'TCP', targetPort: port })
  const isNumber = /^[+-]?[0-9]+$/.test(second)
  const problems = isNumber ? portNumberErrors(Number(second)) : portNameErrors(second)
  if (problems.length > 0) return refused(problems.join(','))
  const targetPort = isNumber ? Number(second) : second
  return good({ name: spec.replaceAll(':', '-'), port, protocol: 'TCP', targetPort })
}
