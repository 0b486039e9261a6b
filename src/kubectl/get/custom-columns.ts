import type { JsonObject, Value } from '../../domain/json.ts'
import { goValue } from '../../kubernetes/go-format.ts'
import type { Call } from '../call.ts'
import { type Result, good, refused } from '../failure.ts'
import { type JsonPath, jsonPath } from '../print/jsonpath.ts'
import { TABLE_TABS, alignTabs } from '../print/tab-writer.ts'
import { relaxedPath } from './sort.ts'

interface CustomColumn {
  readonly heading: string
  readonly path: JsonPath
}

/** `-o custom-columns=NAME:.metadata.name,…` (kubectl pkg/cmd/get/customcolumn.go). */
export function printCustomColumns(call: Call, output: string, objects: readonly JsonObject[]): Result<string> {
  const equals = output.indexOf('=')
  const format = equals < 0 ? output : output.slice(0, equals)
  const value = equals < 0 ? '' : output.slice(equals + 1)
  if (value === '') return refused('custom-columns format specified but no custom columns given')
  const pairs = format === 'custom-columns-file' ? pairsOfFile(call, value) : pairsOfSpec(value)
  if (!pairs.ok) return pairs
  const columns = readColumns(call, pairs.value)
  if (!columns.ok) return columns
  const isHeaded = !call.flags.on('no-headers') || format === 'custom-columns-file'
  const lines = isHeaded ? [columns.value.map((column) => column.heading).join('\t')] : []
  for (const object of objects) {
    const line = rowOf(object, columns.value)
    if (!line.ok) return line
    lines.push(line.value)
  }
  return good(lines.length === 0 ? '' : alignTabs(`${lines.join('\n')}\n`, TABLE_TABS))
}

type Pair = readonly [heading: string, path: string]

function pairsOfSpec(spec: string): Result<readonly Pair[]> {
  const pairs: Pair[] = []
  for (const part of spec.split(',')) {
    const colon = part.indexOf(':')
    if (colon < 0) return refused(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    pairs.push([part.slice(0, colon), part.slice(colon + 1)])
  }
  return good(pairs)
}

function pairsOfFile(call: Call, name: string): Result<readonly Pair[]> {
  const text = call.host.files.read(name)
  if (text === undefined) {
    return refused(`error reading template ${name}, open ${name}: no such file or directory\n`)
  }
  const [headings, paths] = text.split('\n').map((line) => line.split(/\s+/).filter((word) => word !== ''))
  const shape = 'Expected format is one line of space separated headers, one line of space separated column specs.'
  if (headings === undefined || text === '') return refused(`invalid template, missing header line. ${shape}`)
  if (paths === undefined) return refused(`invalid template, missing spec line. ${shape}`)
  if (headings.length !== paths.length) {
    return refused(`number of headers (${headings.length}) and field specifications (${paths.length}) don't match`)
  }
  return good(headings.map((heading, index): Pair => [heading, paths[index] ?? '']))
}

function readColumns(call: Call, pairs: readonly Pair[]): Result<readonly CustomColumn[]> {
  const columns: CustomColumn[] = []
  for (const [heading, text] of pairs) {
    const template = relaxedPath(text)
    if (!template.ok) return template
    const path = jsonPath(template.value, { allowMissingKeys: true, valuesMax: call.host.limits.yamlNodesMax })
    if (!path.ok) return refused(path.error)
    columns.push({ heading, path: path.value })
  }
  return good(columns)
}

function rowOf(object: Value, columns: readonly CustomColumn[]): Result<string> {
  const cells: string[] = []
  for (const { path } of columns) {
    const found = path.find(object)
    if (!found.ok) return refused(found.error)
    const none = (found.value[0]?.length ?? 0) === 0 ? ['<none>'] : []
    cells.push([...none, ...found.value.flat().map(goValue)].join(','))
  }
  return good(cells.join('\t'))
}
