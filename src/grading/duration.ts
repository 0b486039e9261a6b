const UNITS_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/** Ms of a duration such as `2s`, `11m`, `1h30m`; schemas let nothing else through. */
export function parseDurationMs(text: string): number {
  let sum = 0
  for (const [, number, unit] of text.matchAll(/(\d+)(ms|h|m|s)/g)) sum += Number(number) * (UNITS_MS[unit ?? ''] ?? 0)
  return sum
}

/** A duration for a report, to the tenth of a second: `5s`, `0.2s`. */
export function durationText(ms: number): string {
  return `${Math.round(ms / 100) / 10}s`
}
