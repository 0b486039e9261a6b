import { isJsonObject, type Value } from '../domain/json.ts'

/**
 * The basics of a Go template: `{{.State.ExitCode}}`, `{{json .Config.Cmd}}`, text around them. `undefined` for anything
 * else (ranges, conditions, functions).
 */
export function renderTemplate(template: string, data: Value): string | undefined {
  let text = ''
  let rest = template
  while (rest !== '') {
    const open = rest.indexOf('{{')
    if (open === -1) return text + rest
    const close = rest.indexOf('}}', open)
    if (close === -1) return undefined
    text += rest.slice(0, open)
    const action = /^-?\s*(json\s+)?(\.[\w.]*)\s*-?$/.exec(rest.slice(open + 2, close))
    if (action === null) return undefined
    const value = valueAt(data, action[2] ?? '.')
    text += action[1] === undefined ? goText(value) : JSON.stringify(value ?? null)
    rest = rest.slice(close + 2)
  }
  return text
}

function valueAt(data: Value, path: string): Value | undefined {
  let value: Value | undefined = data
  for (const key of path.split('.').filter((part) => part !== '')) {
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

/** How Go prints a value with `%v`: `[sleep 5]`, `map[80/tcp:{}]`. */
function goText(value: Value | undefined): string {
  if (value === undefined) return '<no value>'
  if (value === null) return '[]'
  if (Array.isArray(value)) return `[${value.map((item: Value) => goText(item)).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  if (!isJsonObject(value)) return ''
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.length === 0 ? '{}' : `map[${entries.map(([key, item]) => `${key}:${goText(item)}`).join(' ')}]`
}
