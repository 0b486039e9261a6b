import type { GoEntry, GoNode } from './go/nodes.ts'
import { YamlRefusal } from './go/refusal.ts'

export interface JsonLimits {
  readonly depthMax: number
  readonly nodesMax: number
}

interface Reader {
  readonly text: string
  readonly limits: JsonLimits
  offset: number
  depth: number
  nodes: number
}

/**
 * The next value of a stream of JSON values as a tree, or `undefined` at its end. Throws `YamlRefusal` in the words of Go's encoding/json
 * (scanner.go) with the offset counted in bytes, as `JSONSyntaxError` of apimachinery's pkg/util/yaml has it.
 */
export function readJsonValue(
  text: string,
  start: number,
  limits: JsonLimits,
): { readonly node: GoNode; readonly end: number } | undefined {
  const r: Reader = { text, limits, offset: start, depth: 0, nodes: 0 }
  skipSpace(r)
  if (r.offset >= text.length) return undefined
  const node = readValue(r)
  return { node, end: r.offset }
}

function readValue(r: Reader): GoNode {
  r.nodes += 1
  if (r.nodes > r.limits.nodesMax) throw new YamlRefusal('', r.offset, 'nodes')
  skipSpace(r)
  const c = r.text.charAt(r.offset)
  if (c === '{' || c === '[') {
    r.depth += 1
    if (r.depth > r.limits.depthMax) throw new YamlRefusal('', r.offset, 'depth')
    const node = c === '{' ? readObject(r) : readArray(r)
    r.depth -= 1
    return node
  }
  const start = r.offset
  if (c === '"') {
    const value = readString(r)
    return { kind: 'scalar', start, end: r.offset, value, plain: false, tag: '' }
  }
  if (c === '-' || isDigit(c)) readNumber(r)
  else if (c === 't') readWord(r, 'true')
  else if (c === 'f') readWord(r, 'false')
  else if (c === 'n') readWord(r, 'null')
  else throw invalid(r, 'looking for beginning of value')
  return { kind: 'scalar', start, end: r.offset, value: r.text.slice(start, r.offset), plain: true, tag: '' }
}

function readObject(r: Reader): GoNode {
  const start = r.offset
  const entries: GoEntry[] = []
  r.offset += 1
  skipSpace(r)
  if (r.text.charAt(r.offset) === '}') {
    r.offset += 1
    return { kind: 'mapping', start, end: r.offset, flow: true, entries }
  }
  for (;;) {
    skipSpace(r)
    if (r.text.charAt(r.offset) !== '"') throw invalid(r, 'looking for beginning of object key string')
    const keyStart = r.offset
    const name = readString(r)
    const key: GoNode = { kind: 'scalar', start: keyStart, end: r.offset, value: name, plain: false, tag: '' }
    skipSpace(r)
    if (r.text.charAt(r.offset) !== ':') throw invalid(r, 'after object key')
    r.offset += 1
    entries.push({ key, value: readValue(r) })
    skipSpace(r)
    const c = r.text.charAt(r.offset)
    if (c !== ',' && c !== '}') throw invalid(r, 'after object key:value pair')
    r.offset += 1
    if (c === '}') return { kind: 'mapping', start, end: r.offset, flow: true, entries }
  }
}

function readArray(r: Reader): GoNode {
  const start = r.offset
  const items: GoNode[] = []
  r.offset += 1
  skipSpace(r)
  if (r.text.charAt(r.offset) === ']') {
    r.offset += 1
    return { kind: 'sequence', start, end: r.offset, flow: true, items }
  }
  for (;;) {
    items.push(readValue(r))
    skipSpace(r)
    const c = r.text.charAt(r.offset)
    if (c !== ',' && c !== ']') throw invalid(r, 'after array element')
    r.offset += 1
    if (c === ']') return { kind: 'sequence', start, end: r.offset, flow: true, items }
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function readString(r: Reader): string {
  r.offset += 1
  let value = ''
  let from = r.offset
  for (;;) {
    const c = r.text.charAt(r.offset)
    if (c === '' || c < ' ') throw invalid(r, 'in string literal')
    if (c === '"' || c === '\\') value += r.text.slice(from, r.offset)
    r.offset += 1
    if (c === '"') return value
    if (c !== '\\') continue
    const letter = r.text.charAt(r.offset)
    const simple = ESCAPES[letter]
    if (simple === undefined && letter !== 'u') throw invalid(r, 'in string escape code')
    r.offset += 1
    value += simple ?? readUnicodeEscape(r)
    from = r.offset
  }
}

function readUnicodeEscape(r: Reader): string {
  const start = r.offset
  for (let k = 0; k < 4; k += 1) {
    if (!/^[0-9a-fA-F]$/.test(r.text.charAt(r.offset))) throw invalid(r, 'in \\u hexadecimal character escape')
    r.offset += 1
  }
  return String.fromCharCode(Number.parseInt(r.text.slice(start, r.offset), 16))
}

function readNumber(r: Reader): void {
  if (r.text.charAt(r.offset) === '-') r.offset += 1
  if (r.text.charAt(r.offset) === '0') r.offset += 1
  else readDigits(r, 'in numeric literal')
  if (r.text.charAt(r.offset) === '.') {
    r.offset += 1
    readDigits(r, 'after decimal point in numeric literal')
  }
  if (/^[eE]$/.test(r.text.charAt(r.offset))) {
    r.offset += 1
    if (/^[-+]$/.test(r.text.charAt(r.offset))) r.offset += 1
    readDigits(r, 'in exponent of numeric literal')
  }
}

function readDigits(r: Reader, context: string): void {
  if (!isDigit(r.text.charAt(r.offset))) throw invalid(r, context)
  while (isDigit(r.text.charAt(r.offset))) r.offset += 1
}

function readWord(r: Reader, word: string): void {
  for (const letter of word) {
    if (r.text.charAt(r.offset) !== letter) {
      const rest = word.indexOf(letter) === 0 ? '' : `in literal ${word} (expecting '${letter}')`
      throw invalid(r, rest)
    }
    r.offset += 1
  }
}

function skipSpace(r: Reader): void {
  while (/^[ \t\r\n]$/.test(r.text.charAt(r.offset))) r.offset += 1
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c.length === 1
}

/** A syntax error at the present character; at the end of the text Go has other words and no offset. */
function invalid(r: Reader, context: string): YamlRefusal {
  const point = r.text.codePointAt(r.offset)
  if (point === undefined) return new YamlRefusal('unexpected EOF', r.offset)
  const bytes = utf8Length(r.text.slice(0, r.offset)) + 1
  return new YamlRefusal(`json: offset ${bytes}: invalid character ${quoteCharacter(point)} ${context}`, r.offset)
}

/** encoding/json shows the one byte it stopped at, as a Go rune literal. */
function quoteCharacter(point: number): string {
  const first = point < 0x80 ? point : leadByte(point)
  const named: Readonly<Record<number, string>> = {
    9: "'\\t'",
    10: "'\\n'",
    13: "'\\r'",
    34: `'"'`,
    39: `'\\''`,
    92: "'\\\\'",
  }
  if (named[first] !== undefined) return named[first]
  if (first < 0x20 || (first >= 0x7f && first < 0xa1)) return `'\\x${first.toString(16).padStart(2, '0')}'`
  return `'${String.fromCharCode(first)}'`
}

function leadByte(point: number): number {
  if (point < 0x800) return 0xc0 | (point >> 6)
  return point < 0x10000 ? 0xe0 | (point >> 12) : 0xf0 | (point >> 18)
}

function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}
