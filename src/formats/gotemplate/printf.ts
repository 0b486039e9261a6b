import { format, shown } from './format.ts'
import { type Directive, plainDirective } from './numbers.ts'
import { NotSimulated } from './problem.ts'
import type { MaybeValue } from './types.ts'

/** Characters that one call may make: what nobody reads is not made. */
const CHARACTERS_MAX = 1_000_000

/** Joins texts while there is room for them. */
function joined(parts: Iterable<string>): string {
  let text = ''
  for (const part of parts) {
    text += part
    if (text.length > CHARACTERS_MAX) throw new NotSimulated('size')
  }
  return text
}

function isText(value: MaybeValue): boolean {
  return value?.type.kind === 'string'
}

/** `fmt.Sprint`: a blank between two values of which none is a text. */
export function sprint(values: readonly MaybeValue[]): string {
  return joined(
    (function* parts() {
      for (const [at, value] of values.entries()) {
        if (at > 0 && !isText(value) && !isText(values[at - 1])) yield ' '
        yield shown(value)
      }
    })(),
  )
}

/** `fmt.Sprintln`: a blank between any two values, a line feed behind them. */
export function sprintln(values: readonly MaybeValue[]): string {
  return `${joined(values.map((value, at) => (at > 0 ? ` ${shown(value)}` : shown(value))))}\n`
}

/** The arguments of a `printf` while its conversions take them. */
interface Arguments {
  readonly values: readonly MaybeValue[]
  next: number
  /** `%[2]d` was met: what is left over is not told any more. */
  isReordered: boolean
  /** The last `[n]` is none of them. */
  isBad: boolean
}

const CONVERSION = /%([-+# 0]*)(\[[^\]]*\])?(\*|\d+)?(?:(\.)(\[[^\]]*\])?(\*|\d*))?(\[[^\]]*\])?/y

/** `fmt.Sprintf` (Go fmt/print.go, doPrintf), with its ways to say what is wrong: `%!d(string=x)`, `%!s(MISSING)`. */
export function sprintf(pattern: string, values: readonly MaybeValue[]): string {
  const args: Arguments = { values, next: 0, isReordered: false, isBad: false }
  return joined(conversions(pattern, args))
}

function* conversions(pattern: string, args: Arguments): Generator<string> {
  let at = 0
  while (at < pattern.length) {
    const percent = pattern.indexOf('%', at)
    yield pattern.slice(at, percent === -1 ? undefined : percent)
    if (percent === -1) break
    CONVERSION.lastIndex = percent
    const found = CONVERSION.exec(pattern) ?? ['%']
    at = percent + found[0].length
    const point = pattern.codePointAt(at)
    const verb = point === undefined ? '' : String.fromCodePoint(point)
    at += verb.length
    yield conversion(found, verb, args)
  }
  const rest = args.values.slice(args.next)
  if (args.isReordered || rest.length === 0) return
  yield `%!(EXTRA ${rest.map((value) => (value === undefined ? '<nil>' : `${value.type.name}=${shown(value)}`)).join(', ')})`
}

function conversion(found: ArrayLike<string | undefined>, verb: string, args: Arguments): string {
  const flags = found[1] ?? ''
  const problems: string[] = []
  args.isBad = false
  reorder(args, found[2])
  let width = found[3] === '*' ? starred(args, problems, '%!(BADWIDTH)') : numberOf(found[3])
  const isLeft = width !== undefined && width < 0
  if (width !== undefined) width = Math.abs(width)
  reorder(args, found[5])
  let precision =
    found[6] === '*'
      ? starred(args, problems, '%!(BADPREC)')
      : found[4] === undefined
        ? undefined
        : (numberOf(found[6]) ?? 0)
  if (precision !== undefined && precision < 0) {
    precision = undefined
    problems.push('%!(BADPREC)')
  }
  reorder(args, found[7])
  const minus = flags.includes('-') || isLeft
  const directive: Directive = {
    ...plainDirective(verb),
    plus: flags.includes('+'),
    sharp: flags.includes('#'),
    space: flags.includes(' '),
    minus,
    zero: flags.includes('0') && !minus,
    width,
    precision,
  }
  return problems.join('') + converted(directive, args)
}

function converted(directive: Directive, args: Arguments): string {
  const { verb } = directive
  if (verb === '') return '%!(NOVERB)'
  if (verb === '%') return '%'
  if (args.isBad) return `%!${verb}(BADINDEX)`
  if (args.next >= args.values.length) return `%!${verb}(MISSING)`
  args.next += 1
  return format(args.values[args.next - 1], directive)
}

/** Takes the width or precision from the arguments. */
function starred(args: Arguments, problems: string[], problem: string): number | undefined {
  const value = args.values[args.next]
  args.next += 1
  const number = value?.type.kind === 'int' || value?.type.kind === 'uint' ? Number(value.data) : Number.NaN
  if (Math.abs(number) <= CHARACTERS_MAX) return number
  problems.push(problem)
  return undefined
}

function numberOf(digits: string | undefined): number | undefined {
  if (digits === undefined || digits === '') return undefined
  const number = Number(digits)
  if (number > CHARACTERS_MAX) throw new NotSimulated('size')
  return number
}

/** `[2]`: the next argument is the second one. */
function reorder(args: Arguments, index: string | undefined): void {
  if (index === undefined) return
  args.isReordered = true
  const number = /^\[\d+\]$/.test(index) ? Number(index.slice(1, -1)) : 0
  if (number >= 1 && number <= args.values.length) args.next = number - 1
  else args.isBad = true
}
