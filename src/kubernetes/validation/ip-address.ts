/** What is said of a string that is no IP address. */
export const IP_RULE = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'

/** True for an IPv4 address, and for what has only the characters of an IPv6 address. */
export function looksLikeIp(text: string): boolean {
  const octets = text.split('.')
  if (octets.length === 4 && octets.every((octet) => /^(0|[1-9][0-9]{0,2})$/.test(octet) && Number(octet) <= 255)) {
    return true
  }
  return text.includes(':') && /^[0-9a-fA-F:.]+$/.test(text)
}
