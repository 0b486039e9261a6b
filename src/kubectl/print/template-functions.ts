import { scalarText } from '../../domain/json.ts'
import { fromBase64 } from '../../domain/bytes.ts'
import { lengthOf } from '../../formats/gotemplate/access.ts'
import { CallError } from '../../formats/gotemplate/problem.ts'
import {
  ANY,
  BOOL,
  entryOf,
  type GoFunction,
  indirect,
  itemsOf,
  knownData,
  type MaybeValue,
  STRING,
  UINT8,
} from '../../formats/gotemplate/types.ts'

/** What kubectl adds to the functions of every template (k8s.io/cli-runtime pkg/printers/template.go). */
export const KUBECTL_FUNCTIONS: Readonly<Record<string, GoFunction>> = {
  exists: {
    parameters: [ANY, ANY],
    isVariadic: true,
    call: ([item, ...keys]) => ({ type: BOOL, data: exists(item, keys) }),
  },
  base64decode: {
    parameters: [STRING],
    call: ([text]) => ({ type: STRING, data: decoded(scalarText(text?.data)) }),
  },
}

/** True when `index` would find something that is not nil. */
function exists(item: MaybeValue, keys: readonly MaybeValue[]): boolean {
  let value = item
  for (const key of keys) {
    const next = indirect(value)
    if (next.isNil || next.value === undefined || key === undefined) return false
    const { type } = next.value
    const data = knownData(next.value)
    if (type.kind === 'list' || type.kind === 'string') {
      const at = Number(knownData(key))
      if (key.type.kind !== 'int' || at < 0 || at >= (lengthOf(next.value) ?? 0)) return false
      value = type.kind === 'list' ? { type: type.element, data: itemsOf(data)[at] } : { type: UINT8, data: 0 }
    } else if (type.kind === 'map' && key.type.kind === 'string') {
      const entry = entryOf(data, scalarText(knownData(key)))
      if (entry === undefined) return false
      value = { type: type.element, ...entry }
    } else {
      return false
    }
  }
  return !indirect(value).isNil
}

/** Standard base64 with padding; line ends do not count (Go encoding/base64). */
function decoded(text: string): string {
  const wrong = wrongByte(text)
  if (wrong === undefined) return fromBase64(text)
  throw new CallError(`base64 decode failed: illegal base64 data at input byte ${wrong}`)
}

/** Offset of what is no base64; `undefined` for what is. */
function wrongByte(text: string): number | undefined {
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\n' || character === '\r') continue
    if (/[A-Za-z0-9+/]/.test(character)) {
      digits += 1
      continue
    }
    return character === '=' ? wrongPadding(text, at, digits % 4) : at
  }
  return digits % 4 === 0 ? undefined : text.length - (digits % 4)
}

/** `=` stands for the digits that are missing, at the very end. */
function wrongPadding(text: string, at: number, digits: number): number | undefined {
  if (digits < 2) return at
  let end = at + 1
  const skipLines = (): void => {
    while (text[end] === '\n' || text[end] === '\r') end += 1
  }
  skipLines()
  if (digits === 2) {
    if (end === text.length) return end
    if (text[end] !== '=') return end
    end += 1
    skipLines()
  }
  return end < text.length ? end : undefined
}
