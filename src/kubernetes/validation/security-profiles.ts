import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { goStruct } from '../go-struct.ts'
import { type MutableObject, stringAt } from '../mutable.ts'
import { dnsSubdomainErrors } from '../names.ts'
import { invalid, invalidString, invalidStrings, notSupported, required, tooLong } from './field-error.ts'
import { validateLocalPath } from './paths.ts'

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined']

/** Checks a seccomp profile (pkg/apis/core/validation/validation.go validateSeccompProfileField). */
export function validateSeccompProfile(profile: MutableObject | undefined, path: string): StatusCause[] {
  if (profile === undefined) return []
  const causes: StatusCause[] = []
  const type = stringAt(profile, 'type')
  if (type === '') causes.push(required(`${path}.type`, 'type is required when seccompProfile is set'))
  else if (!PROFILE_TYPES.includes(type)) causes.push(notSupported(`${path}.type`, goQuote(type), PROFILE_TYPES))
  const file = profile['localhostProfile']
  if (type !== 'Localhost') {
    if (typeof file !== 'string') return causes
    const shown = goStruct('v1.SeccompProfile', profile)
    return [...causes, invalid(`${path}.localhostProfile`, shown, 'can only be set when seccomp type is Localhost')]
  }
  if (typeof file === 'string') causes.push(...validateLocalPath(file, `${path}.localhostProfile`))
  else causes.push(required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost'))
  return causes
}

/** Longest path that Linux opens, without its end. */
const PATH_BYTES_MAX = 4095

/** Checks an AppArmor profile (ValidateAppArmorProfileField). */
export function validateAppArmorProfile(profile: MutableObject | undefined, path: string): StatusCause[] {
  if (profile === undefined) return []
  const type = stringAt(profile, 'type')
  const file = profile['localhostProfile']
  const at = `${path}.localhostProfile`
  if (type === '') return [required(`${path}.type`, 'type is required when appArmorProfile is set')]
  if (!PROFILE_TYPES.includes(type)) return [notSupported(`${path}.type`, goQuote(type), PROFILE_TYPES)]
  if (type !== 'Localhost') {
    if (typeof file !== 'string') return []
    return [invalidString(at, file, 'can only be set when AppArmor type is Localhost')]
  }
  if (typeof file !== 'string') return [required(at, 'must be set when AppArmor type is Localhost')]
  const causes: StatusCause[] = []
  if (file.trim() !== file) causes.push(invalidString(at, file, 'must not be padded with whitespace'))
  else if (file === '') causes.push(required(at, 'must be set when AppArmor type is Localhost'))
  if (file.length > PATH_BYTES_MAX) causes.push(tooLong(at, PATH_BYTES_MAX))
  return causes
}

const CREDENTIAL_BYTES_MAX = 64 * 1024
const DOMAIN_LENGTH_MAX = 256
const USER_LENGTH_MAX = 104
const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const DNS_DOMAIN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/

/** Checks what concerns containers on Windows (validateWindowsSecurityContextOptions). */
export function validateWindowsOptions(options: MutableObject | undefined, path: string): StatusCause[] {
  if (options === undefined) return []
  const causes: StatusCause[] = []
  const name = options['gmsaCredentialSpecName']
  if (typeof name === 'string') {
    causes.push(...invalidStrings(`${path}.gmsaCredentialSpecName`, name, dnsSubdomainErrors(name)))
  }
  const credential = options['gmsaCredentialSpec']
  const at = `${path}.gmsaCredentialSpec`
  if (credential === '') causes.push(invalidString(at, '', 'gmsaCredentialSpec cannot be an empty string'))
  else if (typeof credential === 'string' && credential.length > CREDENTIAL_BYTES_MAX) {
    causes.push(invalidString(at, credential, 'gmsaCredentialSpec size must be under 64 KiB'))
  }
  const user = options['runAsUserName']
  if (typeof user === 'string') causes.push(...invalidStrings(`${path}.runAsUserName`, user, userNameErrors(user)))
  return causes
}

function userNameErrors(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string']
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return ['runAsUserName cannot contain control characters']
  const parts = name.split('\\')
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash']
  const domain = parts.length === 1 ? undefined : (parts[0] ?? '')
  const user = parts.at(-1) ?? ''
  const errors: string[] = []
  if (domain !== undefined && domain.length >= DOMAIN_LENGTH_MAX) {
    errors.push(`runAsUserName's Domain length must be under ${DOMAIN_LENGTH_MAX} characters`)
  }
  if (domain !== undefined && !NETBIOS.test(domain) && !DNS_DOMAIN.test(domain)) {
    errors.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format")
  }
  if (user === '') errors.push("runAsUserName's User cannot be empty")
  else if (user.length > USER_LENGTH_MAX) {
    errors.push(`runAsUserName's User length must not be longer than ${USER_LENGTH_MAX} characters`)
  }
  if (/^[. ]+$/.test(user)) errors.push("runAsUserName's User cannot contain only periods or spaces")
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    errors.push(`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`)
  }
  return errors
}
