const PRIME = 0x100_0000_01b3n
const BASIS = 0xcbf2_9ce4_8422_2325n

/** 64 hexadecimal digits that depend on the text alone: FNV-1a over it, four times with different starts. Not secure, only stable. */
export function deriveId(text: string): string {
  let id = ''
  for (let round = 0n; round < 4n; round += 1n) {
    let hash = BASIS ^ (round * PRIME)
    for (let at = 0; at < text.length; at += 1) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * PRIME)
    }
    hash = BigInt.asUintN(64, (hash ^ (hash >> 29n)) * PRIME)
    id += hash.toString(16).padStart(16, '0')
  }
  return id
}

const ADJECTIVES = ['brave', 'clever', 'eager', 'gentle', 'happy', 'keen', 'lucid', 'quirky', 'serene', 'vibrant']
const PEOPLE = ['babbage', 'curie', 'dijkstra', 'hopper', 'kepler', 'lovelace', 'noether', 'ritchie', 'turing', 'wing']

/** A container name such as `keen_hopper`, derived from the id. */
export function deriveName(id: string): string {
  const number = Number.parseInt(id.slice(0, 8), 16)
  const adjective = ADJECTIVES[number % ADJECTIVES.length] ?? 'brave'
  return `${adjective}_${PEOPLE[Math.floor(number / ADJECTIVES.length) % PEOPLE.length] ?? 'turing'}`
}
