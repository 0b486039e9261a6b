import { EPOCH_MS, rfc3339 } from '../../../../domain/time.ts'
import { BUSYBOX_BANNER } from '../busybox.ts'
import { write } from '../io.ts'
import type { Body, Process } from '../kernel.ts'
import { parseSignal, SIGNAL } from '../signals.ts'
import { forkWords, inherit, quoteName, reportLoadFailure } from './run-other.ts'
import { become } from './wrappers.ts'
import { badOption, fail, notModelled, out, parseOptions, usageError, type Tool } from './tool.ts'

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const BUSYBOX_SLEEP_USAGE =
  `${BUSYBOX_BANNER} multi-call binary.\n\nUsage: sleep [N]...\n\n` +
  'Pause for a time equal to the total of the args given, where each arg can\n' +
  'have an optional suffix of (s)econds, (m)inutes, (h)ours, or (d)ays\n'

/** `0.5`, `2m`, `infinity` in ms; `undefined` when it is no duration. Source: coreutils `sleep.c`, busybox `duration.c`. */
export function parseDuration(text: string): number | undefined {
  if (/^inf(?:inity)?$/i.test(text)) return Infinity
  const parsed = /^(\d+\.?\d*|\.\d+)(?:e(\d{1,2}))?([smhd]?)$/.exec(text)
  if (parsed === null) return undefined
  const [, number = '', exponent = '0', unit = ''] = parsed
  return Math.round(Number(number) * 10 ** Number(exponent) * (UNIT_MS[unit === '' ? 's' : unit] ?? 1000))
}

/** Waits for the sum of its operands. */
export function* sleep(tool: Tool): Body {
  const options = tool.flavor === 'gnu' ? parseOptions(tool.args, '') : { rest: tool.args }
  if ('flags' in options) {
    if (options.unknown === '--help') return yield* notModelled(tool)
    const wrong = badOption(tool, options)
    if (wrong !== undefined) return yield* wrong
  }
  if (options.rest.length === 0) {
    if (tool.flavor === 'gnu') return yield* usageError(tool, 'missing operand')
    yield* write(tool.kernel, tool.process, 2, BUSYBOX_SLEEP_USAGE)
    return 1
  }
  let totalMs = 0
  for (const operand of options.rest) {
    const ms = parseDuration(operand)
    if (ms === undefined && tool.flavor === 'busybox') return yield* fail(tool, `invalid number '${operand}'`)
    if (ms === undefined) return yield* usageError(tool, `invalid time interval ${quoteName(operand)}`)
    totalMs += ms
  }
  yield { untilMs: tool.kernel.nowMs + totalMs }
  return 0
}

/** Waits for microseconds (busybox). */
export function* usleep(tool: Tool): Body {
  yield { untilMs: tool.kernel.nowMs + Math.round(Number(tool.args[0] ?? 0) / 1000) }
  return 0
}

/** Ends a command after a time: 124, or 137 when it has to be killed. */
export function* timeout(tool: Tool): Body {
  const options = parseOptions(tool.args, 's:k:v', {
    stopEarly: true,
    long: { signal: 's', 'kill-after': 'k', foreground: 'f', 'preserve-status': 'p', verbose: 'v' },
  })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const [limit, ...words] = options.rest
  const limitMs = parseDuration(limit ?? '')
  if (tool.flavor === 'busybox') {
    if (limit !== undefined && limitMs === undefined) return yield* fail(tool, `invalid number '${limit}'`)
    if (words.length === 0) return yield* usageError(tool, 'missing operand', 1)
  } else if (words.length === 0) {
    yield* write(tool.kernel, tool.process, 2, `Try '${tool.name} --help' for more information.\n`)
    return 125
  } else if (limitMs === undefined)
    return yield* usageError(tool, `invalid time interval ${quoteName(limit ?? '')}`, 125)

  const plan = {
    limitMs: limitMs === 0 ? Infinity : (limitMs ?? Infinity),
    killAfterMs: parseDuration(options.values.get('k') ?? 'inf') ?? Infinity,
    signal: parseSignal(options.values.get('s') ?? 'TERM') ?? SIGNAL.TERM,
  }
  return yield* tool.flavor === 'gnu' ? watchChild(tool, words, plan) : watchSelf(tool, words, plan)
}

interface TimeoutPlan {
  readonly limitMs: number
  readonly killAfterMs: number
  readonly signal: number
}

/** What GNU `timeout` gets, its command gets. */
const PASSED_ON: readonly number[] = [SIGNAL.HUP, SIGNAL.INT, SIGNAL.QUIT, SIGNAL.TERM]

/** GNU: the command is a child, and its end is waited for. */
function* watchChild(tool: Tool, words: readonly string[], { limitMs, killAfterMs, signal }: TimeoutPlan): Body {
  const { kernel } = tool
  const started = forkWords(tool, words)
  if (!started.ok) return yield* reportLoadFailure(tool, words[0] ?? '', started.error)
  const { child } = started
  for (const handled of PASSED_ON) tool.process.dispositions.set(handled, 'handle')
  yield { untilMs: kernel.nowMs + limitMs, ready: () => child.end !== undefined, signals: true }
  if (child.end !== undefined) return child.end.code
  const received = tool.process.pending.shift()
  kernel.signal(child, received ?? signal, 'inside')
  if (received !== undefined) {
    yield { ready: () => child.end !== undefined }
    return endOf(child) ?? 128 + received
  }
  yield { untilMs: kernel.nowMs + killAfterMs, ready: () => child.end !== undefined }
  const isStubborn = child.end === undefined
  if (isStubborn) kernel.signal(child, SIGNAL.KILL, 'inside')
  return isStubborn || signal === SIGNAL.KILL ? 137 : 124
}

function endOf({ end }: Process): number | undefined {
  return end?.code
}

/** Busybox: a child watches, the command takes the place of `timeout` itself; as PID 1 it is out of reach. */
function* watchSelf(tool: Tool, words: readonly string[], { limitMs, killAfterMs, signal }: TimeoutPlan): Body {
  const { kernel, process } = tool
  const start = function* (): Body {
    yield { untilMs: kernel.nowMs + limitMs, ready: () => process.end !== undefined }
    if (process.end !== undefined) return 0
    kernel.signal(process, signal, 'inside')
    yield { untilMs: kernel.nowMs + killAfterMs, ready: () => process.end !== undefined }
    if (process.end === undefined && killAfterMs !== Infinity) kernel.signal(process, SIGNAL.KILL, 'inside')
    return 0
  }
  kernel.spawn({ ...inherit(process), argv: process.argv, start })
  return yield* become(tool, words)
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Tells the virtual time, which starts at 2026-01-01T00:00:00Z. */
export function* date(tool: Tool): Body {
  const options = parseOptions(tool.args, 'uRId:r:', { long: { utc: 'u', iso: 'I' } })
  if (options.unknown !== undefined || options.flags.has('d') || options.flags.has('r')) return yield* notModelled(tool)
  const format = options.rest.find((word) => word.startsWith('+'))?.slice(1)
  const fallback = tool.flavor === 'gnu' ? '%a %b %e %H:%M:%S UTC %Y' : '%a %b %e %H:%M:%S UTC %Y'
  const preset = options.flags.has('I') ? '%Y-%m-%d' : options.flags.has('R') ? '%a, %d %b %Y %H:%M:%S +0000' : fallback
  yield* out(tool, `${formatDate(format ?? preset, tool.kernel.nowMs)}\n`)
  return 0
}

/** The `%` sequences of strftime(3) that scripts use; others stay as they are. */
export function formatDate(format: string, nowMs: number): string {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(rfc3339(nowMs)) ?? []
  const seconds = Math.floor((EPOCH_MS + nowMs) / 1000)
  const fields: Readonly<Record<string, string>> = {
    Y: year,
    y: year.slice(2),
    m: month,
    d: day,
    e: String(Number(day)).padStart(2),
    H: hour,
    M: minute,
    S: second,
    s: String(seconds),
    N: `${String(nowMs % 1000).padStart(3, '0')}000000`,
    F: `${year}-${month}-${day}`,
    T: `${hour}:${minute}:${second}`,
    R: `${hour}:${minute}`,
    D: `${month}/${day}/${year.slice(2)}`,
    a: WEEKDAYS[(Math.floor(seconds / 86_400) + 4) % 7] ?? '',
    b: MONTHS[Number(month) - 1] ?? '',
    Z: 'UTC',
    z: '+0000',
    n: '\n',
    t: '\t',
    '%': '%',
  }
  return format.replace(/%([A-Za-z%])/g, (whole, letter: string) => fields[letter] ?? whole)
}
