import { utf8Bytes } from '../../domain/bytes.ts'
import { goQuote } from '../../domain/go-quote.ts'
import { type Value, scalarText } from '../../domain/json.ts'
import { unicodeName } from './characters.ts'
import { type Directive, formatFloat, formatInteger, padded, plainDirective } from './numbers.ts'
import { NotSimulated } from './problem.ts'
import {
  entriesOf,
  fieldOf,
  type GoType,
  type GoValue,
  itemsOf,
  knownData,
  type MaybeValue,
  pointedAt,
} from './types.ts'

/** A value as `fmt.Print` shows it: `map[a:1 b:[x y]]`, `<nil>`. */
export function shown(value: MaybeValue): string {
  return format(value, plainDirective('v'))
}

/** One argument of `printf` (Go fmt/print.go, printArg). */
export function format(value: MaybeValue, directive: Directive): string {
  const { verb } = directive
  if (value === undefined) {
    return verb === 'v' || verb === 'T' ? padded('<nil>', directive) : `%!${verb}(<nil>)`
  }
  if (verb === 'T') return padded(value.type.name, directive)
  if (verb === 'p') throw new NotSimulated('address')
  return formatValue(value, directive, 0)
}

function formatValue(value: GoValue, directive: Directive, depth: number): string {
  const { type } = value
  const data = knownData(value)
  const isGo = directive.verb === 'v' && directive.sharp
  switch (type.kind) {
    case 'bool':
      return 'tv'.includes(directive.verb) ? padded(scalarText(data), directive) : badVerb(value, directive)
    case 'int':
    case 'uint':
      return integer(value, directive, Number(data))
    case 'float':
      return 'vbgGxXfFeE'.includes(directive.verb) ? formatFloat(Number(data), directive) : badVerb(value, directive)
    case 'string':
      return text(value, directive, scalarText(data))
    case 'any': {
      const inner = pointedAt(value)
      if (inner !== undefined) return formatValue(inner, directive, depth + 1)
      return isGo ? 'interface {}(nil)' : '<nil>'
    }
    case 'pointer':
      return pointer(value, data, directive, depth)
    case 'list':
    case 'map':
    case 'struct':
      if (type.kind === 'struct' && type.isOpaque === true) throw new NotSimulated(type.name)
      return isGo ? goSyntax(type, data, directive, depth) : composite(type, data, directive, depth)
    case 'value':
      throw new NotSimulated(type.name)
  }
}

function badVerb(value: GoValue, directive: Directive): string {
  const inner = { ...directive, verb: 'v', sharp: false, plus: false }
  return `%!${directive.verb}(${value.type.name}=${formatValue(value, inner, 0)})`
}

function integer(value: GoValue, directive: Directive, number: number): string {
  const { verb, sharp } = directive
  if (
    value.type.kind === 'int' &&
    value.type.shows !== undefined &&
    (verb === 's' || verb === 'q' || (verb === 'v' && !sharp))
  ) {
    return text(value, directive, value.type.shows(number))
  }
  if (verb === 'v' && sharp && value.type.kind === 'uint') return formatInteger(number, directive, 'x')
  if (verb === 'v' || verb === 'd')
    return formatInteger(number, { ...directive, plus: verb === 'd' && directive.plus, sharp: false }, 'd')
  if ('boOxX'.includes(verb)) return formatInteger(number, directive)
  const isPoint = number >= 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)
  const character = isPoint ? String.fromCodePoint(number) : '\ufffd'
  if (verb === 'c') return padded(character, directive)
  if (verb === 'q') {
    const inside = character === "'" ? "\\'" : character === '"' ? '"' : quoted(character, directive).slice(1, -1)
    return padded(`'${inside}'`, directive)
  }
  if (verb === 'U') {
    const name = `U+${number.toString(16).toUpperCase().padStart(4, '0')}`
    return padded(sharp && isPoint ? unicodeName(character) : name, { ...directive, zero: false })
  }
  return badVerb(value, directive)
}

function text(value: GoValue, directive: Directive, content: string): string {
  const { verb, precision, sharp, space } = directive
  const cut = precision === undefined ? content : [...content].slice(0, precision).join('')
  if (verb === 'v' && sharp) return padded(goQuote(content), directive)
  if (verb === 'v' || verb === 's') return padded(cut, directive)
  if (verb === 'q') return padded(sharp && isRaw(cut) ? `\`${cut}\`` : quoted(cut, directive), directive)
  if (verb !== 'x' && verb !== 'X') return badVerb(value, directive)
  const bytes = utf8Bytes(content)
    .slice(0, precision)
    .map((byte) => byte.toString(16).padStart(2, '0'))
  const hex = space ? bytes.map((byte) => (sharp ? `0x${byte}` : byte)).join(' ') : (sharp ? '0x' : '') + bytes.join('')
  return padded(verb === 'X' ? hex.toUpperCase() : hex, directive)
}

/** A text in double quotes, with `+` in ASCII alone. */
function quoted(content: string, { plus }: Directive): string {
  if (!plus) return goQuote(content)
  return goQuote(content).replaceAll(/[^\0-\u007f]/gu, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16)
    return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
  })
}

/** True for what may stand between backquotes. */
function isRaw(content: string): boolean {
  return [...content].every(
    (character) => character === '\t' || (character >= ' ' && character !== '`' && character !== '\u007f'),
  )
}

/** An address is another one in every run, so that of what is no struct, list or map at the top is not simulated. */
function pointer(value: GoValue, data: Value, directive: Directive, depth: number): string {
  if (data === null) {
    if (directive.verb !== 'v') return badVerb(value, directive)
    return directive.sharp ? `(${value.type.name})(nil)` : padded('<nil>', directive)
  }
  const inner = pointedAt(value)
  const isWhole = inner !== undefined && ['list', 'map', 'struct'].includes(inner.type.kind)
  if (depth > 0 || !isWhole) throw new NotSimulated('address')
  return `&${formatValue(inner, directive, depth + 1)}`
}

type Composite = Extract<GoType, { kind: 'list' | 'map' | 'struct' }>

function composite(type: Composite, data: Value, directive: Directive, depth: number): string {
  const inner = (element: GoType, item: Value | undefined): string =>
    formatValue({ type: element, data: item }, directive, depth + 1)
  if (type.kind === 'list') {
    const isBytes = type.element.name === 'uint8' && 'sqxX'.includes(directive.verb)
    if (isBytes) throw new NotSimulated('bytes')
    return `[${itemsOf(data)
      .map((item) => inner(type.element, item))
      .join(' ')}]`
  }
  if (type.kind === 'map') {
    const entries = entriesOf(data).map(([key, item]) => `${inner(type.key, key)}:${inner(type.element, item)}`)
    return `map[${entries.join(' ')}]`
  }
  const isNamed = directive.verb === 'v' && directive.plus
  const fields = type.fields.map((field) => {
    const known = formatValue(fieldOf(data, field), directive, depth + 1)
    return isNamed ? `${field.name}:${known}` : known
  })
  return `{${fields.join(' ')}}`
}

/** `%#v`: `map[string]interface {}{"a":1}`, `[]string(nil)`. */
function goSyntax(type: Composite, data: Value, directive: Directive, depth: number): string {
  const inner = (element: GoType, item: Value | undefined): string =>
    formatValue({ type: element, data: item }, directive, depth + 1)
  if (type.kind === 'struct') {
    const fields = type.fields.map((field) => `${field.name}:${inner(field.type, fieldOf(data, field).data)}`)
    return `${type.name}{${fields.join(', ')}}`
  }
  if (data === null) return `${type.name}(nil)`
  const parts =
    type.kind === 'list'
      ? itemsOf(data).map((item) => inner(type.element, item))
      : entriesOf(data).map(([key, item]) => `${inner(type.key, key)}:${inner(type.element, item)}`)
  return `${type.name}{${parts.join(', ')}}`
}
