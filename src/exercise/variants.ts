import { isJsonObject, scalarText } from '../domain/json.ts'
import type { FieldPath, JsonObject, Value } from '../domain/json.ts'
import { suggest } from '../domain/suggest.ts'
import type { Block } from './block.ts'

/** More forms of one question than this are a mistake: the parameters of a map of lists are combined. */
export const VARIANTS_MAX = 100

/**
 * The values of parameters that `variants:` gives, one map per variant. A list of maps is taken as it is; a map of lists stands for
 * every combination, the last parameter changing fastest. Example: `{ n: [1, 2], s: [a] }` gives `{ n: 1, s: a }`, `{ n: 2, s: a }`.
 * Stops one behind `VARIANTS_MAX`.
 */
export function variantRows(variants: Value | undefined): readonly JsonObject[] {
  if (Array.isArray(variants)) return variants.filter((row) => isJsonObject(row)).slice(0, VARIANTS_MAX + 1)
  if (!isJsonObject(variants)) return []
  let rows: JsonObject[] = [{}]
  for (const [name, values] of Object.entries(variants)) {
    if (!Array.isArray(values)) continue
    rows = rows.flatMap((row) => values.map((value: Value) => ({ ...row, [name]: value }))).slice(0, VARIANTS_MAX + 1)
  }
  return rows
}

const PLACEHOLDER = /\{\{([a-zA-Z][a-zA-Z0-9]*)\}\}/g

/**
 * A value with `{{name}}` in its texts, and in its keys, replaced by parameters. A text that is nothing but one placeholder becomes the parameter itself, so that
 * a number stays one. Names that are no parameters are left as they are.
 */
export function withParameters(value: Value, parameters: JsonObject): Value {
  if (typeof value === 'string') return filledIn(value, parameters)
  if (Array.isArray(value)) return value.map((item: Value) => withParameters(item, parameters))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      scalarText(filledIn(key, parameters)),
      key === 'variants' ? item : withParameters(item, parameters),
    ]),
  )
}

function filledIn(text: string, parameters: JsonObject): Value {
  const whole = /^\{\{([a-zA-Z][a-zA-Z0-9]*)\}\}$/.exec(text)?.[1]
  if (whole !== undefined && Object.hasOwn(parameters, whole)) return parameters[whole] ?? null
  return text.replaceAll(PLACEHOLDER, (all, name: string) =>
    Object.hasOwn(parameters, name) ? scalarText(parameters[name]) : all,
  )
}

/** Reports what is wrong with `variants:` itself: too many, maps with different keys, placeholders that no parameter fills in. */
export function checkVariants(block: Block, rows: readonly JsonObject[]): void {
  const [first = {}] = rows
  const names = Object.keys(first)
  if (rows.length > VARIANTS_MAX) {
    block.report('EXERCISE_QUIZ_VARIANTS_MANY', { max: VARIANTS_MAX }, block.rangeAt(['variants'], 'key'))
  }
  if (Array.isArray(block.value['variants'])) {
    for (const [index, row] of rows.entries()) {
      const missing = names.find((name) => !Object.hasOwn(row, name))
      const extra = Object.keys(row).find((name) => !names.includes(name))
      const name = missing ?? extra
      if (name === undefined) continue
      block.report('EXERCISE_QUIZ_VARIANTS_UNEQUAL', { name }, block.rangeAt(['variants', index]))
    }
  }
  checkPlaceholders(block, block.value, [], names)
}

function checkPlaceholders(block: Block, value: Value, path: FieldPath, names: readonly string[]): void {
  if (typeof value === 'string') {
    const unknown = [...value.matchAll(PLACEHOLDER)]
      .map((match) => match[1] ?? '')
      .find((name) => !names.includes(name))
    if (unknown === undefined) return
    const meant = suggest(unknown, names)
    const args = { name: unknown, known: names.join(', '), ...(meant === undefined ? {} : { meant }) }
    block.report('EXERCISE_QUIZ_PARAMETER_UNKNOWN', args, block.rangeAt(path, 'value'))
    return
  }
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : []
  for (const [key, item] of entries) {
    if (path.length > 0 || key !== 'variants') checkPlaceholders(block, item as Value, [...path, key], names)
  }
}
