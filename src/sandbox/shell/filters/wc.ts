import { type Filter, readSources, usageError } from './filter.ts'
import { has, parseOptions } from './options.ts'

const OPTIONS = {
  flags: {
    l: 'lines',
    '--lines': 'lines',
    w: 'words',
    '--words': 'words',
    c: 'bytes',
    '--bytes': 'bytes',
    m: 'chars',
    '--chars': 'chars',
    L: 'longest',
    '--max-line-length': 'longest',
  },
  values: {},
}

type Counts = Readonly<Record<'lines' | 'words' | 'chars' | 'bytes' | 'longest', number>>
const ORDER = ['lines', 'words', 'chars', 'bytes', 'longest'] as const

/**
 * `wc`. Columns are as wide as the largest byte count needs, at least 7 where standard input is among several columns,
 * and not padded for a single figure. Source: GNU coreutils `src/wc.c` (compute_number_width).
 */
export const wc: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, OPTIONS)
  if (!options.ok) return usageError('wc', options.problem)
  const asked = ORDER.filter((name) => has(options.given, name))
  const columns = asked.length === 0 ? (['lines', 'words', 'bytes'] as const) : asked

  const { sources, complaints } = readSources('wc', options.operands, stdin, files)
  const rows = sources.map((source) => ({ name: source.name, counts: countsOf(source.text) }))
  if (options.operands.length > 1) rows.push({ name: 'total', counts: total(rows.map((row) => row.counts)) })
  const single = columns.length === 1 && options.operands.length <= 1
  const usesStdin = sources.some((source) => source.name === '-')
  const largest = String(Math.max(0, ...rows.map((row) => row.counts.bytes))).length
  const width = single ? 1 : Math.max(largest, usesStdin ? 7 : 1)

  const stdout = rows
    .map(({ name, counts }) => {
      const figures = columns.map((column) => String(counts[column]).padStart(width)).join(' ')
      return `${figures}${name === '-' && options.operands.length === 0 ? '' : ` ${name}`}\n`
    })
    .join('')
  return { exit: complaints === '' ? 0 : 1, stdout, stderr: complaints }
}

function countsOf(text: string): Counts {
  const lines = text.split('\n')
  return {
    lines: lines.length - 1,
    words: text.split(/[ \t\n\r\f\v]+/).filter((word) => word !== '').length,
    chars: codePoints(text),
    bytes: utf8Length(text),
    longest: Math.max(...lines.map(codePoints)),
  }
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

function total(rows: readonly Counts[]): Counts {
  const sum = (name: keyof Counts): number => rows.reduce((so, counts) => so + counts[name], 0)
  const longest = Math.max(0, ...rows.map((counts) => counts.longest))
  return { lines: sum('lines'), words: sum('words'), chars: sum('chars'), bytes: sum('bytes'), longest }
}
