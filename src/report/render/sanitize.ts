/**
 * What must not reach a terminal, a log or a document as it is: control characters (C0, DEL, C1, so also the escape that
 * starts ANSI sequences), line and paragraph separators, marks that change the direction of text or cannot be seen, and
 * halves of surrogate pairs. Line feeds are looked for apart: in JSON they stand only between values, in millions.
 */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  /(?!\n)[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** The older form of a command to GitHub Actions, which counts anywhere in a line (actions/runner, `ActionCommand`). */
const COMMAND = '##['

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' }

/** One line of foreign text that can be printed: what cannot is written as an escape that can be seen. */
export function printable(text: string): string {
  return text.replace(UNSAFE, visibleEscape).replaceAll('\n', visibleEscape('\n')).replaceAll(COMMAND, '#\\x23[')
}

/** Foreign text of several lines, each of them printable. Tabs become blanks, as a terminal would show them. */
export function printableLines(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => printable(line.replaceAll('\t', '    ')))
}

/** JSON in which no character acts on a terminal, or on the log of a workflow; it still decodes to the same value. */
export function printableJson(json: string): string {
  return json.replace(UNSAFE, jsonEscape).replaceAll(COMMAND, '#\\u0023[')
}

function visibleEscape(character: string): string {
  const short = SHORT[character]
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

function jsonEscape(character: string): string {
  let escaped = ''
  for (let at = 0; at < character.length; at += 1) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }
  return escaped
}
