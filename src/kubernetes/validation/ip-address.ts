import type { StatusCause } from '../api.ts'
import { invalidString } from './field-error.ts'

/** What is said of a string that is no IP address. */
export const IP_RULE = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'

/** True for an IPv4 address, also with leading zeros, and for an IPv6 address without a zone. */
export function looksLikeIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text)
}

/** True for four numbers up to 255; leading zeros are taken for decimal (k8s.io/utils/net ParseIPSloppy). */
export function isIpv4(text: string): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every((octet) => /^[0-9]{1,3}$/.test(octet) && Number(octet) <= 255)
}

/** True for eight groups, or fewer around one `::`; the last two may be written as an IPv4 address. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const isMixed = last.includes('.')
  const plain = isMixed ? groups.slice(0, -1) : groups
  if (isMixed && !isIpv4(last)) return false
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  const count = plain.length + (isMixed ? 2 : 0)
  return halves.length === 2 ? count < 8 : count === 8
}

const CIDR_RULE = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/** Checks an address and the number of its bits that count: `10.0.0.0/8`. */
export function validateCidr(text: string, path: string): readonly StatusCause[] {
  const slash = text.indexOf('/')
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)]
  const isSound =
    slash > 0 && looksLikeIp(address) && /^[0-9]{1,3}$/.test(bits) && Number(bits) <= (isIpv4(address) ? 32 : 128)
  return isSound ? [] : [invalidString(path, text, CIDR_RULE)]
}

/** An external address may not be one that means the machine itself or its neighbours (ValidateNonSpecialIP). */
export function validateNonSpecialIp(ip: string, path: string): readonly StatusCause[] {
  const address = isIpv4(ip) ? ip.split('.').map(Number).join('.') : ip.toLowerCase()
  const found = SPECIAL.find(([range]) => range.test(address))
  if (found !== undefined) return [invalidString(path, ip, found[1])]
  return address === '0.0.0.0' || /^[0:]+$/.test(address)
    ? [invalidString(path, ip, `may not be unspecified (${ip})`)]
    : []
}

const SPECIAL: readonly (readonly [range: RegExp, text: string])[] = [
  [/^(127\.|(0*:)*:0*1$)/, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [/^(169\.254\.|fe[89ab][0-9a-f]:)/, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [/^(224\.0\.0\.|ff[0-9a-f]2:)/, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
]
