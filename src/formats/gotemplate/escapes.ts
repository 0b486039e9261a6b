import { utf8Bytes } from '../../domain/bytes.ts'

const HTML: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\ufffd',
}

/** `html`: what may stand as text in HTML. */
export function htmlEscaped(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/["'&<>\0]/g, (character) => HTML[character] ?? character)
}

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
}

/** `js`: what may stand in a string of JavaScript. */
export function jsEscaped(text: string): string {
  let escaped = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const isShown = point >= 0x20 && (point < 0x80 || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character))
    escaped += Object.hasOwn(JS, character)
      ? (JS[character] ?? '')
      : isShown
        ? character
        : `\\u${point.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return escaped
}

/** `urlquery`: what may stand in the query of a URL; a blank is `+`. */
export function urlEscaped(text: string): string {
  return utf8Bytes(text)
    .map((byte) => {
      const character = String.fromCharCode(byte)
      if (/^[\w.~-]$/.test(character)) return character
      return character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
