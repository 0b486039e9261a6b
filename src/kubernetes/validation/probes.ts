import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../mutable.ts'
import { portNameErrors, portNumberErrors } from '../names.ts'
import {
  forbidden,
  invalid,
  invalidString,
  invalidStrings,
  nonNegative,
  notSupported,
  required,
} from './field-error.ts'

/** Checks the probes of a container (pkg/apis/core/validation/validation.go). */
export function validateProbes(container: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  for (const kind of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = objectAt(container, kind)
    if (probe === undefined) continue
    causes.push(...validateProbe(probe, `${path}.${kind}`))
    if (kind === 'readinessProbe') {
      const grace = probe['terminationGracePeriodSeconds']
      if (typeof grace !== 'number') continue
      const detail = 'must not be set for readinessProbes'
      causes.push(invalid(`${path}.${kind}.terminationGracePeriodSeconds`, grace, detail))
    } else if (numberAt(probe, 'successThreshold') !== 1) {
      causes.push(invalid(`${path}.${kind}.successThreshold`, numberAt(probe, 'successThreshold'), 'must be 1'))
    }
  }
  return causes
}

/** Checks the hooks of a container. */
export function validateLifecycle(
  lifecycle: MutableObject | undefined,
  path: string,
  graceSeconds: number,
): StatusCause[] {
  const causes: StatusCause[] = []
  for (const hook of ['postStart', 'preStop']) {
    const handler = objectAt(lifecycle, hook)
    if (handler !== undefined) causes.push(...validateHandler(handler, `${path}.${hook}`, graceSeconds))
  }
  return causes
}

/** A port that is a number or the name of one. */
export function validatePortNumberOrName(port: unknown, path: string): readonly StatusCause[] {
  if (typeof port === 'string') return invalidStrings(path, port, portNameErrors(port))
  const number = typeof port === 'number' ? port : 0
  return portNumberErrors(number).map((error) => invalid(path, number, error))
}

const TIMES = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']

function validateProbe(probe: MutableObject, path: string): StatusCause[] {
  const causes = validateHandler(probe, path, 0)
  for (const field of TIMES) causes.push(...nonNegative(`${path}.${field}`, numberAt(probe, field)))
  const grace = probe['terminationGracePeriodSeconds']
  if (typeof grace === 'number' && grace <= 0) {
    causes.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0'))
  }
  return causes
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep']

function validateHandler(handler: MutableObject, path: string, graceSeconds: number): StatusCause[] {
  const causes: StatusCause[] = []
  let count = 0
  for (const kind of HANDLERS) {
    const action = objectAt(handler, kind)
    if (action === undefined) continue
    count += 1
    if (count > 1) causes.push(forbidden(`${path}.${kind}`, 'may not specify more than 1 handler type'))
    else causes.push(...validateAction(kind, action, `${path}.${kind}`, graceSeconds))
  }
  if (count === 0) causes.push(required(path, 'must specify a handler type'))
  return causes
}

function validateAction(kind: string, action: MutableObject, path: string, graceSeconds: number): StatusCause[] {
  switch (kind) {
    case 'exec':
      return stringsAt(action, 'command').length === 0 ? [required(`${path}.command`)] : []
    case 'httpGet':
      return validateHttpGet(action, path)
    case 'sleep':
      return validateSleep(numberAt(action, 'seconds'), path, graceSeconds)
    default:
      return [...validatePortNumberOrName(action['port'], `${path}.port`)]
  }
}

function validateSleep(seconds: number, path: string, graceSeconds: number): StatusCause[] {
  if (seconds > 0 && seconds <= graceSeconds) return []
  const range = `must be greater than 0 and less than terminationGracePeriodSeconds (${graceSeconds})`
  return [invalid(path, seconds, `${range}. Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`)]
}

function validateHttpGet(action: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  if (stringAt(action, 'path') === '') causes.push(required(`${path}.path`))
  causes.push(...validatePortNumberOrName(action['port'], `${path}.port`))
  const scheme = stringAt(action, 'scheme')
  if (scheme !== 'HTTP' && scheme !== 'HTTPS') {
    causes.push(notSupported(`${path}.scheme`, goQuote(scheme), ['HTTP', 'HTTPS']))
  }
  for (const header of objectsAt(action, 'httpHeaders')) {
    const name = stringAt(header, 'name')
    if (/^[-A-Za-z0-9]+$/.test(name)) continue
    const rule = "a valid HTTP header must consist of alphanumeric characters or '-'"
    const detail = `${rule} (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')`
    causes.push(invalidString(`${path}.httpHeaders`, name, detail))
  }
  return causes
}
