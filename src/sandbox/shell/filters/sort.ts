import { type Filter, type FilterResult, linesOf, readSources, unlines } from './filter.ts'
import { type GivenOption, has, lastValue, parseOptions } from './options.ts'

const OPTIONS = {
  flags: {
    r: 'r',
    '--reverse': 'r',
    n: 'n',
    '--numeric-sort': 'n',
    h: 'h',
    '--human-numeric-sort': 'h',
    V: 'V',
    '--version-sort': 'V',
    f: 'f',
    '--ignore-case': 'f',
    b: 'b',
    '--ignore-leading-blanks': 'b',
    u: 'u',
    '--unique': 'u',
    s: 's',
    '--stable': 's',
  },
  values: {
    k: 'key',
    '--key': 'key',
    t: 'separator',
    '--field-separator': 'separator',
    o: 'output',
    '--output': 'output',
  },
}

/** Part of a line to compare, and how. Fields and characters are 1-based; `to` absent means to the end of the line. */
interface Key {
  readonly from: { readonly field: number; readonly character: number }
  readonly to?: { readonly field: number; readonly character: number }
  readonly kind: 'text' | 'number' | 'human' | 'version'
  readonly reverse: boolean
  readonly fold: boolean
  readonly skipBlanks: boolean
}

/** `sort` by whole lines or keys, in the order of code units (the C locale). Source: GNU coreutils manual, "sort invocation". */
export const sort: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, OPTIONS)
  if (!options.ok) return refused(options.problem)
  const { given, operands } = options
  const separator = lastValue(given, 'separator')
  if (separator !== undefined && separator.length !== 1) return refused(`multi-character tab '${separator}'`)

  const keys: Key[] = []
  for (const { name, value } of given) {
    if (name !== 'key') continue
    const key = keyOf(value, given)
    if (key === undefined) return refused(`invalid number at field start: invalid count at start of '${value}'`)
    keys.push(key)
  }
  const { sources, complaints } = readSources('sort', operands, stdin, files)
  if (complaints !== '') return { exit: 2, stdout: '', stderr: complaint(complaints) }
  const lines = sources.flatMap((source) => linesOf(source.text))
  const sorted = sortLines(lines, keys.length === 0 ? [wholeLine(given)] : keys, separator, given)

  const target = lastValue(given, 'output')
  if (target === undefined) return { exit: 0, stdout: unlines(sorted), stderr: '' }
  const problem = files.write(target, unlines(sorted), false)
  if (problem === undefined) return { exit: 0, stdout: '', stderr: '' }
  return { exit: 2, stdout: '', stderr: `sort: open failed: ${target}: ${problem}\n` }
}

/** GNU sort stops at the first file it cannot read. */
function complaint(complaints: string): string {
  const [first = ''] = complaints.split('\n')
  return `${first.replace('sort: ', first.endsWith('Is a directory') ? 'sort: read failed: ' : 'sort: cannot read: ')}\n`
}

function refused(problem: string): FilterResult {
  return { exit: 2, stdout: '', stderr: `sort: ${problem}\n` }
}

function sortLines(
  lines: readonly string[],
  keys: readonly Key[],
  separator: string | undefined,
  given: readonly GivenOption[],
): readonly string[] {
  const rows = lines.map((line) => ({ line, parts: keys.map((key) => partOf(line, key, separator)) }))
  type Row = (typeof rows)[number]
  const byKeys = (a: Row, b: Row): number => {
    for (const [at, key] of keys.entries()) {
      const order = compareParts(a.parts[at] ?? '', b.parts[at] ?? '', key)
      if (order !== 0) return order
    }
    return 0
  }
  const unique = has(given, 'u')
  const lastResort = !unique && !has(given, 's')
  const reverse = has(given, 'r') ? -1 : 1
  const sorted = rows.toSorted((a, b) => byKeys(a, b) || (lastResort ? reverse * compareText(a.line, b.line) : 0))
  const kept = unique ? sorted.filter((row, at) => at === 0 || byKeys(sorted[at - 1] ?? row, row) !== 0) : sorted
  return kept.map((row) => row.line)
}

function wholeLine(given: readonly GivenOption[]): Key {
  return { from: { field: 1, character: 1 }, ...manner((letter) => has(given, letter)) }
}

function manner(wants: (letter: string) => boolean): Pick<Key, 'kind' | 'reverse' | 'fold' | 'skipBlanks'> {
  const kind = wants('n') ? 'number' : wants('h') ? 'human' : wants('V') ? 'version' : 'text'
  return { kind, reverse: wants('r'), fold: wants('f'), skipBlanks: wants('b') || kind === 'number' }
}

/** `2`, `2,2`, `2.3n,4r`: letters of its own replace the general options. */
function keyOf(text: string, given: readonly GivenOption[]): Key | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,6}))?([bnrfhVds]*)(?:,(\d{1,6})(?:\.(\d{1,6}))?([bnrfhVds]*))?$/.exec(text)
  if (match === null) return undefined
  const [, field, character, letters, toField, toCharacter, toLetters] = match
  if (Number(field) === 0) return undefined
  const own = `${letters ?? ''}${toLetters ?? ''}`
  const wants = own === '' ? (letter: string) => has(given, letter) : (letter: string) => own.includes(letter)
  return {
    from: { field: Number(field), character: Number(character ?? 1) },
    ...(toField === undefined ? {} : { to: { field: Number(toField), character: Number(toCharacter ?? 0) } }),
    ...manner(wants),
  }
}

/** The first characters of the last field of a key; 0 stands for all of it. */
function cut(field: string, characters: number): string {
  return characters === 0 ? field : field.slice(0, characters)
}

/** Without `-t` a field begins with the blanks before it. */
function partOf(line: string, key: Key, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/[ \t]*[^ \t]+|[ \t]+$/g) ?? []) : line.split(separator)
  const join = separator ?? ''
  const first = (fields[key.from.field - 1] ?? '').slice(key.from.character - 1)
  const last = key.to?.field
  const { character = 0 } = key.to ?? {}
  let part = first
  if (last === undefined) part = [first, ...fields.slice(key.from.field)].join(join)
  else if (last > key.from.field)
    part = [first, ...fields.slice(key.from.field, last - 1), cut(fields[last - 1] ?? '', character)].join(join)
  else if (character > 0) part = first.slice(0, Math.max(0, character - key.from.character + 1))
  return key.skipBlanks ? part.replace(/^[ \t]+/, '') : part
}

function compareParts(a: string, b: string, key: Key): number {
  const order =
    key.kind === 'text'
      ? compareText(key.fold ? a.toUpperCase() : a, key.fold ? b.toUpperCase() : b)
      : key.kind === 'version'
        ? compareVersions(a, b)
        : quantity(a, key.kind) - quantity(b, key.kind)
  return key.reverse ? -order : order
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const SUFFIXES = ' KMGTPE'

/** The number at the start; text without one counts as 0. `1K` is 1024 for `-h`. */
function quantity(text: string, kind: Key['kind']): number {
  const match = /^[ \t]*(-?\d*\.?\d+)([KMGTPE]?)/.exec(text)
  if (match === null) return 0
  const scale = kind === 'human' ? 1024 ** Math.max(0, SUFFIXES.indexOf(match[2] || ' ')) : 1
  return Number(match[1]) * scale
}

/** Runs of digits compare as numbers, all else as text: `v1.9` comes before `v1.10`. */
function compareVersions(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? []
  const right = b.match(/\d+|\D+/g) ?? []
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const x = left[at] ?? ''
    const y = right[at] ?? ''
    const numbers = /^\d/.test(x) && /^\d/.test(y)
    const order = numbers ? Number(x) - Number(y) : compareText(x, y)
    if (order !== 0) return order
  }
  return 0
}
