import type { JsonObject } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import { isTrueAt, mapAt, mapsAt, maybeMapAt, numberAt, scalarAt, scalarsAt, textAt } from '../json-access.ts'
import { writeContainerStatus } from './container-status.ts'
import { type DescribeWriter } from './writer.ts'

/** What a list of containers is described with. */
export interface ContainersOptions {
  readonly title: string
  /** Two blanks inside a pod template, nothing in a pod. */
  readonly space: string
  readonly statuses?: readonly JsonObject[]
  /** The value of an environment variable that is taken from a field of the pod. */
  readonly fieldValue?: (path: string) => string
}

/** The block of containers (kubectl pkg/describe/describe.go, describeContainers). */
export function writeContainers(
  writer: DescribeWriter,
  containers: readonly JsonObject[],
  options: ContainersOptions,
): void {
  const { title, space } = options
  writer.write(0, `${space}${title}:${containers.length === 0 ? ' <none>' : ''}\n`)
  for (const container of containers) {
    const status = options.statuses?.find((one) => textAt(one, 'name') === textAt(container, 'name'))
    writer.write(1, `${space === '' ? '' : ' '}${textAt(container, 'name')}:\n`)
    writeBasics(writer, container, status)
    writeWords(writer, 'Command', scalarsAt(container, 'command'))
    writeWords(writer, 'Args', scalarsAt(container, 'args'))
    if (status !== undefined) writeContainerStatus(writer, status)
    writeAmounts(writer, 'Limits', mapAt(container, 'resources', 'limits'))
    writeAmounts(writer, 'Requests', mapAt(container, 'resources', 'requests'))
    for (const [name, key] of PROBES) {
      const probe = maybeMapAt(container, key)
      if (probe !== undefined) writer.write(2, `${name}:\t${probeText(probe)}\n`)
    }
    writeEnvironmentFrom(writer, mapsAt(container, 'envFrom'))
    writeEnvironment(writer, mapsAt(container, 'env'), options.fieldValue)
    writeMounts(writer, container)
  }
}

const PROBES = [
  ['Liveness', 'livenessProbe'],
  ['Readiness', 'readinessProbe'],
  ['Startup', 'startupProbe'],
] as const

function writeBasics(writer: DescribeWriter, container: JsonObject, status: JsonObject | undefined): void {
  if (status !== undefined) writer.write(2, `Container ID:\t${textAt(status, 'containerID')}\n`)
  writer.write(2, `Image:\t${textAt(container, 'image')}\n`)
  if (status !== undefined) writer.write(2, `Image ID:\t${textAt(status, 'imageID')}\n`)
  const ports = mapsAt(container, 'ports')
  writePorts(
    writer,
    'Port',
    ports.map((port) => `${numberAt(port, 'containerPort')}/${textAt(port, 'protocol')}`),
  )
  writePorts(
    writer,
    'Host Port',
    ports.map((port) => `${numberAt(port, 'hostPort')}/${textAt(port, 'protocol')}`),
  )
  const profile = maybeMapAt(container, 'securityContext', 'seccompProfile')
  if (profile === undefined) return
  writer.write(2, `SeccompProfile:\t${textAt(profile, 'type')}\n`)
  if (textAt(profile, 'type') === 'Localhost') {
    writer.write(3, `LocalhostProfile:\t${textAt(profile, 'localhostProfile')}\n`)
  }
}

function writePorts(writer: DescribeWriter, title: string, ports: readonly string[]): void {
  const text = ports.join(', ')
  if (text.includes(',')) writer.write(2, `${title}s:\t${text}\n`)
  else writer.write(2, `${title}:\t${text === '' ? '<none>' : text}\n`)
}

function writeWords(writer: DescribeWriter, title: string, words: readonly string[]): void {
  if (words.length === 0) return
  writer.write(2, `${title}:\n`)
  for (const word of words) for (const line of word.split('\n')) writer.write(3, `${line}\n`)
}

function writeAmounts(writer: DescribeWriter, title: string, amounts: JsonObject): void {
  const names = Object.keys(amounts).toSorted()
  if (names.length > 0) writer.write(2, `${title}:\n`)
  for (const name of names) writer.write(3, `${name}:\t${scalarAt(amounts, name)}\n`)
}

/** `http-get http://:80/healthz delay=3s timeout=1s period=5s #success=1 #failure=3`. */
function probeText(probe: JsonObject): string {
  const attributes =
    `delay=${numberAt(probe, 'initialDelaySeconds')}s timeout=${numberAt(probe, 'timeoutSeconds')}s ` +
    `period=${numberAt(probe, 'periodSeconds')}s #success=${numberAt(probe, 'successThreshold')} ` +
    `#failure=${numberAt(probe, 'failureThreshold')}`
  if (maybeMapAt(probe, 'exec') !== undefined) {
    return `exec [${scalarsAt(probe, 'exec', 'command').join(' ')}] ${attributes}`
  }
  const http = maybeMapAt(probe, 'httpGet')
  if (http !== undefined) return `http-get ${probeAddress(http)} ${attributes}`
  const tcp = maybeMapAt(probe, 'tcpSocket')
  if (tcp !== undefined) return `tcp-socket ${textAt(tcp, 'host')}:${scalarAt(tcp, 'port')} ${attributes}`
  const grpc = maybeMapAt(probe, 'grpc')
  if (grpc !== undefined) return `grpc <pod>:${numberAt(grpc, 'port')} ${textAt(grpc, 'service')} ${attributes}`
  return `unknown ${attributes}`
}

function probeAddress(http: JsonObject): string {
  const host = textAt(http, 'host')
  const shownHost = host.includes(':') ? `[${host}]` : host
  const path = textAt(http, 'path')
  const slash = path === '' || path.startsWith('/') ? '' : '/'
  return `${textAt(http, 'scheme').toLowerCase()}://${shownHost}:${scalarAt(http, 'port')}${slash}${encodedPath(path)}`
}

/** What Go's `url.URL` does to a path: everything but the characters that may stand in one is escaped. */
function encodedPath(path: string): string {
  return encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('[', '%5B').replaceAll(']', '%5D')
}

function writeEnvironmentFrom(writer: DescribeWriter, sources: readonly JsonObject[]): void {
  if (sources.length === 0) return
  writer.write(2, 'Environment Variables from:\n')
  for (const source of sources) {
    const configMap = maybeMapAt(source, 'configMapRef')
    const from = configMap ?? mapAt(source, 'secretRef')
    const kind = configMap === undefined ? 'Secret' : 'ConfigMap'
    const prefix = textAt(source, 'prefix')
    const what = prefix === '' ? kind : `${kind} with prefix '${prefix}'`
    writer.write(3, `${textAt(from, 'name')}\t${what}\tOptional: ${isTrueAt(from, 'optional')}\n`)
  }
}

function writeEnvironment(
  writer: DescribeWriter,
  env: readonly JsonObject[],
  fieldValue: ContainersOptions['fieldValue'],
): void {
  writer.write(2, `Environment:${env.length === 0 ? '\t<none>' : ''}\n`)
  for (const variable of env) {
    const name = textAt(variable, 'name')
    const from = maybeMapAt(variable, 'valueFrom')
    if (from === undefined) {
      const [first = '', ...rest] = textAt(variable, 'value').split('\n')
      writer.write(3, `${name}:\t${first}\n`)
      for (const line of rest) writer.write(3, `\t${line}\n`)
      continue
    }
    const text = valueFromText(from, fieldValue)
    if (text !== undefined) writer.write(3, `${name}:\t${text}\n`)
  }
}

function valueFromText(from: JsonObject, fieldValue: ContainersOptions['fieldValue']): string | undefined {
  const field = maybeMapAt(from, 'fieldRef')
  if (field !== undefined) {
    const path = textAt(field, 'fieldPath')
    return `${fieldValue?.(path) ?? ''} (${textAt(field, 'apiVersion')}:${path})`
  }
  const resource = maybeMapAt(from, 'resourceFieldRef')
  if (resource !== undefined) {
    const name = textAt(resource, 'resource')
    return `${name === 'limits.cpu' || name === 'limits.memory' ? 'node allocatable' : '0'} (${name})`
  }
  const secret = maybeMapAt(from, 'secretKeyRef')
  if (secret !== undefined) {
    const where = `<set to the key '${textAt(secret, 'key')}' in secret '${textAt(secret, 'name')}'>`
    return `${where}\tOptional: ${isTrueAt(secret, 'optional')}`
  }
  const configMap = maybeMapAt(from, 'configMapKeyRef')
  if (configMap === undefined) return undefined
  const where = `<set to the key '${textAt(configMap, 'key')}' of config map '${textAt(configMap, 'name')}'>`
  return `${where}\tOptional: ${isTrueAt(configMap, 'optional')}`
}

function writeMounts(writer: DescribeWriter, container: JsonObject): void {
  const mounts = mapsAt(container, 'volumeMounts').toSorted(byText('mountPath'))
  writer.write(2, `Mounts:${mounts.length === 0 ? '\t<none>' : ''}\n`)
  for (const mount of mounts) {
    const subPath = textAt(mount, 'subPath')
    const mode = isTrueAt(mount, 'readOnly') ? 'ro' : 'rw'
    const flags = subPath === '' ? mode : `${mode},path=${goQuote(subPath)}`
    writer.write(3, `${textAt(mount, 'mountPath')} from ${textAt(mount, 'name')} (${flags})\n`)
  }
  const devices = mapsAt(container, 'volumeDevices').toSorted(byText('devicePath'))
  if (devices.length === 0) return
  writer.write(2, `Devices:${mounts.length === 0 ? '\t<none>' : ''}\n`)
  for (const device of devices) writer.write(3, `${textAt(device, 'devicePath')} from ${textAt(device, 'name')}\n`)
}

/** Orders mappings by one of their texts. */
export function byText(key: string): (a: JsonObject, b: JsonObject) => number {
  return (a, b) => {
    const [x, y] = [textAt(a, key), textAt(b, key)]
    return x < y ? -1 : x > y ? 1 : 0
  }
}
