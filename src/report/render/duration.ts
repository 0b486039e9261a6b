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
