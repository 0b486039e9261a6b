import { type Filter, type FilterResult, linesOf, readSources, unlines, usageError } from './filter.ts'
import { has, lastValue, parseOptions } from './options.ts'

const UNIQ = {
  flags: {
    c: 'count',
    '--count': 'count',
    d: 'repeated',
    '--repeated': 'repeated',
    u: 'unique',
    '--unique': 'unique',
    i: 'fold',
    '--ignore-case': 'fold',
  },
  values: {},
}

/** `uniq`: joins equal lines that follow one another. Source: GNU coreutils manual, "uniq invocation". */
export const uniq: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, UNIQ)
  if (!options.ok) return usageError('uniq', options.problem)
  const wants = (name: string): boolean => has(options.given, name)
  const { sources, complaints } = readSources('uniq', options.operands.slice(0, 1), stdin, files)
  const groups: { line: string; times: number }[] = []
  const key = (line: string): string => (wants('fold') ? line.toLowerCase() : line)
  for (const line of sources.flatMap((source) => linesOf(source.text))) {
    const last = groups.at(-1)
    if (last !== undefined && key(last.line) === key(line)) last.times += 1
    else groups.push({ line, times: 1 })
  }
  const kept = groups.filter(({ times }) => (!wants('repeated') || times > 1) && (!wants('unique') || times === 1))
  const lines = kept.map(({ line, times }) => (wants('count') ? `${String(times).padStart(7)} ${line}` : line))
  return { exit: complaints === '' ? 0 : 1, stdout: unlines(lines), stderr: complaints }
}

const CUT = {
  flags: { s: 'only-delimited', '--only-delimited': 'only-delimited', n: 'ignored' },
  values: {
    d: 'delimiter',
    '--delimiter': 'delimiter',
    f: 'fields',
    '--fields': 'fields',
    c: 'characters',
    '--characters': 'characters',
    b: 'characters',
    '--bytes': 'characters',
    '--output-delimiter': 'output',
  },
}

/** `cut` by fields or characters. Source: GNU coreutils manual, "cut invocation". */
export const cut: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, CUT)
  if (!options.ok) return usageError('cut', options.problem)
  const fields = lastValue(options.given, 'fields')
  const characters = lastValue(options.given, 'characters')
  const list = fields ?? characters
  if (list === undefined) return usageError('cut', 'you must specify a list of bytes, characters, or fields')
  const wanted = ranges(list)
  if (wanted === undefined) return usageError('cut', `invalid field value '${list}'`)
  const delimiter = lastValue(options.given, 'delimiter') ?? '\t'
  if (delimiter.length > 1) return usageError('cut', 'the delimiter must be a single character')

  const { sources, complaints } = readSources('cut', options.operands, stdin, files)
  const output = lastValue(options.given, 'output') ?? (fields === undefined ? '' : delimiter)
  const lines: string[] = []
  for (const line of sources.flatMap((source) => linesOf(source.text))) {
    const units = fields === undefined ? [...line] : line.split(delimiter)
    if (fields !== undefined && units.length === 1) {
      if (!has(options.given, 'only-delimited')) lines.push(line)
    } else {
      lines.push(units.filter((_, at) => wanted(at + 1)).join(output))
    }
  }
  return { exit: complaints === '' ? 0 : 1, stdout: unlines(lines), stderr: complaints }
}

/** `1,3-5,7-`: says of a 1-based number whether it is meant. */
function ranges(list: string): ((n: number) => boolean) | undefined {
  const parts: { from: number; to: number }[] = []
  for (const part of list.split(',')) {
    const match = /^(\d{1,9})?(-)?(\d{1,9})?$/.exec(part)
    if (match === null || part === '' || part === '-') return undefined
    const from = match[1] === undefined ? 1 : Number(match[1])
    const to = match[2] === undefined ? from : match[3] === undefined ? Infinity : Number(match[3])
    if (from === 0 || to < from) return undefined
    parts.push({ from, to })
  }
  return (n) => parts.some(({ from, to }) => n >= from && n <= to)
}

const TEE = { flags: { a: 'append', '--append': 'append', i: 'ignored' }, values: {} }

/** `tee`: copies standard input to its output and to files. */
export const tee: Filter = (argv, stdin, files): FilterResult => {
  const options = parseOptions(argv, TEE)
  if (!options.ok) return usageError('tee', options.problem)
  let stderr = ''
  for (const path of options.operands) {
    const problem = files.write(path, stdin, has(options.given, 'append'))
    if (problem !== undefined) stderr += `tee: ${path}: ${problem}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout: stdin, stderr }
}
