/** A duration for a report, to the tenth of a second: `5s`, `0.2s`. */
export function durationText(ms: number): string {
  return `${Math.round(ms / 100) / 10}s`
}
