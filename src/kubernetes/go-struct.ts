import { goQuote, goStringList, goStringMap } from './go-format.ts'
import { goIntOrString } from './int-or-string.ts'
import { isMutableObject, type MutableObject } from './mutable.ts'
import { goQuantity } from './quantity.ts'
import { type FieldFacts, type GoType, structFacts } from './type-facts.ts'
import type { IntOrString } from './types.ts'

/** Go prints what a pointer leads to as an address, which differs from run to run; here it is always the same. */
const ADDRESS = '0xc000000000'

/**
 * An object in Go syntax, as `%#v` prints the struct `goType` (`v1.SeccompProfile`) and validation messages show it. The
 * server validates its internal types, which are called `core.` and have the same fields in the same order.
 */
export function goStruct(goType: string, object: MutableObject): string {
  const fields = structFacts(goType).fields.map((field) => `${field.goName}:${goField(field, object)}`)
  return `${internalName(goType)}{${fields.join(', ')}}`
}

/** A list of structs in Go syntax. */
export function goStructList(goType: string, list: readonly MutableObject[]): string {
  return `[]${internalName(goType)}{${list.map((item) => goStruct(goType, item)).join(', ')}}`
}

/** An amount in Go syntax: `resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, …, s:"500m", Format:"DecimalSI"}`. */
export function goQuantityStruct(text: string): string {
  const quantity = goQuantity(text)
  const { value, scale } = quantity?.amount ?? { value: 0n, scale: 0 }
  const decimal = quantity?.amount === undefined ? ADDRESS : 'nil'
  const kept = goQuote(quantity?.keepsText === true ? text : '')
  const format = goQuote(quantity?.format ?? '')
  return `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${scale}}, d:resource.infDecAmount{Dec:(*inf.Dec)(${decimal})}, s:${kept}, Format:${format}}`
}

/** Types of the API machinery keep their package; those of the API groups are validated in their internal form. */
const MACHINERY = new Set(['v1.OwnerReference', 'v1.LabelSelector', 'v1.LabelSelectorRequirement', 'v1.Time'])

function internalName(goType: string): string {
  return MACHINERY.has(goType) ? goType : goType.replace(/^v1\./, 'core.')
}

function goField(field: FieldFacts, object: MutableObject): string {
  const value = field.json === '' ? object : object[field.json]
  if (field.pointer) return `(*${internalName(field.type.name)})(${value === undefined ? 'nil' : ADDRESS})`
  return goValueOf(field.type, value)
}

function goValueOf(type: GoType, value: unknown): string {
  switch (type.kind) {
    case 'string':
      return goQuote(typeof value === 'string' ? value : '')
    case 'bool':
      return String(value === true)
    case 'int32':
    case 'int64':
      return String(typeof value === 'number' ? value : 0)
    case 'int-or-string':
      return goIntOrString((value ?? 0) as IntOrString)
    case 'quantity':
      return goQuantityStruct(typeof value === 'string' ? value : '0')
    case 'struct':
      return goStruct(type.name, isMutableObject(value) ? value : {})
    case 'list':
      return goList(type, value)
    case 'map':
      return type.element.kind === 'string'
        ? goStringMap(value as Readonly<Record<string, string>> | undefined)
        : `${internalName(type.name)}(nil)`
    default:
      return `${type.name}(nil)`
  }
}

function goList(type: GoType & { readonly kind: 'list' }, value: unknown): string {
  const name = `[]${internalName(type.element.name)}`
  if (!Array.isArray(value)) return `${name}(nil)`
  if (type.element.name === 'string') return goStringList(value as readonly string[])
  return `${name}{${value.map((item) => goValueOf(type.element, item)).join(', ')}}`
}
