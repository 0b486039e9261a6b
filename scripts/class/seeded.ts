/** A source of numbers that are the same for the same seed, on every machine. */
export interface Seeded {
  /** A whole number from 0 to below `max`. */
  readonly below: (max: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True so many times in a hundred. */
  readonly inHundred: (times: number) => boolean
}

/** Mulberry32, a public-domain generator by Tommy Ettinger: good enough to vary submissions, and short. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (max: number): number => Math.floor(next() * max)
  return {
    below,
    inHundred: (times) => below(100) < times,
    pick: <T>(from: readonly T[]): T => {
      const value = from[below(from.length)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
  }
}
