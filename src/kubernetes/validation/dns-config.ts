import type { StatusCause } from '../api.ts'
import { goQuote, goStringList } from '../go-format.ts'
import { type MutableObject, objectAt, objectsAt, stringAt, stringsAt } from '../mutable.ts'
import { dnsSubdomainErrors } from '../names.ts'
import { invalid, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { IP_RULE, looksLikeIp } from './ip-address.ts'

const POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const NAMESERVERS_MAX = 3
const SEARCHES_MAX = 32
const SEARCH_LENGTH_MAX = 2048

/** Checks `dnsPolicy` of a pod. */
export function validateDnsPolicy(spec: MutableObject, path: string): readonly StatusCause[] {
  const policy = stringAt(spec, 'dnsPolicy')
  return POLICIES.includes(policy) ? [] : [notSupported(path, goQuote(policy), POLICIES)]
}

/** Checks `dnsConfig` of a pod (pkg/apis/core/validation/validation.go validatePodDNSConfig). */
export function validateDnsConfig(spec: MutableObject, path: string): StatusCause[] {
  const config = objectAt(spec, 'dnsConfig')
  const nameservers = stringsAt(config, 'nameservers')
  if (stringAt(spec, 'dnsPolicy') === 'None') {
    if (config === undefined) return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')]
    if (nameservers.length === 0) {
      const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None'
      return [required(`${path}.nameservers`, detail)]
    }
  }
  const causes: StatusCause[] = []
  if (nameservers.length > NAMESERVERS_MAX) {
    const detail = `must not have more than ${NAMESERVERS_MAX} nameservers`
    causes.push(invalid(`${path}.nameservers`, goStringList(nameservers), detail))
  }
  for (const [index, server] of nameservers.entries()) {
    if (!looksLikeIp(server)) causes.push(invalidString(`${path}.nameservers[${index}]`, server, IP_RULE))
  }
  const searches = stringsAt(config, 'searches')
  const at = `${path}.searches`
  if (searches.length > SEARCHES_MAX) {
    causes.push(invalid(at, goStringList(searches), `must not have more than ${SEARCHES_MAX} search paths`))
  }
  if (searches.join(' ').length > SEARCH_LENGTH_MAX) {
    const detail = `must not have more than ${SEARCH_LENGTH_MAX} characters (including spaces) in the search list`
    causes.push(invalid(at, goStringList(searches), detail))
  }
  for (const [index, written] of searches.entries()) {
    const search = written.replace(/\.$/, '')
    causes.push(...invalidStrings(`${path}.searches[${index}]`, search, dnsSubdomainErrors(search)))
  }
  for (const [index, option] of objectsAt(config, 'options').entries()) {
    if (stringAt(option, 'name') === '') causes.push(required(`${path}.options[${index}]`, 'must not be empty'))
  }
  return causes
}
