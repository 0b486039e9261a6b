/** How many stories the invariants are held against. */
export const RUNS = 2000

/** One seed for every property, shown in the titles; `FAST_CHECK_SEED=…` tries another one. */
export const SEED = seedFrom(process.env['FAST_CHECK_SEED'])

/** Many times what a property takes on a machine that has nothing else to do. */
export const TIMEOUT_MS = 600_000

function seedFrom(text: string | undefined): number {
  const seed = Number(text ?? 20_260_101)
  if (!Number.isSafeInteger(seed)) throw new Error(`FAST_CHECK_SEED is not an integer: ${text ?? ''}`)
  return seed
}
