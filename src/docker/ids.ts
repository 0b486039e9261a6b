const PRIME = 0x100_0000_01b3n
const BASIS = 0xcbf2_9ce4_8422_2325n

/** The prime without its highest bit, which stands for a shift by 40. */
const PRIME_LOW = 0x1b3

/** 64 hexadecimal digits that depend on the text alone: FNV-1a over it, four times with different starts. Not secure, only stable. */
export function deriveId(text: string): string {
  let id = ''
  for (let round = 0n; round < 4n; round += 1n) {
    let hash = fnv1a(text, BASIS ^ (round * PRIME))
    hash = BigInt.asUintN(64, (hash ^ (hash >> 29n)) * PRIME)
    id += hash.toString(16).padStart(16, '0')
  }
  return id
}

/** FNV-1a with 64 bits, kept in two halves: a product of 32 bits by the low part of the prime is exact, and takes no big integers. */
function fnv1a(text: string, basis: bigint): bigint {
  let high = Number(basis >> 32n)
  let low = Number(basis & 0xffff_ffffn)
  for (let at = 0; at < text.length; at += 1) {
    low = (low ^ text.charCodeAt(at)) >>> 0
    const product = low * PRIME_LOW
    high = (high * PRIME_LOW + Math.floor(product / 0x1_0000_0000) + low * 256) % 0x1_0000_0000
    low = product >>> 0
  }
  return (BigInt(high) << 32n) | BigInt(low)
}

const ADJECTIVES = ['brave', 'clever', 'eager', 'gentle', 'happy', 'keen', 'lucid', 'quirky', 'serene', 'vibrant']
const PEOPLE = ['babbage', 'curie', 'dijkstra', 'hopper', 'kepler', 'lovelace', 'noether', 'ritchie', 'turing', 'wing']

/** A container name such as `keen_hopper`, derived from the id. */
export function deriveName(id: string): string {
  const number = Number.parseInt(id.slice(0, 8), 16)
  const adjective = ADJECTIVES[number % ADJECTIVES.length] ?? 'brave'
  return `${adjective}_${PEOPLE[Math.floor(number / ADJECTIVES.length) % PEOPLE.length] ?? 'turing'}`
}
