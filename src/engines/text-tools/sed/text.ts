import type { ScriptReader } from './reader.ts'

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', r: '\r' }

/**
 * The text of `a`, `i` and `c`: behind a backslash on the next lines, or as GNU sed allows on the same line. A backslash at
 * the end of a line goes on with the next one. Gives it with a line feed at its end. Source: GNU sed manual, "Commands Requiring a newline".
 */
export function readText(reader: ScriptReader): string | undefined {
  reader.skip(' \t')
  if (reader.isAtEnd) return reader.wrong("expected \\ after `a', `c' or `i'")
  if (reader.peek() === '\\') {
    reader.take()
    skipToLine(reader)
    if (reader.isAtEnd) return reader.notSimulated()
  }
  let text = ''
  while (!reader.isAtEnd) {
    const character = reader.take()
    if (character === '\n') break
    if (character !== '\\') {
      text += character
      continue
    }
    const next = reader.take()
    if (/[acdox]/.test(next)) return reader.notSimulated()
    text += SIGNS[next] ?? next
  }
  return `${text}\n`
}

/** Blanks between the backslash and the end of its line mean nothing; with text on the same line they are part of it. */
function skipToLine(reader: ScriptReader): void {
  const blanks = /^[ \t]*\n/.exec(reader.text.slice(reader.at))
  if (blanks !== null) reader.at += blanks[0].length
}
