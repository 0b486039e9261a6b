import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import type { Frame, Shell } from './session.ts'

const UNITS_MS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `sleep 5`, `sleep 1m 30s`: lets virtual time pass, at most as long as a person would wait. Source: GNU coreutils manual. */
export function sleepMs(shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined): number {
  const tryHelp = "Try 'sleep --help' for more information.\n"
  if (argv.length === 1) {
    frame.errors.write(`sleep: missing operand\n${tryHelp}`)
    return 1
  }
  let totalMs = 0
  for (const word of argv.slice(1)) {
    const match = /^(\d{1,12}(?:\.\d{0,9})?|\.\d{1,9}|inf|infinity)([smhd]?)$/.exec(word)
    if (match === null) {
      frame.errors.write(`sleep: invalid time interval '${word}'\n${tryHelp}`)
      return 1
    }
    const amount = (match[1] ?? '').startsWith('inf') ? Infinity : Number(match[1])
    totalMs += amount * (UNITS_MS[match[2] ?? ''] ?? 1000)
  }
  const maxMs = shell.host.limits.followMsMax
  if (totalMs > maxMs) {
    const args = { command: argv.join(' '), seconds: maxMs / 1000 }
    shell.host.report(diagnostic('COMMAND_WAIT_CUT', args, range))
  }
  shell.host.sleep(Math.min(Math.round(totalMs), maxMs))
  return 0
}
