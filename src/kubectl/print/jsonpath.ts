import { isJsonObject, type Value } from '../../domain/json.ts'
import { goJson, goJsonIndented } from '../go-json.ts'
import { goValue } from '../../kubernetes/go-format.ts'
import { type Parsed, type PathNode, type TemplatePart, parseTemplate } from './jsonpath-parse.ts'

export interface JsonPath {
  /** What the template prints for an object. */
  print(object: Value): Parsed<string>
  /** The values that each part of the template finds. */
  find(object: Value): Parsed<readonly (readonly Value[])[]>
}

export interface JsonPathOptions {
  /** False: a field that is not there is an error. */
  readonly allowMissingKeys: boolean
  /** Print every part's values as one indented JSON list. */
  readonly asJson?: boolean
  /** Values that one evaluation may pass through. */
  readonly valuesMax: number
}

/** A jsonpath template of client-go's dialect (client-go util/jsonpath), ready to be evaluated. */
export function jsonPath(template: string, options: JsonPathOptions): Parsed<JsonPath> {
  const parsed = parseTemplate(template)
  if (!parsed.ok) return parsed
  const find = (object: Value) => {
    const run: Run = { options, values: 0, lastEnd: -1 }
    return evaluateBlock(run, parsed.value, 0, [object], 0)
  }
  return {
    ok: true,
    value: {
      find,
      print(object) {
        const found = find(object)
        if (!found.ok) return found
        return { ok: true, value: found.value.map((values) => printValues(values, options.asJson === true)).join('') }
      },
    },
  }
}

function printValues(values: readonly Value[], asJson: boolean): string {
  return asJson ? `${goJsonIndented(values, '    ')}\n` : values.map(printValue).join(' ')
}

function printValue(value: Value): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? goJson(value) : goValue(value)
}

interface Run {
  readonly options: JsonPathOptions
  values: number
  /** Index of the `{end}` that was met last; -1 before the first. */
  lastEnd: number
}

/** Evaluates parts from `start` until the end of its `{range}`, each against the same values. */
function evaluateBlock(
  run: Run,
  parts: readonly TemplatePart[],
  start: number,
  current: readonly Value[],
  depth: number,
): Parsed<readonly (readonly Value[])[]> {
  const results: (readonly Value[])[] = []
  for (let index = start; index < parts.length; index += 1) {
    const part = parts[index]
    if (part === undefined) break
    if (part.kind === 'text') {
      results.push([part.text])
      continue
    }
    const word = part.nodes.find((node) => node.kind === 'word')?.word
    if (word === 'end') {
      if (depth === 0) return { ok: false, error: 'not in range, nothing to end' }
      run.lastEnd = index
      return { ok: true, value: results }
    }
    const found = walk(run, current, part.nodes)
    if (!found.ok) return found
    if (word !== 'range') {
      results.push(found.value)
      continue
    }
    // Without a value the block is still walked once, to find where it ends.
    for (const value of found.value.length > 0 ? found.value : [undefined]) {
      const block = evaluateBlock(run, parts, index + 1, value === undefined ? [] : [value], depth + 1)
      if (!block.ok) return block
      if (value !== undefined) results.push(...block.value)
    }
    // It goes on behind the last end that was met; a block without one comes again, for what is outside of it.
    index = Math.max(index, run.lastEnd)
  }
  return { ok: true, value: results }
}

function walk(run: Run, input: readonly Value[], nodes: readonly PathNode[]): Parsed<readonly Value[]> {
  let values = input
  for (const node of nodes) {
    const next = step(run, values, node)
    if (!next.ok) return next
    values = next.value
    run.values += values.length + 1
    if (run.values > run.options.valuesMax) return { ok: false, error: 'too many values' }
  }
  return { ok: true, value: values }
}

function step(run: Run, input: readonly Value[], node: PathNode): Parsed<readonly Value[]> {
  switch (node.kind) {
    case 'text':
      return { ok: true, value: [node.text] }
    case 'number':
    case 'bool':
      return { ok: true, value: input.map(() => node.value) }
    case 'word':
      return node.word === 'range' || node.word === 'end'
        ? { ok: true, value: node.word === 'range' ? input : [] }
        : { ok: false, error: `unrecognized identifier ${node.word}` }
    case 'field':
      return fields(run, input, node.name)
    case 'wildcard':
      return { ok: true, value: input.flatMap(children) }
    case 'recursive':
      return { ok: true, value: input.flatMap((value) => descend(run, value)) }
    case 'slice':
      return slices(input, node)
    case 'union':
      return unions(run, input, node.paths)
    case 'filter':
      return filtered(run, input, node)
  }
}

function fields(run: Run, input: readonly Value[], name: string): Parsed<readonly Value[]> {
  const found: Value[] = []
  for (const value of input) {
    if (isJsonObject(value) && Object.hasOwn(value, name)) found.push(value[name] ?? null)
  }
  if (found.length > 0 || input.length === 0 || run.options.allowMissingKeys) return { ok: true, value: found }
  return { ok: false, error: `${name} is not found` }
}

function children(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[]
  if (!isJsonObject(value)) return []
  return Object.keys(value)
    .toSorted()
    .map((key) => value[key] ?? null)
}

/** The value and everything in it that holds something, each before its contents. */
function descend(run: Run, value: Value): readonly Value[] {
  run.values += 1
  if (typeof value === 'string') return value === '' ? [] : [value]
  const inner = children(value)
  if (inner.length === 0 || run.values > run.options.valuesMax) return []
  return [value, ...inner.flatMap((item) => descend(run, item))]
}

type SliceNode = Extract<PathNode, { kind: 'slice' }>

function slices(input: readonly Value[], node: SliceNode): Parsed<readonly Value[]> {
  const found: Value[] = []
  for (const value of input) {
    if (value === null) continue
    if (!Array.isArray(value)) return { ok: false, error: `${goType(value)} is not array or slice` }
    const list = value as readonly Value[]
    const { length } = list
    let from = node.from ?? 0
    if (from < 0) from += length
    let to = node.to ?? length
    if (to < 0 || (to === 0 && node.single)) to += length
    if (from === to) return { ok: true, value: found }
    const outside = (index: number) => `array index out of bounds: index ${index}, length ${length}`
    if (from >= length || from < 0) return { ok: false, error: outside(from) }
    if (to > length || to < 0) return { ok: false, error: outside(to - 1) }
    if (from > to) return { ok: false, error: `starting index ${from} is greater than ending index ${to}` }
    if (node.step !== undefined && node.step <= 0) return { ok: false, error: 'step must be > 0' }
    for (let index = from; index < to; index += node.step ?? 1) found.push(list[index] ?? null)
  }
  return { ok: true, value: found }
}

function unions(run: Run, input: readonly Value[], paths: readonly (readonly PathNode[])[]): Parsed<readonly Value[]> {
  const found: Value[] = []
  for (const path of paths) {
    const part = walk(run, input, path)
    if (!part.ok) return part
    found.push(...part.value)
  }
  return { ok: true, value: found }
}

type FilterNode = Extract<PathNode, { kind: 'filter' }>

function filtered(run: Run, input: readonly Value[], node: FilterNode): Parsed<readonly Value[]> {
  const found: Value[] = []
  for (const value of input) {
    if (!Array.isArray(value)) {
      return { ok: false, error: `${goValue(value)} is not array or slice and cannot be filtered` }
    }
    for (const item of value as readonly Value[]) {
      const passes = passesFilter(run, item, node)
      if (!passes.ok) return passes
      if (passes.value) found.push(item)
    }
  }
  return { ok: true, value: found }
}

function passesFilter(run: Run, item: Value, node: FilterNode): Parsed<boolean> {
  const left = walk(run, [item], node.left)
  if (node.operator === 'exists') return { ok: true, value: left.ok && left.value.length > 0 }
  if (!left.ok) return left
  if (left.value.length === 0) return { ok: true, value: false }
  const right = walk(run, [item], node.right)
  if (!right.ok) return right
  if (right.value.length === 0) return { ok: true, value: false }
  if (left.value.length > 1 || right.value.length > 1) {
    return { ok: false, error: 'can only compare one element at a time' }
  }
  return compare(left.value[0] ?? null, node.operator, right.value[0] ?? null)
}

function compare(left: Value, operator: string, right: Value): Parsed<boolean> {
  const kinds = [left, right].map(comparisonKind)
  if (!['==', '!=', '<', '>', '<=', '>='].includes(operator)) {
    return { ok: false, error: `unrecognized filter operator ${operator}` }
  }
  if (kinds[0] !== kinds[1]) return { ok: false, error: 'incompatible types for comparison' }
  if (kinds[0] === 'other') return { ok: false, error: 'invalid type for comparison' }
  if (operator === '==') return { ok: true, value: left === right }
  if (operator === '!=') return { ok: true, value: left !== right }
  if (kinds[0] === 'bool') return { ok: false, error: 'invalid type for comparison' }
  const isLess = (left as string | number) < (right as string | number)
  const isEqual = left === right
  const value = { '<': isLess, '<=': isLess || isEqual, '>': !isLess && !isEqual, '>=': !isLess }[operator]
  return { ok: true, value: value === true }
}

function comparisonKind(value: Value): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value === 'string' ? 'string' : 'other'
}

function goType(value: Value): string {
  if (isJsonObject(value)) return 'map[string]interface {}'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
