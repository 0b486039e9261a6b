import { isJsonObject, type Value } from '../domain/json.ts'
import type { Language } from '../domain/text.ts'
import { type AskedWord, wordsFor } from '../messages/words.ts'
import { inlineValue } from './render/value.ts'

const ASKED: ReadonlySet<string> = new Set(['is', 'has', 'matches', 'min', 'max'] satisfies AskedWord[])

/**
 * What a check expected, in words: `{ min: 3 }` is `at least 3`, `{ has: "1.27" }` is `containing 1.27`, also inside a map; all
 * else as it is.
 */
export function expectedText(value: Value, language: Language): string {
  const asked = askedText(value, language)
  if (asked !== undefined) return asked
  if (!isJsonObject(value)) return valueText(value)
  return Object.entries(value)
    .map(([key, inner]) => {
      const words = askedText(inner, language)
      return words === undefined ? inlineValue({ [key]: inner }) : `${inlineValue(key)} ${words}`
    })
    .join(', ')
}

/** A value as it is; maps of a list one behind the other, with semicolons between them. */
export function valueText(value: Value): string {
  const isTable = Array.isArray(value) && value.length > 0 && value.every(isJsonObject)
  return isTable ? value.map((row) => inlineValue(row)).join('; ') : inlineValue(value)
}

function askedText(value: Value, language: Language): string | undefined {
  if (!isJsonObject(value)) return undefined
  const entries = Object.entries(value)
  if (entries.length === 0 || !entries.every(([key]) => ASKED.has(key))) return undefined
  const { asked } = wordsFor(language)
  return entries.map(([key, inner]) => asked[key as AskedWord](inlineValue(inner))).join(', ')
}
