import { charAt, scannerRefusal } from './scanner-state.ts'
import type { Scanner, Token } from './scanner-state.ts'
import { code, hexValue, isBlank, isBlankOrEnd, isBreakOrEnd, isDigit, isWordCharacter } from './characters.ts'
import { takeBreak } from './scanner-state.ts'

/** `&name` or `*name`. */
export function scanAnchor(s: Scanner, type: 'anchor' | 'alias'): Token {
  const { offset: start, line } = s
  s.offset += 1
  const value = takeWord(s)
  const next = charAt(s, 0)
  if (value === '' || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next)))) {
    throw scannerRefusal(s, 'did not find expected alphabetic or numeric character')
  }
  return { type, start, end: s.offset, line, value, suffix: '', plain: false }
}

/** `!suffix`, `!handle!suffix` or `!<uri>`. The token's value is the handle, empty where the suffix is the whole tag. */
export function scanTag(s: Scanner): Token {
  const { offset: start, line } = s
  let handle = ''
  let suffix: string
  if (charAt(s, 1) === code('<')) {
    s.offset += 2
    suffix = takeUri(s, '')
    if (charAt(s, 0) !== code('>')) throw scannerRefusal(s, "did not find the expected '>'")
    s.offset += 1
  } else {
    handle = takeHandle(s, false)
    if (handle.length > 1 && handle.endsWith('!')) {
      suffix = takeUri(s, '')
    } else {
      suffix = takeUri(s, handle)
      handle = '!'
      if (suffix === '') [handle, suffix] = ['', '!']
    }
  }
  if (!isBlankOrEnd(charAt(s, 0))) throw scannerRefusal(s, 'did not find expected whitespace or line break')
  return { type: 'tag', start, end: s.offset, line, value: handle, suffix, plain: false }
}

/** `%YAML 1.1` or `%TAG !handle! prefix`, up to the end of its line. */
export function scanDirective(s: Scanner): Token {
  const { offset: start, line } = s
  s.offset += 1
  const name = takeWord(s)
  if (name === '') throw scannerRefusal(s, 'could not find expected directive name')
  if (!isBlankOrEnd(charAt(s, 0))) throw scannerRefusal(s, 'found unexpected non-alphabetical character')
  let token: Token
  if (name === 'YAML') {
    skipBlanks(s)
    const suffix = takeVersion(s)
    token = { type: 'version-directive', start, end: s.offset, line, value: '', suffix, plain: false }
  } else if (name === 'TAG') {
    const { value, suffix } = takeTagDirective(s)
    token = { type: 'tag-directive', start, end: s.offset, line, value, suffix, plain: false }
  } else {
    throw scannerRefusal(s, 'found unknown directive name')
  }
  skipRestOfLine(s)
  return token
}

/** Blanks and a comment up to the line break, which is taken too. */
export function skipRestOfLine(s: Scanner): void {
  skipBlanks(s)
  if (charAt(s, 0) === code('#')) while (!isBreakOrEnd(charAt(s, 0))) s.offset += 1
  if (!isBreakOrEnd(charAt(s, 0))) throw scannerRefusal(s, 'did not find expected comment or line break')
  takeBreak(s)
}

function skipBlanks(s: Scanner): void {
  while (isBlank(charAt(s, 0))) s.offset += 1
}

function takeWord(s: Scanner): string {
  const start = s.offset
  while (isWordCharacter(charAt(s, 0))) s.offset += 1
  return s.text.slice(start, s.offset)
}

function takeVersion(s: Scanner): string {
  const major = takeVersionNumber(s)
  if (charAt(s, 0) !== code('.')) throw scannerRefusal(s, "did not find expected digit or '.' character")
  s.offset += 1
  return `${major}.${takeVersionNumber(s)}`
}

function takeVersionNumber(s: Scanner): number {
  const start = s.offset
  while (isDigit(charAt(s, 0))) {
    if (s.offset - start === 2) throw scannerRefusal(s, 'found extremely long version number')
    s.offset += 1
  }
  if (s.offset === start) throw scannerRefusal(s, 'did not find expected version number')
  return Number(s.text.slice(start, s.offset))
}

function takeTagDirective(s: Scanner): { value: string; suffix: string } {
  skipBlanks(s)
  const value = takeHandle(s, true)
  if (!isBlank(charAt(s, 0))) throw scannerRefusal(s, 'did not find expected whitespace')
  skipBlanks(s)
  const suffix = takeUri(s, '')
  if (!isBlankOrEnd(charAt(s, 0))) throw scannerRefusal(s, 'did not find expected whitespace or line break')
  return { value, suffix }
}

function takeHandle(s: Scanner, inDirective: boolean): string {
  if (charAt(s, 0) !== code('!')) throw scannerRefusal(s, "did not find expected '!'")
  s.offset += 1
  const handle = `!${takeWord(s)}`
  if (charAt(s, 0) === code('!')) {
    s.offset += 1
    return `${handle}!`
  }
  if (inDirective && handle !== '!') throw scannerRefusal(s, "did not find expected '!'")
  return handle
}

const URI_PUNCTUATION = ";/?:@&=+$,.!~*'()[]%"

/** The rest of a tag. `head` is what was read while looking for a handle; its `!` is not part of the tag. */
function takeUri(s: Scanner, head: string): string {
  let uri = head.slice(1)
  let c = charAt(s, 0)
  const start = s.offset
  while (isWordCharacter(c) || (c !== 0 && URI_PUNCTUATION.includes(String.fromCharCode(c)))) {
    if (c === code('%')) {
      uri += takeUriEscape(s)
    } else {
      uri += String.fromCharCode(c)
      s.offset += 1
    }
    c = charAt(s, 0)
  }
  if (head === '' && s.offset === start) throw scannerRefusal(s, 'did not find expected tag URI')
  return uri
}

/** `%XX` of one character; a tag means nothing to us beyond its name, so other than ASCII it is kept as written. */
function takeUriEscape(s: Scanner): string {
  const octet = hexValue(charAt(s, 1)) * 16 + hexValue(charAt(s, 2))
  if (hexValue(charAt(s, 1)) < 0 || hexValue(charAt(s, 2)) < 0)
    throw scannerRefusal(s, 'did not find URI escaped octet')
  const written = s.text.slice(s.offset, s.offset + 3)
  s.offset += 3
  return octet < 0x80 ? String.fromCharCode(octet) : written
}
