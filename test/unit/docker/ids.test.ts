import { expect, test } from 'vitest'
import { deriveId } from '../../../src/docker/ids.ts'

/** FNV-1a as it is defined, with integers of any size. */
function asDefined(text: string): string {
  const prime = 0x100_0000_01b3n
  let id = ''
  for (let round = 0n; round < 4n; round += 1n) {
    let hash = 0xcbf2_9ce4_8422_2325n ^ (round * prime)
    for (let at = 0; at < text.length; at += 1) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * prime)
    }
    hash = BigInt.asUintN(64, (hash ^ (hash >> 29n)) * prime)
    id += hash.toString(16).padStart(16, '0')
  }
  return id
}

test.each(['', 'a', 'container 1 web', '웹 서버', '\u{10FFFF}\uFFFF', 'x'.repeat(1000)])(
  'an id is FNV-1a with 64 bits, four times: %j',
  (text) => {
    expect(deriveId(text)).toBe(asDefined(text))
  },
)
