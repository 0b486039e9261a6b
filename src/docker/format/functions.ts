import { scalarText } from '../../domain/json.ts'
import { fromUtf8, utf8Bytes } from '../../domain/bytes.ts'
import { CallError, NotSimulated } from '../../formats/gotemplate/problem.ts'
import { ANY, type GoFunction, INT, itemsOf, listOf, type MaybeValue, STRING } from '../../formats/gotemplate/types.ts'
import { templateJson } from './json.ts'

const STRINGS = listOf(STRING)

function textOf(value: MaybeValue): string {
  return scalarText(value?.data)
}

/** A function of texts that gives a text. */
function ofText(change: (text: string) => string): GoFunction {
  return { parameters: [STRING], call: ([text]) => ({ type: STRING, data: change(textOf(text)) }) }
}

/** What docker adds to the functions of every template. Source: docker/cli `templates/templates.go`. */
export const DOCKER_FUNCTIONS: Readonly<Record<string, GoFunction>> = {
  json: { parameters: [ANY], call: ([value]) => ({ type: STRING, data: templateJson(value) }) },
  split: {
    parameters: [STRING, STRING],
    // Without a separator the characters are split.
    call: ([text, separator]) => ({
      type: STRINGS,
      data: textOf(separator) === '' ? [...textOf(text)] : textOf(text).split(textOf(separator)),
    }),
  },
  join: {
    parameters: [STRINGS, STRING],
    call: ([texts, separator]) => ({
      type: STRING,
      data: itemsOf(texts?.data ?? null)
        .map(scalarText)
        .join(textOf(separator)),
    }),
  },
  title: ofText((text) => text.replaceAll(/(?<![\p{L}\p{N}_])\p{L}/gu, upper)),
  lower: ofText((text) => [...text].map((character) => oneCharacter(character, character.toLowerCase())).join('')),
  upper: ofText((text) => [...text].map(upper).join('')),
  pad: { parameters: [STRING, INT, INT], call: ([text, before, after]) => padded(textOf(text), before, after) },
  truncate: { parameters: [STRING, INT], call: ([text, length]) => truncated(textOf(text), Number(length?.data)) },
}

/** In the titles of a table most functions leave a text as it is. */
export const HEADER_FUNCTIONS: Readonly<Record<string, GoFunction>> = {
  json: { parameters: [STRING], call: ([text]) => text },
  split: { parameters: [STRING, STRING], call: ([text]) => text },
  join: { parameters: [STRING, STRING], call: ([text]) => text },
  title: { parameters: [STRING], call: ([text]) => text },
  lower: { parameters: [STRING], call: ([text]) => text },
  upper: { parameters: [STRING], call: ([text]) => text },
  truncate: { parameters: [STRING, INT], call: ([text]) => text },
}

/** Go maps characters one by one: `ß` has no capital. */
function oneCharacter(character: string, changed: string): string {
  return [...changed].length === 1 ? changed : character
}

function upper(character: string): string {
  return oneCharacter(character, character.toUpperCase())
}

/** Blanks beyond this are not printed by anybody. */
const BLANKS_MAX = 100_000

function padded(text: string, ...counts: readonly MaybeValue[]): MaybeValue {
  const [before = 0, after = 0] = counts.map((count) => Number(count?.data))
  if (text === '') return { type: STRING, data: '' }
  if (before < 0 || after < 0) throw new CallError('strings: negative Repeat count')
  if (before > BLANKS_MAX || after > BLANKS_MAX) throw new NotSimulated('size')
  return { type: STRING, data: ' '.repeat(before) + text + ' '.repeat(after) }
}

/** The length counts bytes. */
function truncated(text: string, length: number): MaybeValue {
  if (length < 0) throw new CallError(`runtime error: slice bounds out of range [:${length}]`)
  const bytes = utf8Bytes(text)
  return { type: STRING, data: bytes.length < length ? text : fromUtf8(bytes.slice(0, length)) }
}
