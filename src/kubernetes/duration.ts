const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY_HOURS = 24
const YEAR_DAYS = 365

/**
 * A span of time as the AGE column shows it (apimachinery/pkg/util/duration HumanDuration): one or two units, everything
 * smaller cut off. `119000` gives `119s`, `120000` gives `2m`, `605000` gives `10m`. A little below zero counts as `0s`.
 */
export function humanAge(ms: number): string {
  const seconds = Math.trunc(ms / SECOND)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(ms / MINUTE)
  if (minutes < 10) return twoUnits(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(ms / HOUR)
  if (hours < 8) return twoUnits(hours, 'h', minutes % 60, 'm')
  if (hours < 2 * DAY_HOURS) return `${hours}h`
  const days = Math.floor(hours / DAY_HOURS)
  if (days < 8) return twoUnits(days, 'd', hours % DAY_HOURS, 'h')
  if (days < 2 * YEAR_DAYS) return `${days}d`
  const years = Math.floor(days / YEAR_DAYS)
  return years < 8 ? twoUnits(years, 'y', days % YEAR_DAYS, 'd') : `${years}y`
}

/** The smaller unit is left out when there is none of it. */
function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`
}
