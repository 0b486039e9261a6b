import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, Position } from '../domain/diagnostic.ts'

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/** UTF-8 as text, strictly; a byte order mark is dropped. Bytes that do not fit and NUL are diagnosed at their place. */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { ok: false, diagnostic: diagnostic('SUBMISSION_NOT_TEXT', { file, encoding: 'UTF-16' }) }
  }
  const text = decodeStrictly(bytes)
  const bad = text === undefined ? decodeLoosely(bytes).indexOf('\ufffd') : text.indexOf('\0')
  if (text !== undefined && bad < 0) return { ok: true, text }
  const start = positionOf(text ?? decodeLoosely(bytes), Math.max(bad, 0))
  const end = { line: start.line, column: start.column + 1 }
  return { ok: false, diagnostic: diagnostic('SUBMISSION_NOT_TEXT', { file, encoding: '' }, { file, start, end }) }
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined // the decoder says no more than that; where is found out by decoding loosely
  }
}

function decodeLoosely(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
