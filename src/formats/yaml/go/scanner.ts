import { code, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from './characters.ts'
import { YamlRefusal } from './refusal.ts'
import { scanAnchor, scanDirective, scanTag } from './scan-property.ts'
import { scanBlockScalar, scanPlain, scanQuoted } from './scan-scalar.ts'
import { atDocumentIndicator, charAt, columnOf, mark, scannerRefusal, takeBreak } from './scanner-state.ts'
import type { PossibleKey, Scanner, Token, TokenType } from './scanner-state.ts'

/** An implicit key ends on its line and within so many characters (YAML 1.1, 9.3 "simple keys"). */
const KEY_LENGTH_MAX = 1024

/**
 * The next token, left in the queue. A token that may turn out to begin a key is not shown before that is decided:
 * that look-ahead decides which of two mistakes is found first, so it follows libyaml (`fetch_more_tokens` in go-yaml's scannerc.go).
 */
export function peek(s: Scanner): Token {
  for (;;) {
    const head = s.queue[0]
    if (head !== undefined && (head.key?.awaited !== true || !stillPossible(s, head.key))) return head
    fetchToken(s)
  }
}

/** Takes the token that `peek` showed. */
export function take(s: Scanner): Token {
  const token = peek(s)
  s.queue.shift()
  s.taken += 1
  return token
}

function fetchToken(s: Scanner): void {
  skipToToken(s)
  closeBlocks(s, columnOf(s))
  const c = charAt(s, 0)
  if (s.offset >= s.end) return fetchEnd(s)
  if (s.offset === s.lineStart) {
    if (c === code('%')) return fetchDirective(s)
    if (atDocumentIndicator(s)) return fetchDocumentIndicator(s)
  }
  switch (String.fromCharCode(c)) {
    case '[':
      return openFlow(s, 'flow-sequence-start')
    case '{':
      return openFlow(s, 'flow-mapping-start')
    case ']':
      return closeFlow(s, 'flow-sequence-end')
    case '}':
      return closeFlow(s, 'flow-mapping-end')
    case ',':
      return fetchFlowEntry(s)
    case '*':
      return fetchNode(s, () => scanAnchor(s, 'alias'))
    case '&':
      return fetchNode(s, () => scanAnchor(s, 'anchor'))
    case '!':
      return fetchNode(s, () => scanTag(s))
    case "'":
      return fetchNode(s, () => scanQuoted(s, "'"))
    case '"':
      return fetchNode(s, () => scanQuoted(s, '"'))
    case '|':
    case '>':
      if (s.flowLevel === 0) return fetchBlockScalar(s, c === code('|'))
      break
    case '-':
      if (isBlankOrEnd(charAt(s, 1))) return fetchBlockEntry(s)
      break
    case '?':
      if (s.flowLevel > 0 || isBlankOrEnd(charAt(s, 1))) return fetchExplicitKey(s)
      break
    case ':':
      if (s.flowLevel > 0 || isBlankOrEnd(charAt(s, 1))) return fetchValue(s)
      break
    default:
      break
  }
  if (!startsPlain(s, c)) throw scannerRefusal(s, 'found character that cannot start any token')
  fetchNode(s, () => scanPlain(s))
}

/** Whether a plain scalar may begin here, where none of the indicators was recognised. */
function startsPlain(s: Scanner, c: number): boolean {
  if (c === code('-')) return !isBlank(charAt(s, 1))
  if (c === code('?') || c === code(':')) return s.flowLevel === 0 && !isBlankOrEnd(charAt(s, 1))
  return !isBlankOrEnd(c) && !',[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(c))
}

/** Takes blanks, comments and line breaks. In block context a tab is not white space where a key may begin. */
function skipToToken(s: Scanner): void {
  for (;;) {
    if (s.offset === s.lineStart && charAt(s, 0) === 0xfeff) s.offset += 1
    while (charAt(s, 0) === 0x20 || (charAt(s, 0) === 0x09 && (s.flowLevel > 0 || !s.keyAllowed))) s.offset += 1
    if (charAt(s, 0) === code('#')) while (!isBreakOrEnd(charAt(s, 0))) s.offset += 1
    if (!isBreak(charAt(s, 0))) return
    takeBreak(s)
    if (s.flowLevel === 0) s.keyAllowed = true
  }
}

/** Whether `key` may still become a key; a required one that may not is an error. */
function stillPossible(s: Scanner, key: PossibleKey): boolean {
  if (!key.possible) return false
  if (key.line >= s.line && key.offset + KEY_LENGTH_MAX >= s.offset) return true
  dropKey(s, key)
  return false
}

function dropKey(s: Scanner, key: PossibleKey): void {
  if (key.required) throw scannerRefusal(s, "could not find expected ':'", key.offset)
  key.possible = false
}

/** Gives up the possible key of the current flow level. */
function forgetKey(s: Scanner): void {
  const key = s.keys.at(-1)
  if (key?.possible === true) dropKey(s, key)
}

/** Notes that the token about to be scanned may begin a key. */
function noteKey(s: Scanner): PossibleKey | undefined {
  if (!s.keyAllowed) return undefined
  const column = columnOf(s)
  forgetKey(s)
  const key = keyHere(s, true, s.flowLevel === 0 && s.indent === column)
  s.keys[s.keys.length - 1] = key
  return key
}

function keyHere(s: Scanner, possible: boolean, required: boolean): PossibleKey {
  const { offset, line } = s
  return {
    possible,
    awaited: possible,
    required,
    tokenNumber: s.taken + s.queue.length,
    offset,
    line,
    column: columnOf(s),
  }
}

/** Opens a block collection at `column` if it is further in than the innermost open one. `at` is a place in the queue. */
function openBlock(s: Scanner, column: number, at: number, token: Token): void {
  if (s.flowLevel > 0 || s.indent >= column) return
  s.indents.push(s.indent)
  s.indent = column
  if (s.indents.length > s.depthMax) throw new YamlRefusal('', s.offset, 'depth')
  s.queue.splice(at, 0, token)
}

/** Closes the block collections further in than `column`. */
function closeBlocks(s: Scanner, column: number): void {
  if (s.flowLevel > 0) return
  while (s.indent > column) {
    s.queue.push(mark('block-end', s.offset, s.offset, s.line))
    s.indent = s.indents.pop() ?? -1
  }
}

function pushIndicator(s: Scanner, type: TokenType, length: number, key?: PossibleKey): void {
  const token = mark(type, s.offset, s.offset + length, s.line)
  s.queue.push(key === undefined ? token : { ...token, key })
  s.offset += length
}

function fetchEnd(s: Scanner): void {
  if (s.offset !== s.lineStart) {
    s.line += 1
    s.lineStart = s.offset
  }
  closeBlocks(s, -1)
  forgetKey(s)
  s.keyAllowed = false
  s.queue.push(mark('stream-end', s.offset, s.offset, s.line))
}

function fetchDirective(s: Scanner): void {
  closeBlocks(s, -1)
  forgetKey(s)
  s.keyAllowed = false
  s.queue.push(scanDirective(s))
}

function fetchDocumentIndicator(s: Scanner): void {
  closeBlocks(s, -1)
  forgetKey(s)
  s.keyAllowed = false
  pushIndicator(s, charAt(s, 0) === code('-') ? 'document-start' : 'document-end', 3)
}

function openFlow(s: Scanner, type: TokenType): void {
  const key = noteKey(s)
  s.keys.push(keyHere(s, false, false))
  s.flowLevel += 1
  if (s.flowLevel > s.depthMax) throw new YamlRefusal('', s.offset, 'depth')
  s.keyAllowed = true
  pushIndicator(s, type, 1, key)
}

function closeFlow(s: Scanner, type: TokenType): void {
  forgetKey(s)
  if (s.flowLevel > 0) {
    s.flowLevel -= 1
    const inner = s.keys.pop()
    const outer = s.keys.at(-1)
    // an empty collection ends the waiting for its own key: yaml.v2 keeps its simple keys by token number, and both have the same
    if (outer !== undefined && outer.tokenNumber === inner?.tokenNumber) outer.awaited = false
  }
  s.keyAllowed = false
  pushIndicator(s, type, 1)
}

function fetchFlowEntry(s: Scanner): void {
  forgetKey(s)
  s.keyAllowed = true
  pushIndicator(s, 'flow-entry', 1)
}

function fetchBlockEntry(s: Scanner): void {
  if (s.flowLevel === 0) {
    if (!s.keyAllowed) throw scannerRefusal(s, 'block sequence entries are not allowed in this context')
    openBlock(s, columnOf(s), s.queue.length, mark('block-sequence-start', s.offset, s.offset, s.line))
  }
  forgetKey(s)
  s.keyAllowed = true
  pushIndicator(s, 'block-entry', 1)
}

function fetchExplicitKey(s: Scanner): void {
  if (s.flowLevel === 0) {
    if (!s.keyAllowed) throw scannerRefusal(s, 'mapping keys are not allowed in this context')
    openBlock(s, columnOf(s), s.queue.length, mark('block-mapping-start', s.offset, s.offset, s.line))
  }
  forgetKey(s)
  s.keyAllowed = s.flowLevel === 0
  pushIndicator(s, 'key', 1)
}

function fetchValue(s: Scanner): void {
  const key = s.keys.at(-1)
  if (key !== undefined && stillPossible(s, key)) {
    const at = key.tokenNumber < s.taken ? s.queue.length : key.tokenNumber - s.taken
    s.queue.splice(at, 0, mark('key', key.offset, key.offset, key.line))
    const before = key.tokenNumber < s.taken ? s.queue.length : at
    openBlock(s, key.column, before, mark('block-mapping-start', key.offset, key.offset, key.line))
    key.possible = false
    s.keyAllowed = false
  } else {
    if (s.flowLevel === 0) {
      if (!s.keyAllowed) throw scannerRefusal(s, 'mapping values are not allowed in this context')
      openBlock(s, columnOf(s), s.queue.length, mark('block-mapping-start', s.offset, s.offset, s.line))
    }
    s.keyAllowed = s.flowLevel === 0
  }
  pushIndicator(s, 'value', 1)
}

function fetchBlockScalar(s: Scanner, literal: boolean): void {
  forgetKey(s)
  s.keyAllowed = true
  s.queue.push(scanBlockScalar(s, literal))
}

/** A token that may itself be a key; no other may begin right after it. */
function fetchNode(s: Scanner, scan: () => Token): void {
  const key = noteKey(s)
  s.keyAllowed = false
  const token = scan()
  s.queue.push(key === undefined ? token : { ...token, key })
}
