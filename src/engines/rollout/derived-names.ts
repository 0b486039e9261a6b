import { SAFE_ALPHABET } from '../../kubernetes/pod-template-hash.ts'

/**
 * Names and ids that a real cluster draws at random. Here they are derived from a counter, so that the same history
 * always has the same names, and they look as the real ones do.
 */
export interface DerivedNames {
  /** A uid in the shape of a version 4 UUID. */
  uid(): string
  /** Five characters of the alphabet that generated names use (apimachinery util/rand). */
  suffix(): string
}

export function createDerivedNames(): DerivedNames {
  let uids = 0
  let suffixes = 0
  return {
    uid() {
      uids += 1
      return remembered(knownUids, uids, uidOf)
    },
    suffix() {
      suffixes += 1
      return remembered(knownSuffixes, suffixes, suffixOf)
    },
  }
}

/** The first ones of every cluster are the same, and are put together once. */
const REMEMBERED_MAX = 2000
const knownUids: string[] = [uidOf(0)]
const knownSuffixes: string[] = [suffixOf(0)]

function remembered(known: string[], count: number, make: (count: number) => string): string {
  const before = known[count]
  if (before !== undefined) return before
  const fresh = make(count)
  // an array is filled from its start on, so it has no holes
  if (count === known.length && count < REMEMBERED_MAX) known.push(fresh)
  return fresh
}

function uidOf(count: number): string {
  const words = [1, 2, 3, 4].map((salt) =>
    mix(count * 4 + salt)
      .toString(16)
      .padStart(8, '0'),
  )
  const [a = '', b = '', c = '', d = ''] = words
  return [a, b.slice(0, 4), `4${b.slice(5)}`, `a${c.slice(1, 4)}`, c.slice(4) + d].join('-')
}

/** 27^5 suffixes and a factor prime to 27: none comes twice before all have been used. */
function suffixOf(count: number): string {
  return inAlphabet((count * 7_368_787) % 27 ** 5)
}

function inAlphabet(n: number): string {
  let rest = n
  let text = ''
  for (let i = 0; i < 5; i += 1) {
    text += SAFE_ALPHABET[rest % SAFE_ALPHABET.length] ?? ''
    rest = Math.floor(rest / SAFE_ALPHABET.length)
  }
  return text
}

/** A reversible scrambling of 32 bits (the finalizer of MurmurHash3), so that neighbours look unlike. */
function mix(n: number): number {
  let h = n >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85_eb_ca_6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2_b2_ae_35)
  return (h ^ (h >>> 16)) >>> 0
}

/** What a name that the API server makes up begins with is cut here (apiserver/pkg/storage/names/generate.go). */
const GENERATED_FROM_MAX = 58

/** A name that begins like `generateName`, and ends with a suffix that nobody else has. */
export function generatedName(generateName: string, names: Pick<DerivedNames, 'suffix'>): string {
  return generateName.slice(0, GENERATED_FROM_MAX) + names.suffix()
}
