import type { Value } from '../../domain/json.ts'
import { compareQuantities, parseQuantity } from '../../kubernetes/quantity.ts'
import type { Call } from '../call.ts'
import { type Result, good, refused } from '../failure.ts'
import type { Info } from '../info.ts'
import { jsonPath } from '../print/jsonpath.ts'
import { goQuote } from '../../kubernetes/go-format.ts'

/**
 * A path as `--sort-by` and `custom-columns` accept it — with or without braces and leading dot — as a template
 * (kubectl pkg/cmd/get/customcolumn.go, RelaxedJSONPathExpression).
 */
export function relaxedPath(text: string): Result<string> {
  if (text === '') return good(text)
  const inner = /^\{\.?([^{}]+)\}$/.exec(text)?.[1] ?? /^\.?([^{}]+)$/.exec(text)?.[1]
  if (inner !== undefined) return good(`{.${inner}}`)
  return refused(
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
  )
}

/** Sorts objects by a field (kubectl pkg/cmd/get/sorter.go). Objects without it come first. */
export function sortInfos(call: Call, infos: readonly Info[], by: string): Result<readonly Info[]> {
  const template = relaxedPath(by)
  if (!template.ok) return template
  const path = jsonPath(template.value, { allowMissingKeys: true, valuesMax: call.host.limits.yamlNodesMax })
  if (!path.ok) return refused(path.error)
  const keyed: { readonly info: Info; readonly key: Value | undefined }[] = []
  for (const info of infos) {
    const found = path.value.find(info.object ?? null)
    if (!found.ok) return refused(found.error)
    keyed.push({ info, key: found.value[0]?.[0] })
  }
  if (infos.length > 0 && keyed.every(({ key }) => key === undefined)) {
    return refused(`couldn't find any field with path ${goQuote(template.value)} in the list of objects`)
  }
  return good(keyed.toSorted((a, b) => compareValues(a.key, b.key)).map(({ info }) => info))
}

function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== 'string' || typeof b !== 'string') return 0
  const [x, y] = [parseQuantity(a), parseQuantity(b)]
  if (x.ok && y.ok) return compareQuantities(x.value, y.value)
  return a < b ? -1 : a > b ? 1 : 0
}
