import { isJsonObject, type Value } from '../../domain/json.ts'
import { NotSimulated } from '../../formats/gotemplate/problem.ts'
import {
  entriesOf,
  fieldOf,
  type GoType,
  type GoValue,
  itemsOf,
  knownData,
  type MaybeValue,
  pointedAt,
} from '../../formats/gotemplate/types.ts'

/** `{{json .}}`: a value as Go's encoder writes it without care for HTML. Fields of structs come as declared, keys sorted. */
export function templateJson(value: MaybeValue): string {
  if (value === undefined) return 'null'
  const { type } = value
  const data = knownData(value)
  switch (type.kind) {
    case 'any':
    case 'pointer':
      return data === null ? 'null' : templateJson(pointedAt(value))
    case 'list':
      if (data === null) return 'null'
      return `[${itemsOf(data)
        .map((item) => templateJson({ type: type.element, data: item }))
        .join(',')}]`
    case 'map': {
      if (data === null) return 'null'
      const entries = entriesOf(data).map(([key, item]) => entry(key, { type: type.element, data: item }))
      return `{${entries.join(',')}}`
    }
    case 'struct':
      return type.isListed === true ? listedJson(data) : structJson(type, data)
    case 'value':
      throw new NotSimulated(type.name)
    default:
      return scalarJson(data)
  }
}

/** Go writes the line separators of Unicode as escapes. */
function scalarJson(data: Value): string {
  return JSON.stringify(data).replaceAll(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
}

function entry(key: string, value: GoValue): string {
  return `${scalarJson(key)}:${templateJson(value)}`
}

function structJson(type: Extract<GoType, { kind: 'struct' }>, data: Value): string {
  const entries: string[] = []
  for (const field of type.fields) {
    const value = fieldOf(data, field)
    if (field.omitEmpty === true && isEmpty(knownData(value))) continue
    entries.push(entry(field.json ?? field.name, value))
  }
  return `{${entries.join(',')}}`
}

function isEmpty(data: Value): boolean {
  if (Array.isArray(data)) return data.length === 0
  if (isJsonObject(data)) return Object.keys(data).length === 0
  return data === null || data === false || data === 0 || data === ''
}

const HTML: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' }

/** An object of a list command: its columns by name, with care for HTML. */
function listedJson(data: Value): string {
  const entries = entriesOf(data).map(([key, item]) => {
    if (item === undefined) throw new NotSimulated(key)
    return `${scalarJson(key)}:${scalarJson(item)}`
  })
  return `{${entries.join(',')}}`.replaceAll(/[<>&]/g, (character) => HTML[character] ?? character)
}
