const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\x1B': '\\E' }

function controlsEscaped(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => NAMED[sign] ?? octalOf(sign))
}

function octalOf(sign: string): string {
  return `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`
}

/** `%q` of bash: a word that gives this text again. */
export function shellQuoted(text: string): string {
  if (text === '') return "''"
  return hasControls(text) ? ansiQuoted(text) : text.replace(/[^\w@%+=:./\-\u0080-\uFFFF]/g, String.raw`\$&`)
}

/** How bash shows a word in its errors: as it is, or as `$'…'` where a terminal could not show it. */
export function shownByBash(text: string): string {
  return hasControls(text) ? ansiQuoted(text) : text
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

function ansiQuoted(text: string): string {
  return `$'${controlsEscaped(text.replace(/[\\']/g, String.raw`\$&`))}'`
}

/**
 * The text of a here-document whose delimiter is not quoted: a backslash takes away the meaning of `$`, a backquote and itself, and
 * joins lines. Source: POSIX Shell Command Language, "Here-Document".
 */
export function unescapeHereDocument(text: string): string {
  return text.replace(/\\([$`\\\n])/g, (_, sign: string) => (sign === '\n' ? '' : sign))
}
