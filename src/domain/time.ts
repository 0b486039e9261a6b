/** Virtual time starts here: 2026-01-01T00:00:00Z, in ms since the Unix epoch. */
export const EPOCH_MS = 1_767_225_600_000

/** The first seconds of virtual time, which every simulation writes. */
const REMEMBERED_SECONDS = 2000
const written = new Map<number, string>()
const read = new Map<string, number>()

/** RFC 3339 in UTC with whole seconds, as `metav1.Time` is written. Cuts off the fraction. */
export function rfc3339(atMs: number): string {
  const unixSeconds = Math.floor((EPOCH_MS + atMs) / 1000)
  const known = written.get(unixSeconds)
  if (known !== undefined) return known
  const text = formatUtc(unixSeconds)
  const second = unixSeconds - EPOCH_MS / 1000
  if (second >= 0 && second < REMEMBERED_SECONDS) {
    written.set(unixSeconds, text)
    read.set(text, second * 1000)
  }
  return text
}

/** Virtual ms of an RFC 3339 time that `rfc3339` wrote. */
export function fromRfc3339(text: string): number {
  return read.get(text) ?? parseUtc(text)
}

function parseUtc(text: string): number {
  const part = (start: number, end: number): number => Number(text.slice(start, end))
  const days = daysFromCivil(part(0, 4), part(5, 7), part(8, 10))
  return ((days * 24 + part(11, 13)) * 60 + part(14, 16)) * 60_000 + part(17, 19) * 1000 - EPOCH_MS
}

/** Milliseconds since 1970 (UTC) of an RFC 3339 time with any offset; seconds may be left out. The text must be one. */
export function unixMsOfRfc3339(text: string): number {
  const hasSeconds = text.charAt(16) === ':'
  const local = `${text.slice(0, 16)}:${hasSeconds ? text.slice(17, 19) : '00'}Z`
  return EPOCH_MS + fromRfc3339(local) - offsetMsOfRfc3339(text)
}

/** How far ahead of UTC an RFC 3339 time is, in milliseconds: of `2026-06-01T23:59:00+09:00` nine hours. The text must be one. */
export function offsetMsOfRfc3339(text: string): number {
  const offset = text.slice(text.charAt(16) === ':' ? 19 : 16)
  const minutes = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000
}

function formatUtc(unixSeconds: number): string {
  const days = Math.floor(unixSeconds / 86_400)
  const second = unixSeconds - days * 86_400
  const { year, month, day } = civilFromDays(days)
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(twoDigits).join(':')
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}T${clock}Z`
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}

/**
 * The proleptic Gregorian calendar by arithmetic, because the core has no `Date`. Algorithms: Howard Hinnant,
 * "chrono-compatible low-level date algorithms". Example: day 0 is 1970-01-01, day 20454 is 2026-01-01.
 */
function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
