import { type Filter, type FilterResult, type Source, readSources, usageError } from './filter.ts'
import { has, lastValue, parseOptions } from './options.ts'

const OPTIONS = {
  flags: {
    q: 'quiet',
    '--quiet': 'quiet',
    '--silent': 'quiet',
    v: 'verbose',
    '--verbose': 'verbose',
    f: 'follow',
    F: 'follow',
    '--follow': 'follow',
  },
  values: { n: 'lines', '--lines': 'lines', c: 'bytes', '--bytes': 'bytes' },
}

/** Which part of a text: `count` units, from the start or the end, or all but so many. */
interface Amount {
  readonly unit: 'lines' | 'bytes'
  readonly sign: '+' | '-' | ''
  readonly count: number
}

/** `head`: the first ten lines, or `-n N`, all but the last with `-n -N`. Source: GNU coreutils manual, "head invocation". */
export const head: Filter = (argv, stdin, files) =>
  run('head', argv, stdin, files, ({ sign, count }, units) =>
    sign === '-' ? units.slice(0, Math.max(0, units.length - count)) : units.slice(0, count),
  )

/** `tail`: the last ten lines, or `-n N`, from line N on with `-n +N`. `-f` ends at once: nothing is appended any more. */
export const tail: Filter = (argv, stdin, files) =>
  run('tail', argv, stdin, files, ({ sign, count }, units) => {
    if (sign === '+') return units.slice(Math.max(0, count - 1))
    return count === 0 ? [] : units.slice(-count)
  })

type Take = (amount: Amount, units: readonly string[]) => readonly string[]

function run(
  tool: 'head' | 'tail',
  argv: readonly string[],
  stdin: string,
  files: Parameters<Filter>[2],
  take: Take,
): FilterResult {
  const options = parseOptions(withModernCount(tool, argv), OPTIONS)
  if (!options.ok) return usageError(tool, options.problem)
  const amount = amountOf(tool, lastValue(options.given, 'lines'), lastValue(options.given, 'bytes'))
  if (!amount.ok) return { exit: 1, stdout: '', stderr: amount.message }

  const { sources, complaints } = readSources(tool, options.operands, stdin, files)
  const stderr = complaints
    .replaceAll(/^\w+: (.*): (No such file or directory)$/gm, `${tool}: cannot open '$1' for reading: $2`)
    .replaceAll(/^\w+: (.*): (Is a directory)$/gm, `${tool}: error reading '$1': $2`)
  const titled = (options.operands.length > 1 && !has(options.given, 'quiet')) || has(options.given, 'verbose')
  const stdout = sources
    .map((source, at) => title(source, at, titled) + part(amount.amount, source.text, take))
    .join('')
  return { exit: complaints === '' ? 0 : 1, stdout, stderr }
}

/** `-5` is the old spelling of `-n 5`; `tail +5` of `tail -n +5`. */
function withModernCount(tool: string, argv: readonly string[]): readonly string[] {
  const first = argv[1] ?? ''
  if (/^-\d+$/.test(first)) return [tool, '-n', first.slice(1), ...argv.slice(2)]
  return argv
}

function amountOf(
  tool: string,
  lines: string | undefined,
  bytes: string | undefined,
): { readonly ok: true; readonly amount: Amount } | { readonly ok: false; readonly message: string } {
  const unit = bytes === undefined ? 'lines' : 'bytes'
  const text = bytes ?? lines ?? '10'
  const match = /^([+-]?)(\d{1,15})$/.exec(text)
  if (match === null) return { ok: false, message: `${tool}: invalid number of ${unit}: '${text}'\n` }
  const sign = match[1] === '+' ? '+' : match[1] === '-' ? '-' : ''
  return { ok: true, amount: { unit, sign, count: Number(match[2]) } }
}

function title(source: Source, at: number, titled: boolean): string {
  if (!titled) return ''
  return `${at === 0 ? '' : '\n'}==> ${source.name === '-' ? 'standard input' : source.name} <==\n`
}

function part(amount: Amount, text: string, take: Take): string {
  const units = amount.unit === 'bytes' ? [...text] : keepEnds(text)
  return take(amount, units).join('')
}

/** Lines with their line feeds, so that a missing last one stays missing. */
function keepEnds(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}
