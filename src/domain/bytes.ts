/** UTF-8 of a text, as numbers from 0 to 255. A lone surrogate becomes the replacement character, as in Go. */
export function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = []
  for (const character of text) bytes.push(...utf8Of(character.codePointAt(0) ?? 0))
  return bytes
}

/** UTF-8 of one code point. */
export function utf8Of(point: number): readonly number[] {
  const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f)
  if (code < 0x80) return [code]
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)]
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)]
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The standard base64 form of a text's UTF-8, with padding (RFC 4648). */
export function toBase64(text: string): string {
  const bytes = utf8Bytes(text)
  let result = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3)
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(word >> shift) & 63] ?? '')
    result += digits.slice(0, b === undefined ? 2 : c === undefined ? 3 : 4).join('')
    result += b === undefined ? '==' : c === undefined ? '=' : ''
  }
  return result
}

/** The text whose base64 form this is; characters that are no digits are left out, bytes that are no UTF-8 replaced. */
export function fromBase64(text: string): string {
  const bytes: number[] = []
  let word = 0
  let bits = 0
  for (const character of text) {
    const digit = DIGITS.indexOf(character)
    if (digit < 0) continue
    word = ((word << 6) | digit) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((word >> bits) & 0xff)
  }
  return fromUtf8(bytes)
}

/** The text that bytes mean as UTF-8; each byte that does not fit becomes the replacement character, as in Go. */
export function fromUtf8(bytes: readonly number[]): string {
  let text = ''
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0
    let point = length === 1 ? lead : lead & (0x7f >> length)
    let good = lead < 0x80 || (lead >= 0xc2 && lead <= 0xf4)
    for (let k = 1; k < length; k += 1) {
      const next = bytes[i + k] ?? 0
      good &&= (next & 0xc0) === 0x80
      point = (point << 6) | (next & 0x3f)
    }
    good &&= point >= least && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    text += good ? String.fromCodePoint(point) : '\ufffd'
    i += good ? length : 1
  }
  return text
}
