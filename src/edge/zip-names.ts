import type { Entry } from 'yauzl'

const UTF8_FLAG = 0x0800
/** Info-ZIP's field with the name in UTF-8, which the library has read. */
const UNICODE_PATH = 0x7075

/** Hangul of KS X 1001, as Windows writes it in Korean. In CP437 the first byte of each is a line of a box: no name holds those. */
const HANGUL = /[\xb0-\xc8][\xa1-\xfe]/g
const NOT_ASCII = /[\x80-\xff]/

/**
 * The name of an entry. Where the archive does not say that a name is UTF-8 it is CP437 by the specification, but macOS and many libraries write UTF-8
 * all the same, and Windows writes the code page of its language: bytes that are UTF-8 are taken for it, and such that are Hangul in CP949 for that.
 * All of these leave ASCII as it is, so what the library has checked of `/` and `..` stays true.
 */
export function nameOf({ fileName, fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const isSaid = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH)
  if (isSaid) return fileName
  const name = decoded('utf-8', fileNameRaw) ?? (isHangul(fileNameRaw) ? decoded('euc-kr', fileNameRaw) : undefined)
  return name?.replaceAll('\\', '/') ?? fileName
}

function isHangul(bytes: Buffer): boolean {
  return !NOT_ASCII.test(bytes.toString('latin1').replaceAll(HANGUL, ''))
}

function decoded(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
