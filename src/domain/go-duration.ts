/** Nanoseconds as Go prints a `time.Duration`: `30s`, `1m30s`, `1h0m0s`, `500ms`, `1.5s`. Source: Go `time/time.go`. */
export function goDuration(nanoseconds: number): string {
  const sign = nanoseconds < 0 ? '-' : ''
  const magnitude = Math.abs(nanoseconds)
  if (magnitude === 0) return '0s'
  if (magnitude < 1e9) {
    if (magnitude < 1e3) return `${sign}${magnitude}ns`
    return magnitude < 1e6 ? `${sign}${magnitude / 1e3}\u00b5s` : `${sign}${magnitude / 1e6}ms`
  }
  const hours = Math.floor(magnitude / 3.6e12)
  const minutes = Math.floor((magnitude % 3.6e12) / 6e10)
  const seconds = `${(magnitude % 6e10) / 1e9}s`
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`
  return sign + (minutes > 0 ? `${minutes}m${seconds}` : seconds)
}
