import { type Text, boundedText } from '../bounded-text.ts'
import { isPlainString } from './yaml-plain.ts'
import { compareNaturally } from './yaml-order.ts'
import { type Analysis, analyse, isPrintable } from './yaml-analysis.ts'

const WIDTH = 80
const STEP = 2

/**
 * A decoded object as `-o yaml` prints it: keys sorted, lists not indented, long lines folded at blanks. The rules for
 * quoting are those of go-yaml v2's emitter (sigs.k8s.io/yaml/goyaml.v2 encode.go, emitterc.go). Of a longer text only the first
 * `charactersMax` are made: a list of thousands of objects is not printed to be cut.
 */
export function toYaml(value: unknown, charactersMax = Number.POSITIVE_INFINITY): string {
  const out = boundedText(charactersMax)
  writeNode(out, value, 0, '')
  return out.value
}

/** Writes a node whose first line begins with `head`; `indent` is that of the mapping or list it stands in. */
function writeNode(out: Text, value: unknown, indent: number, head: string): void {
  if (Array.isArray(value)) {
    if (value.length === 0) out.write(`${head}[]\n`)
    else writeItems(out, value, indent, head)
    return
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    if (keys.length === 0) out.write(`${head}{}\n`)
    else writeFields(out, value as Record<string, unknown>, keys.toSorted(compareNaturally), indent, head)
    return
  }
  out.write(`${head}${scalar(value, indent + STEP, head.length)}\n`)
}

function writeItems(out: Text, items: readonly unknown[], indent: number, head: string): void {
  let first = head
  for (const item of items) {
    if (out.isCut) return
    writeNode(out, item, indent + (isNested(item) ? STEP : 0), `${first}- `)
    first = ' '.repeat(indent)
  }
}

function writeFields(
  out: Text,
  value: Record<string, unknown>,
  keys: readonly string[],
  indent: number,
  head: string,
): void {
  const margin = ' '.repeat(indent)
  let first = head
  for (const key of keys) {
    if (out.isCut) return
    const field = value[key]
    const name = `${first}${keyText(key)}:`
    first = margin
    if (!isFilled(field)) {
      writeNode(out, field, indent, `${name} `)
      continue
    }
    out.write(`${name}\n`)
    // A list stands at the column of its key, a mapping one step to the right.
    if (Array.isArray(field)) writeItems(out, field, indent, margin)
    else writeNode(out, field, indent + STEP, ' '.repeat(indent + STEP))
  }
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.values(value).some((field) => field !== undefined)
}

function keyText(key: string): string {
  const analysis = analyse(key)
  if (isPlainString(key) && analysis.blockPlain && !analysis.multiline) return key
  if (isPlainString(key) && analysis.single && key !== '') return singleQuoted(key, Number.POSITIVE_INFINITY, 0)
  return doubleQuoted(key, Number.POSITIVE_INFINITY, 0)
}

function scalar(value: unknown, indent: number, column: number): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return 'null'
  const analysis: Analysis = analyse(value)
  if (value.includes('\n')) return analysis.block ? literal(value, indent) : doubleQuoted(value, column, indent)
  if (!isPlainString(value)) return doubleQuoted(value, column, indent)
  if (analysis.blockPlain) return plain(value, column, indent)
  return analysis.single ? singleQuoted(value, column, indent) : doubleQuoted(value, column, indent)
}

function literal(value: string, indent: number): string {
  const hint = value.startsWith(' ') || value.startsWith('\n') ? String(STEP) : ''
  const keep = value === '\n' || value.endsWith('\n\n')
  const chomp = value.endsWith('\n') ? (keep ? '+' : '') : '-'
  const body = value.endsWith('\n') ? value.slice(0, -1) : value
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
  return `|${hint}${chomp}\n${lines.join('\n')}`
}

/** Counts columns and breaks a line at a blank once it is longer than the width. */
function folded(column: number, indent: number) {
  let at = column === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : column
  return {
    write(text: string): string {
      at += text.length
      return text
    },
    isFull: () => at > WIDTH,
    break(): string {
      at = indent
      return `\n${' '.repeat(indent)}`
    },
  }
}

function plain(value: string, column: number, indent: number): string {
  const line = folded(column, indent)
  const characters = [...value]
  let text = ''
  let spaces = false
  for (const [index, character] of characters.entries()) {
    const isSpace = character === ' '
    if (isSpace && !spaces && line.isFull() && characters[index + 1] !== ' ') text += line.break()
    else text += line.write(character)
    spaces = isSpace
  }
  return text
}

function singleQuoted(value: string, column: number, indent: number): string {
  const line = folded(column, indent)
  const characters = [...value]
  let text = line.write("'")
  let spaces = false
  for (const [index, character] of characters.entries()) {
    const isSpace = character === ' '
    const isInner = index > 0 && index < characters.length - 1
    if (isSpace && !spaces && line.isFull() && isInner && characters[index + 1] !== ' ') text += line.break()
    else text += line.write(character === "'" ? "''" : character)
    spaces = isSpace
  }
  return `${text}'`
}

function doubleQuoted(value: string, column: number, indent: number): string {
  const line = folded(column, indent)
  const characters = [...value]
  let text = line.write('"')
  let spaces = false
  for (const [index, character] of characters.entries()) {
    if (character === ' ') {
      const isInner = index > 0 && index < characters.length - 1
      if (!spaces && line.isFull() && isInner) {
        text += line.break()
        if (characters[index + 1] === ' ') text += line.write('\\')
      } else text += line.write(' ')
      spaces = true
      continue
    }
    text += line.write(escaped(character))
    spaces = false
  }
  return `${text}"`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

function escaped(character: string): string {
  const known = ESCAPES[character]
  if (known !== undefined) return known
  if (isPrintable(character)) return character
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
