/** Stands for the end of the text; real NUL characters are refused before scanning. */
export const END_OF_TEXT = 0

/** Space or tab. */
export function isBlank(c: number): boolean {
  return c === 0x20 || c === 0x09
}

/** A YAML 1.1 line break: LF, CR, NEL, LS or PS. */
export function isBreak(c: number): boolean {
  return c === 0x0a || c === 0x0d || c === 0x85 || c === 0x2028 || c === 0x2029
}

/** A line break or the end of the text. */
export function isBreakOrEnd(c: number): boolean {
  return c === END_OF_TEXT || isBreak(c)
}

/** Space, tab, line break or the end of the text. */
export function isBlankOrEnd(c: number): boolean {
  return c === 0x20 || c === 0x0a || c === 0x09 || isBreakOrEnd(c)
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

/** What directive names, anchors and tag handles are made of: letters, digits, `_` and `-`. */
export function isWordCharacter(c: number): boolean {
  return isDigit(c) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x5f || c === 0x2d
}

/** The value of a hexadecimal digit, -1 for any other character. */
export function hexValue(c: number): number {
  if (isDigit(c)) return c - 0x30
  if (c >= 0x41 && c <= 0x46) return c - 0x41 + 10
  if (c >= 0x61 && c <= 0x66) return c - 0x61 + 10
  return -1
}

/** The code of a one-character string, so that scanners can name characters. */
export function code(character: string): number {
  return character.charCodeAt(0)
}
