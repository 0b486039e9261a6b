import { echoText } from '../../../../formats/shell/echo.ts'
import { formatPrintf } from '../../../../formats/shell/printf.ts'
import { TEXT_CHARACTERS_MAX } from '../bounds.ts'
import type { Body } from '../kernel.ts'
import { fail, notModelled, out, parseOptions, usageError, type Tool } from './tool.ts'
import { write } from '../io.ts'

/** `echo` of coreutils, busybox and bash: `-n`, `-e`, `-E` in front are options. */
export function* echo(tool: Tool): Body {
  yield* out(tool, echoText(tool.args, 'ash'))
  return 0
}

/** `printf FORMAT WORD…`. */
export function* printf(tool: Tool): Body {
  const words = tool.args[0] === '--' ? tool.args.slice(1) : tool.args
  const [format, ...rest] = words
  if (format === undefined) return yield* usageError(tool, 'missing operand')
  const { text, invalid } = formatPrintf(format, rest, TEXT_CHARACTERS_MAX)
  yield* out(tool, text)
  for (const word of invalid) {
    const message = tool.flavor === 'gnu' ? `'${word}': expected a numeric value` : `invalid number '${word}'`
    yield* write(tool.kernel, tool.process, 2, `${tool.name}: ${message}\n`)
  }
  return invalid.length > 0 ? 1 : 0
}

/** Prints its words again and again, until nobody reads. */
export function* yes(tool: Tool): Body {
  const [first = ''] = tool.args
  if (first.startsWith('-') && first !== '--')
    return yield* usageError(
      tool,
      first.startsWith('--') ? `unrecognized option '${first}'` : `invalid option -- '${first.charAt(1)}'`,
    )
  const line = `${tool.args.length === 0 ? 'y' : tool.args.join(' ')}\n`
  for (;;) {
    yield* out(tool, line.repeat(100))
    yield { ready: () => true }
  }
}

const SEQUENCE_MAX = 100_000

/** `seq [FIRST [STEP]] LAST` for whole numbers. */
export function* seq(tool: Tool): Body {
  const options = parseOptions(
    tool.args.map((word) => (/^-\d/.test(word) ? ` ${word}` : word)),
    's:w',
  )
  if (options.unknown !== undefined || options.flags.has('w')) return yield* notModelled(tool)
  const words = options.rest.map((word) => word.trim())
  if (words.length === 0) return yield* usageError(tool, 'missing operand')
  const bad = words.find((word) => !/^[-+]?\d+$/.test(word))
  if (bad !== undefined)
    return yield* /^[-+]?[\d.]+$/.test(bad)
      ? notModelled(tool)
      : usageError(tool, `invalid floating point argument: '${bad}'`)
  const numbers = words.map(Number)
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1
  const last = numbers.at(-1) ?? 1
  if (step === 0) return yield* fail(tool, `invalid Zero increment value: '0'`)
  const shown: string[] = []
  for (let at = first; step > 0 ? at <= last : at >= last; at += step) {
    if (shown.length >= SEQUENCE_MAX) return yield* notModelled(tool)
    shown.push(String(at))
  }
  if (shown.length > 0) yield* out(tool, `${shown.join(options.values.get('s') ?? '\n')}\n`)
  return 0
}
