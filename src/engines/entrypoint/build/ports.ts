import { goQuote, lex } from '../../../formats/dockerfile/index.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import type { BuildScope } from './scope.ts'
import type { StageCommand, StageState } from './stage.ts'

/**
 * EXPOSE: every word may hold variables, which may hold several ports. Only the container's port of a mapping counts.
 * Source: BuildKit `dockerfile2llb/convert_expose.go`.
 */
export function dispatchExpose(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  ports: readonly string[],
): Outcome<undefined> {
  const words: string[] = []
  for (const port of ports) {
    const lexed = lex(port, (name) => stage.environment.get(name), scope.lex)
    if (!lexed.ok) return failed(`failed to process ${goQuote(port)}: ${lexed.error}`)
    words.push(...lexed.words)
  }
  const exposed: string[] = []
  for (const word of words) {
    const parsed = parsePort(scope, placed, word)
    if (!parsed.ok) return parsed
    scope.room.ports -= parsed.value.length
    if (scope.room.ports < 0) return failed(`more than ${scope.limits.exposedPortsMax} ports`)
    for (const port of parsed.value) exposed.push(port)
  }
  const { image } = stage
  if (image.sharesPorts) image.ports = new Set(image.ports)
  image.sharesPorts = false
  for (const port of exposed) image.ports.add(port)
  return done(undefined)
}

/** `[ip:]host:container/protocol` → `port/protocol` for each port of the range. */
function parsePort(scope: BuildScope, { lines }: StageCommand, text: string): Outcome<readonly string[]> {
  const parts = text.split(':')
  const last = parts.at(-1) ?? ''
  const hostPort = parts.at(-2) ?? ''
  const ip = parts.slice(0, -2).join(':')
  const slash = last.indexOf('/')
  const container = slash === -1 ? last : last.slice(0, slash)
  const protocol = slash === -1 || slash === last.length - 1 ? 'tcp' : last.slice(slash + 1)
  if (container === '') return failed(`invalid port: ${goQuote(text)}: no port specified`)
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) {
    return failed(`invalid port: ${goQuote(text)}: invalid proto: ${protocol}`)
  }
  if (protocol !== protocol.toLowerCase()) scope.linter.report('ExposeProtoCasing', lines.first, text)
  if (ip !== '' || hostPort !== '') scope.linter.report('ExposeInvalidFormat', lines.first, text)

  const address = ip.startsWith('[') && ip.endsWith(']') ? ip.slice(1, -1) : ip
  if (ip !== '' && !isAddress(address)) return failed(`invalid IP address: ${address}`)
  const range = parseRange(container)
  if (range === undefined) return failed(`invalid containerPort: ${container}`)
  if (hostPort !== '') {
    const host = parseRange(hostPort)
    if (host === undefined) return failed(`invalid hostPort: ${hostPort}`)
    if (range.end - range.start !== host.end - host.start && range.end !== range.start) {
      const what = 'invalid ranges specified for container and host Ports'
      return failed(`${what}: ${container} and ${hostPort}`)
    }
  }
  const count = range.end - range.start + 1
  return done(Array.from({ length: count }, (_, index) => `${range.start + index}/${protocol.toLowerCase()}`))
}

const PORT_MAX = 65_535

function parseRange(text: string): { start: number; end: number } | undefined {
  const dash = text.indexOf('-')
  const first = dash === -1 ? text : text.slice(0, dash)
  const last = dash === -1 ? text : text.slice(dash + 1)
  const start = parseNumber(first)
  const end = parseNumber(last)
  return start === undefined || end === undefined || end < start ? undefined : { start, end }
}

function parseNumber(text: string): number | undefined {
  const port = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : -1
  return port < 0 || port > PORT_MAX ? undefined : port
}

/** Whether a text is an IP address: four numbers, or groups of hexadecimal digits with at most one gap. */
export function isAddress(text: string): boolean {
  if (!text.includes(':'))
    return (
      /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text) &&
      text.split('.').every((part) => Number(part) < 256)
    )
  const [left = '', right, extra] = text.split('::')
  const groups = [left, right ?? ''].filter((side) => side !== '').flatMap((side) => side.split(':'))
  const enough = right === undefined ? groups.length === 8 : groups.length < 8
  return extra === undefined && enough && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
}
