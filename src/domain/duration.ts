const UNITS_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/**
 * Milliseconds of a duration as exercises write it: `500ms`, `2s`, `11m`, `1h30m`; each unit at most once, the larger first. `undefined`
 * for anything else, a bare number among it.
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(?=.)([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$/.test(text)) return undefined
  let sum = 0
  for (const [, number, unit] of text.matchAll(/([0-9]+)(ms|h|m|s)/g)) {
    sum += Number(number) * (UNITS_MS[unit ?? ''] ?? 0)
  }
  return Number.isSafeInteger(sum) ? sum : undefined
}
