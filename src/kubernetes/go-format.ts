import { goQuote } from '../domain/go-quote.ts'
import { isJsonObject } from '../domain/json.ts'

export { goQuote }

/**
 * A decoded JSON value as Go's `fmt` prints it with `%v`: `map[a:1 b:[x y] c:<nil>]`, keys sorted, strings bare
 * (fmt/print.go). The server shows a refused patch this way.
 */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`
  if (isJsonObject(value)) {
    return `map[${Object.keys(value)
      .toSorted()
      .map((key) => `${key}:${goValue(value[key])}`)
      .join(' ')}]`
  }
  return typeof value === 'number' ? goNumber(value) : typeof value === 'string' ? value : JSON.stringify(value)
}

/** Integers are int64 in Go; anything else is a float64, which `%v` writes with an exponent from 1e+06 on and below 1e-04. */
function goNumber(value: number): string {
  if (Number.isInteger(value) || value === 0) return String(value)
  if (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6) return String(value)
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`
}

/** A string map in Go syntax: `map[string]string{"app":"web"}`, keys sorted; `map[string]string(nil)` when absent. */
export function goStringMap(map: Readonly<Record<string, string>> | undefined): string {
  if (map === undefined) return 'map[string]string(nil)'
  const pairs = Object.keys(map)
    .toSorted()
    .map((key) => `${goQuote(key)}:${goQuote(map[key] ?? '')}`)
  return `map[string]string{${pairs.join(', ')}}`
}

/** A string list in Go syntax: `[]string{"a", "b"}`; `[]string(nil)` when absent. */
export function goStringList(list: readonly string[] | undefined): string {
  return list === undefined ? '[]string(nil)' : `[]string{${list.map(goQuote).join(', ')}}`
}
