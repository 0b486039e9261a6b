import type { StatusCause } from '../api.ts'
import { type MutableObject, objectAt, stringAt } from '../mutable.ts'
import { qualifiedNameErrors } from '../names.ts'
import { goQuantityStruct } from '../go-struct.ts'
import { compareQuantities, parseQuantity, type Quantity } from '../quantity.ts'
import { forbidden, invalid, invalidString, NEGATIVE, required } from './field-error.ts'

/** Checks `resources` of a container: names, amounts, and that no request exceeds its limit. */
export function validateResourceRequirements(resources: MutableObject | undefined, path: string): StatusCause[] {
  const limits = objectAt(resources, 'limits') ?? {}
  const requests = objectAt(resources, 'requests') ?? {}
  const causes = limitCauses(limits, `${path}.limits`)
  for (const name of Object.keys(requests).toSorted()) {
    causes.push(...validateAmount(name, requests, `${path}.requests[${name}]`))
    causes.push(...validateAgainstLimit(name, requests, limits, path))
    causes.push(...validateHugePages(name, requests, `${path}.requests[${name}]`))
  }
  causes.push(...validateCompany([...Object.keys(limits), ...Object.keys(requests)], path))
  return causes
}

/** Checks the names and amounts of one resource list. */
export function validateResourceList(list: MutableObject, path: string): StatusCause[] {
  return [...limitCauses(list, `${path}.limits`), ...validateCompany(Object.keys(list), path)]
}

function limitCauses(list: MutableObject, path: string): StatusCause[] {
  return Object.keys(list)
    .toSorted()
    .flatMap((name) => [
      ...validateAmount(name, list, `${path}[${name}]`),
      ...validateHugePages(name, list, `${path}[${name}]`),
    ])
}

const HUGE_PAGES = 'hugepages-'

/** Huge pages come whole: `hugepages-2Mi` in multiples of 2Mi. */
function validateHugePages(name: string, list: MutableObject, path: string): readonly StatusCause[] {
  if (!name.startsWith(HUGE_PAGES)) return []
  const size = parseQuantity(name.slice(HUGE_PAGES.length))
  const isWhole = size.ok && size.value.nanos > 0n && size.value.nanos % 1_000_000_000n === 0n
  if (isWhole && amount(list, name).nanos % size.value.nanos === 0n) return []
  const shown = stringAt(list, name)
  return [invalidString(path, shown, `${shown} is not positive integer multiple of ${name}`)]
}

/** Huge pages alone are not enough. */
function validateCompany(names: readonly string[], path: string): readonly StatusCause[] {
  if (!names.some((name) => name.startsWith(HUGE_PAGES)) || names.includes('cpu') || names.includes('memory')) return []
  return [forbidden(path, 'HugePages require cpu or memory')]
}

function validateAgainstLimit(
  name: string,
  requests: MutableObject,
  limits: MutableObject,
  path: string,
): readonly StatusCause[] {
  const request = amount(requests, name)
  if (limits[name] === undefined) {
    if (isOvercommitAllowed(name)) return []
    return [required(`${path}.limits`, 'Limit must be set for non overcommitable resources')]
  }
  const order = compareQuantities(request, amount(limits, name))
  const shown = stringAt(requests, name)
  if (order !== 0 && !isOvercommitAllowed(name)) {
    return [invalidString(`${path}.requests`, shown, `must be equal to ${name} limit of ${stringAt(limits, name)}`)]
  }
  if (order <= 0) return []
  const detail = `must be less than or equal to ${name} limit of ${stringAt(limits, name)}`
  return [invalidString(`${path}.requests`, shown, detail)]
}

function validateAmount(name: string, list: MutableObject, path: string): StatusCause[] {
  const causes = validateResourceName(name, path)
  const quantity = amount(list, name)
  if (quantity.nanos < 0n) causes.push(invalidString(path, stringAt(list, name), NEGATIVE))
  if ((isExtended(name) || COUNTED.has(name)) && quantity.nanos % 1_000_000_000n !== 0n) {
    causes.push(invalid(path, goQuantityStruct(stringAt(list, name)), 'must be an integer'))
  }
  return causes
}

const CONTAINER_RESOURCES = ['cpu', 'memory', 'ephemeral-storage']
/** Names without a domain that quotas and volumes use, but containers may not. */
const OTHER_STANDARD_RESOURCES = [
  'configmaps',
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
  'requests.storage',
  'resourcequotas',
  'secrets',
  'services',
  'services.loadbalancers',
  'services.nodeports',
  'storage',
]

/** Names of quotas that count objects. */
const COUNTED = new Set([
  'configmaps',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
  'services.loadbalancers',
  'services.nodeports',
])

function validateResourceName(name: string, path: string): StatusCause[] {
  const malformed = qualifiedNameErrors(name).map((error) => invalid(path, name, error))
  const causes: StatusCause[] = [...malformed]
  if (!name.includes('/')) {
    const forContainers = CONTAINER_RESOURCES.includes(name) || name.startsWith('hugepages-')
    if (malformed.length === 0 && !forContainers && !OTHER_STANDARD_RESOURCES.includes(name)) {
      causes.push(invalid(path, name, 'must be a standard resource type or fully qualified'))
    }
    if (!forContainers) causes.push(invalid(path, name, 'must be a standard resource for containers'))
  } else if (!isNative(name) && !isExtended(name)) {
    causes.push(invalid(path, name, "doesn't follow extended resource name standard"))
  }
  return causes
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) return false
  // The name must also do as the name of a quota.
  return qualifiedNameErrors(`requests.${name}`).length === 0
}

function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !name.startsWith('hugepages-')
}

function amount(list: MutableObject, name: string): Quantity {
  const parsed = parseQuantity(stringAt(list, name))
  return parsed.ok ? parsed.value : { nanos: 0n, format: 'DecimalSI' }
}
