import { fromRfc3339 } from '../../domain/time.ts'

/** How long ago an RFC 3339 time was, as tables and `describe` print it; `<unknown>` for none. */
export function ageOf(text: string, nowMs: number): string {
  return text === '' ? '<unknown>' : humanDuration(nowMs - fromRfc3339(text))
}

/**
 * A duration in at most two units (apimachinery pkg/util/duration/duration.go, HumanDuration): `119s`, `2m3s`, `10m`, `3h5m`,
 * `2d4h`, `3y12d`. Every division is cut off.
 */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return twoUnits(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 8) return twoUnits(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  if (hours < 192) return twoUnits(days, 'd', hours % 24, 'h')
  if (days < 730) return `${days}d`
  const years = Math.floor(days / 365)
  return years < 8 ? twoUnits(years, 'y', days % 365, 'd') : `${years}y`
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`
}
