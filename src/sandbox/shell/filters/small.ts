import { fromBase64, toBase64 } from '../../../domain/bytes.ts'
import { type Filter, linesOf, readSources, unlines, usageError } from './filter.ts'
import { has, lastValue, type OptionSpec, parseOptions } from './options.ts'

const BASE64: OptionSpec = {
  flags: { d: 'decode', D: 'decode', '--decode': 'decode', i: 'ignore', '--ignore-garbage': 'ignore' },
  values: { w: 'wrap', '--wrap': 'wrap' },
}

/** Characters in a line of `base64` where nothing else is said. */
const WRAP = 76

/** `base64 [-d] [-w COLS] [FILE]`. Source: GNU coreutils manual, "base64 invocation". */
export const base64: Filter = (argv, stdin, files) => {
  const options = parseOptions(argv, BASE64)
  if (!options.ok) return usageError('base64', options.problem)
  const { sources, complaints } = readSources('base64', options.operands.slice(0, 1), stdin, files)
  const text = sources.map((source) => source.text).join('')
  if (complaints !== '') return { exit: 1, stdout: '', stderr: complaints }
  if (has(options.given, 'decode')) {
    const code = text.replaceAll('\n', '')
    const isCode = /^[A-Za-z0-9+/]*={0,2}$/.test(code) && code.length % 4 === 0
    const whole = isCode ? code : (/^(?:[A-Za-z0-9+/]{4})*/.exec(code)?.[0] ?? '')
    return { exit: isCode ? 0 : 1, stdout: fromBase64(whole), stderr: isCode ? '' : 'base64: invalid input\n' }
  }
  const wrap = lastValue(options.given, 'wrap') ?? String(WRAP)
  if (!/^\d{1,9}$/.test(wrap)) return usageError('base64', `invalid wrap size: '${wrap}'`)
  const code = toBase64(text)
  return { exit: 0, stdout: wrap === '0' ? code : unlines(cutInto(code, Number(wrap))), stderr: '' }
}

function cutInto(text: string, width: number): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += width) parts.push(text.slice(at, at + width))
  return parts
}

/** `tac`: the lines from the last to the first. */
export const tac: Filter = (argv, stdin, files) => byLines('tac', argv, stdin, files, (lines) => lines.toReversed())

/** `rev`: the characters of each line from the last to the first. */
export const rev: Filter = (argv, stdin, files) =>
  byLines('rev', argv, stdin, files, (lines) => lines.map((line) => [...line].toReversed().join('')))

function byLines(
  name: string,
  argv: readonly string[],
  stdin: string,
  files: Parameters<Filter>[2],
  change: (lines: readonly string[]) => readonly string[],
): ReturnType<Filter> {
  const options = parseOptions(argv, { flags: {}, values: {} })
  if (!options.ok) return usageError(name, options.problem)
  const { sources, complaints } = readSources(name, options.operands, stdin, files)
  const stdout = sources.map(({ text }) => unlines(change(linesOf(text)))).join('')
  return { exit: complaints === '' ? 0 : 1, stdout, stderr: complaints }
}

/** `seq [-s SEPARATOR] [FIRST [STEP]] LAST` of whole numbers. */
export const seq: Filter = (argv, _, files) => {
  const numbers = argv.slice(1)
  const separator = numbers[0] === '-s' ? numbers.splice(0, 2)[1] : undefined
  const odd = numbers.find((word) => !/^[-+]?\d{1,9}$/.test(word))
  if (odd !== undefined) return usageError('seq', `invalid floating point argument: '${odd}'`)
  if (numbers.length === 0) return usageError('seq', 'missing operand')
  if (numbers.length > 3) return usageError('seq', `extra operand '${numbers[3] ?? ''}'`)
  const [first, step, last] =
    numbers.length === 3 ? numbers : [numbers.length === 1 ? '1' : numbers[0], '1', numbers.at(-1)]
  const by = Number(step)
  if (by === 0) return usageError('seq', "invalid Zero increment value: '0'")
  const told: string[] = []
  for (let at = Number(first); by > 0 ? at <= Number(last) : at >= Number(last); at += by) {
    if (!files.spend(1)) break
    told.push(String(at))
  }
  const stdout = separator === undefined || told.length === 0 ? unlines(told) : `${told.join(separator)}\n`
  return { exit: 0, stdout, stderr: '' }
}

/** `basename PATH [SUFFIX]`. */
export const basename: Filter = ([, path, suffix = '']) => {
  if (path === undefined) return usageError('basename', 'missing operand')
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path
  const name = trimmed === '/' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1)
  const isCut = suffix !== '' && name !== suffix && name.endsWith(suffix)
  return { exit: 0, stdout: `${isCut ? name.slice(0, -suffix.length) : name}\n`, stderr: '' }
}

/** `dirname PATH`. */
export const dirname: Filter = ([, path]) => {
  if (path === undefined) return usageError('dirname', 'missing operand')
  const trimmed = path.replace(/\/+$/, '')
  const slash = trimmed.lastIndexOf('/')
  const folder = slash === -1 ? (trimmed === '' ? '/' : '.') : trimmed.slice(0, slash).replace(/\/+$/, '')
  return { exit: 0, stdout: `${folder === '' ? '/' : folder}\n`, stderr: '' }
}
