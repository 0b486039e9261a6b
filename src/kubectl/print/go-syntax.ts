import { isJsonObject, type Value } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'

/** A decoded object in Go syntax, as `%#v` prints it: `map[string]interface {}{"a":1, "b":[]interface {}{"x"}}`. */
export function goSyntax(value: Value): string {
  if (value === null) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${(value as readonly Value[]).map(goSyntax).join(', ')}}`
  if (isJsonObject(value)) {
    const fields = Object.keys(value)
      .toSorted()
      .map((key) => `${goQuote(key)}:${goSyntax(value[key] ?? null)}`)
    return `map[string]interface {}{${fields.join(', ')}}`
  }
  return typeof value === 'string' ? goQuote(value) : `${value as number | boolean}`
}
