/** One step of a path, or a text, as client-go's template language has them (util/jsonpath/node.go). */
export type PathNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | {
      readonly kind: 'slice'
      readonly from?: number
      readonly to?: number
      readonly step?: number
      readonly single: boolean
    }
  | {
      readonly kind: 'filter'
      readonly left: readonly PathNode[]
      readonly operator: string
      readonly right: readonly PathNode[]
    }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'recursive' }
  | { readonly kind: 'union'; readonly paths: readonly (readonly PathNode[])[] }
  | { readonly kind: 'word'; readonly word: string }

/** A template: texts, and what stands between braces as a list of steps. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly nodes: readonly PathNode[] }

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }

/** Reads a jsonpath template in one pass. Errors are in client-go's words. */
export function parseTemplate(text: string): Parsed<readonly TemplatePart[]> {
  const parts: TemplatePart[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    const end = open < 0 ? text.length : open
    if (end > at) parts.push({ kind: 'text', text: text.slice(at, end) })
    if (open < 0) break
    const reader: Reader = { text, at: open + 1, nodes: [] }
    const error = readAction(reader)
    if (error !== undefined) return { ok: false, error }
    parts.push({ kind: 'action', nodes: reader.nodes })
    at = reader.at
  }
  return { ok: true, value: parts }
}

interface Reader {
  readonly text: string
  at: number
  readonly nodes: PathNode[]
}

/** Reads up to and with the closing brace. Gives the error, if any. */
function readAction(reader: Reader): string | undefined {
  for (;;) {
    const { text, at } = reader
    if (text[at] === '}') {
      reader.at += 1
      return undefined
    }
    const error = readStep(reader)
    if (error !== undefined) return error
  }
}

function readStep(reader: Reader): string | undefined {
  const { text, at } = reader
  if (text.startsWith('[?(', at)) return readFilter(reader)
  if (text.startsWith('..', at)) return readRecursive(reader)
  const character = text[at]
  if (character === undefined || character === '\n' || character === '\r') return 'unclosed action'
  switch (character) {
    case ' ':
    case '@':
    case '$':
      reader.at += 1
      return undefined
    case '[':
      return readBrackets(reader)
    case '"':
    case "'":
      return readQuote(reader, character)
    case '.':
      reader.at += 1
      readField(reader)
      return undefined
    default:
  }
  if (/[0-9+-]/.test(character)) return readNumber(reader)
  if (/[\p{L}\p{Nd}_]/u.test(character)) return readWord(reader)
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `unrecognized character in action: U+${code} '${String.fromCodePoint(text.codePointAt(at) ?? 0)}'`
}

function isTerminator(character: string | undefined): boolean {
  return character === undefined || ' \t\r\n.,[]$@{}'.includes(character)
}

function readField(reader: Reader): void {
  const { text } = reader
  let end = reader.at
  while (!isTerminator(text[end])) end += text[end] === '\\' ? 2 : 1
  end = Math.min(end, text.length)
  const name = text.slice(reader.at, end)
  reader.nodes.push(name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') })
  reader.at = end
}

function readRecursive(reader: Reader): string | undefined {
  if (reader.nodes.at(-1)?.kind === 'recursive') return 'invalid multiple recursive descent'
  reader.at += 2
  reader.nodes.push({ kind: 'recursive' })
  if (/[\p{L}\p{Nd}_]/u.test(reader.text[reader.at] ?? '')) readField(reader)
  return undefined
}

function readWord(reader: Reader): undefined {
  let end = reader.at
  while (!isTerminator(reader.text[end])) end += 1
  const word = reader.text.slice(reader.at, end)
  const isBool = word === 'true' || word === 'false'
  reader.nodes.push(isBool ? { kind: 'bool', value: word === 'true' } : { kind: 'word', word })
  reader.at = end
}

function readNumber(reader: Reader): string | undefined {
  const digits = /^[+-]?[0-9.]*/.exec(reader.text.slice(reader.at, reader.at + 400))?.[0] ?? ''
  const value = Number(digits)
  if (digits === '' || Number.isNaN(value) || !/[0-9]/.test(digits)) return `cannot parse number ${digits}`
  reader.nodes.push({ kind: 'number', value })
  reader.at += digits.length
  return undefined
}

function readQuote(reader: Reader, quote: string): string | undefined {
  const { text } = reader
  let end = reader.at + 1
  while (end < text.length && text[end] !== '\n' && (text[end] !== quote || text[end - 1] === '\\')) end += 1
  if (text[end] !== quote) return 'unterminated quoted string'
  const raw = text.slice(reader.at, end + 1)
  const unquoted = unquote(raw.slice(1, -1), quote)
  if (unquoted === undefined) return `unquote string ${raw} error invalid syntax`
  reader.nodes.push({ kind: 'text', text: unquoted })
  reader.at = end + 1
  return undefined
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Go's escapes inside quotes; `undefined` for one that Go does not know. */
function unquote(text: string, quote: string): string | undefined {
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character !== '\\') {
      plain += character
      continue
    }
    at += 1
    const escape = text[at] ?? ''
    const known = escape === quote ? quote : ESCAPES[escape]
    if (known !== undefined) {
      plain += known
      continue
    }
    const length = { x: 2, u: 4, U: 8 }[escape]
    const hex = length === undefined ? '' : text.slice(at + 1, at + 1 + length)
    const code = Number.parseInt(hex, 16)
    if (length === undefined || hex.length < length || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) return undefined
    plain += String.fromCodePoint(code)
    at += length
  }
  return plain
}

function readBrackets(reader: Reader): string | undefined {
  const close = reader.text.indexOf(']', reader.at)
  const line = reader.text.indexOf('\n', reader.at)
  if (close < 0 || (line >= 0 && line < close)) return 'unterminated array'
  const inner = reader.text.slice(reader.at + 1, close)
  reader.at = close + 1
  const parts = inner.split(',')
  if (parts.length === 1) return readIndex(reader.nodes, inner === '*' ? ':' : inner)
  const paths: PathNode[][] = []
  for (const part of parts) {
    const nodes: PathNode[] = []
    const error = readIndex(nodes, part.trim())
    if (error !== undefined) return error
    paths.push(nodes)
  }
  reader.nodes.push({ kind: 'union', paths })
  return undefined
}

function readIndex(nodes: PathNode[], text: string): string | undefined {
  const key = /^'([^']*)'$/.exec(text)?.[1]
  if (key !== undefined) {
    const parsed = parseTemplate(`{.${key}}`)
    if (!parsed.ok) return parsed.error
    for (const part of parsed.value) if (part.kind === 'action') nodes.push(...part.nodes)
    return undefined
  }
  const numbers = /^(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?$/.exec(text)
  if (numbers === null) return `invalid array index ${text}`
  const [, from = '', to, step] = numbers
  for (const bound of [from, to?.slice(1), step?.slice(1)]) if (bound === '-') return 'array index - is not a number'
  const start = from === '' ? undefined : Number(from)
  const single = to === undefined
  const stop = single ? (start ?? 0) + 1 : to === ':' ? undefined : Number(to.slice(1))
  const stride = step === undefined || step === ':' ? undefined : Number(step.slice(1))
  nodes.push({
    kind: 'slice',
    single,
    ...(start === undefined ? {} : { from: start }),
    ...(stop === undefined ? {} : { to: stop }),
    ...(stride === undefined ? {} : { step: stride }),
  })
  return undefined
}

function readFilter(reader: Reader): string | undefined {
  const { text } = reader
  const start = reader.at + 3
  let end = start
  let quote: string | undefined
  let isClosed = false
  for (; end < text.length; end += 1) {
    const character = text[end] ?? ''
    if (character === '\n') return 'unterminated filter'
    if (character === '"' || character === "'") {
      if (quote === undefined) quote = character
      else if (character === quote && text[end - 1] !== '\\') isClosed = true
    } else if (character === ')' && (quote === undefined || isClosed)) break
  }
  if (end >= text.length) return 'unterminated filter'
  if (text[end + 1] !== ']') return 'unclosed array expect ]'
  reader.at = end + 2
  return addFilter(reader.nodes, text.slice(start, end))
}

function addFilter(nodes: PathNode[], text: string): string | undefined {
  const operatorAt = text.search(/[!<>=]/)
  const operator = operatorAt < 1 ? '' : (/^[!<>=]+/.exec(text.slice(operatorAt))?.[0] ?? '')
  const rest = text.slice(operatorAt + operator.length)
  const isComparison = operator !== '' && rest !== ''
  const left = parseTemplate(`{${isComparison ? text.slice(0, operatorAt) : text}}`)
  if (!left.ok) return left.error
  const right = isComparison ? parseTemplate(`{${rest}}`) : undefined
  if (right !== undefined && !right.ok) return right.error
  nodes.push({
    kind: 'filter',
    left: nodesOf(left.value),
    operator: isComparison ? operator : 'exists',
    right: right === undefined ? [] : nodesOf(right.value),
  })
  return undefined
}

function nodesOf(parts: readonly TemplatePart[]): readonly PathNode[] {
  const [first] = parts
  return first?.kind === 'action' ? first.nodes : []
}
