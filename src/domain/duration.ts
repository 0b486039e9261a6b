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

/** A virtual time or duration for people: `0s`, `3.2s`, `2m05s`, `1h00m`. Tenths below a minute, whole seconds above. */
export function shortDuration(ms: number): string {
  if (ms < 60_000) {
    const tenths = Math.floor(ms / 100)
    return tenths % 10 === 0 ? `${tenths / 10}s` : `${Math.floor(tenths / 10)}.${tenths % 10}s`
  }
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m${twoDigits(seconds % 60)}s`
  return `${Math.floor(minutes / 60)}h${twoDigits(minutes % 60)}m`
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
