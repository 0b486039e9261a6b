import { assertNever } from '../../../domain/assert.ts'
import type { GoNode } from './nodes.ts'
import { resolveScalar } from './resolve.ts'
import type { GoValue } from './resolve.ts'

/**
 * A decoded node as Go's `%#v` verb writes it, keys sorted; go-yaml shows a key it cannot use in this way. The node must have been
 * decoded before, which bounds it.
 */
export function goSyntax(node: GoNode): string {
  switch (node.kind) {
    case 'scalar':
      return goScalar(resolveScalar(node), 'interface {}(nil)')
    case 'alias':
      return goSyntax(node.target)
    case 'sequence':
      return `[]interface {}{${node.items.map(goSyntax).join(', ')}}`
    case 'mapping': {
      const entries = node.entries.map(({ key, value }) => `${goSyntax(key)}:${goSyntax(value)}`)
      return `map[interface {}]interface {}{${entries.toSorted().join(', ')}}`
    }
    default:
      return assertNever(node)
  }
}

function goScalar(value: GoValue, nil: string): string {
  switch (value.type) {
    case 'null':
      return nil
    case 'merge':
      return goQuote('<<')
    case 'str':
      return goQuote(value.value)
    case 'int':
    case 'bool':
      return String(value.value)
    case 'float':
      return goFloat(value.value)
    default:
      return assertNever(value)
  }
}

const QUOTED: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
}

/** `strconv.Quote`. */
export function goQuote(text: string): string {
  let quoted = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const escape = QUOTED[character]
    if (escape !== undefined) quoted += escape
    else if (point < 0x20 || point === 0x7f) quoted += `\\x${point.toString(16).padStart(2, '0')}`
    else quoted += character
  }
  return `"${quoted}"`
}

/**
 * `strconv.FormatFloat(value, 'g', -1, bits)`: the shortest digits that give the number back, with an exponent below 1e-04 and from
 * 1e+06 on. Example: 1500000 is `1.5e+06`.
 */
export function goFloat(value: number, bits: 32 | 64 = 64): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const rounded = bits === 32 ? shortestFloat32(value) : value
  const [mantissa = '0', power = '0'] = rounded.toExponential().split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return String(rounded)
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function shortestFloat32(value: number): number {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) return value
  for (let precision = 1; precision <= 9; precision += 1) {
    const candidate = Number(single.toPrecision(precision))
    if (Math.fround(candidate) === single) return candidate
  }
  return single
}
