const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Go's `time.RFC1123Z` of an RFC 3339 time in UTC: `Thu, 01 Jan 2026 00:00:00 +0000`. An absent time is the year 1. */
export function rfc1123(text: string): string {
  const [year = '0001', month = '01', day = '01', clock = '00:00:00'] = (text === '' ? '0001-01-01T00:00:00Z' : text)
    .replace('Z', '')
    .split(/[-T]/)
  const weekday = DAYS[dayOfWeek(Number(year), Number(month), Number(day))] ?? ''
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1] ?? ''} ${year} ${clock} +0000`
}

/** 0 for Monday. Zeller's congruence for the Gregorian calendar. */
function dayOfWeek(year: number, month: number, day: number): number {
  const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year]
  const century = Math.floor(y / 100)
  const inCentury = y % 100
  const h =
    day + Math.floor((13 * (m + 1)) / 5) + inCentury + Math.floor(inCentury / 4) + Math.floor(century / 4) + 5 * century
  // h counts from Saturday.
  return (h + 5) % 7
}
