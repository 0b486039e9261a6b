import type { Writable } from '../../../domain/writable.ts'
import { goQuote } from '../../../formats/dockerfile/index.ts'
import type { DockerfileInstruction } from '../../../formats/dockerfile/index.ts'
import type { Healthcheck } from '../types.ts'
import type { Command } from './command.ts'
import { parseDuration } from './duration.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { parseFlags } from './flags.ts'

const FLAGS = {
  interval: 'string',
  timeout: 'string',
  'start-period': 'string',
  'start-interval': 'string',
  retries: 'string',
} as const

const DURATIONS = [
  ['interval', 'Interval'],
  ['timeout', 'Timeout'],
  ['start-period', 'StartPeriod'],
  ['start-interval', 'StartInterval'],
] as const

const MILLISECOND = 1e6

/**
 * HEALTHCHECK: NONE, or a test with durations in nanoseconds; what is 0 is left out. The stage's SHELL is not put in front
 * of a shell form: the engine does that when it runs the test. Source: BuildKit `instructions/parse.go` (parseHealthcheck).
 */
export function parseHealthcheck(instruction: DockerfileInstruction): Outcome<Command> {
  const [typeWord, ...rest] = instruction.args
  if (typeWord === undefined) return failed('HEALTHCHECK requires at least one argument')
  const type = typeWord.toUpperCase()
  if (type === 'NONE') {
    if (rest.length > 0) return failed('HEALTHCHECK NONE takes no arguments')
    return done({ kind: 'healthcheck', healthcheck: { Test: ['NONE'] } })
  }
  const flags = parseFlags(instruction.flags, FLAGS)
  if (!flags.ok) return flags
  if (type !== 'CMD') return failed(`Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`)
  if (rest.length === 0) return failed('Missing command after HEALTHCHECK CMD')
  const healthcheck: Writable<Healthcheck> = {
    Test: [instruction.json ? 'CMD' : 'CMD-SHELL', ...rest],
  }
  for (const [flag, key] of DURATIONS) {
    const duration = parseInterval(flag, flags.value.get(flag)?.[0] ?? '')
    if (!duration.ok) return duration
    if (duration.value !== 0) healthcheck[key] = duration.value
  }
  const retries = parseRetries(flags.value.get('retries')?.[0] ?? '')
  if (!retries.ok) return retries
  if (retries.value !== 0) healthcheck.Retries = retries.value
  return done({ kind: 'healthcheck', healthcheck })
}

function parseInterval(flag: string, text: string): Outcome<number> {
  if (text === '') return done(0)
  const duration = parseDuration(text)
  if (!duration.ok || duration.value === 0 || duration.value >= MILLISECOND) return duration
  return failed(`Interval ${goQuote(flag)} cannot be less than 1ms`)
}

const INT32_MAX = 2 ** 31 - 1

function parseRetries(text: string): Outcome<number> {
  if (text === '') return done(0)
  if (!/^[+-]?\d+$/.test(text)) return failed(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`)
  const retries = Number(text)
  if (retries > INT32_MAX || retries < -INT32_MAX - 1) {
    return failed(`strconv.ParseInt: parsing ${goQuote(text)}: value out of range`)
  }
  return retries < 0 ? failed(`--retries cannot be negative (${retries})`) : done(retries)
}
