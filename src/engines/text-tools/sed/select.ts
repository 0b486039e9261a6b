import { occurs, type Pattern } from '../pattern/compile.ts'
import type { Work } from '../text-tool.ts'
import type { Address, Command, RangeEnd } from './command.ts'

/** What an address is compared with. */
export interface Moment {
  readonly line: number
  readonly text: string
  readonly isLast: () => boolean
  /** The pattern itself, or the last one that was used. */
  readonly pattern: (given: Pattern | undefined) => Pattern | undefined
  readonly work: Work
}

/** The ranges that a run has entered: up to which line they go, that their end is looked for, or that they are over for good. */
export type Ranges = Map<Command, number | 'looks' | 'closed'>

/** Whether a command is in its range and the range goes on behind this line. */
export function goesOn(command: Command, ranges: Ranges): boolean {
  return ranges.has(command) && ranges.get(command) !== 'closed'
}

/** Before the first line. `0,/re/` looks for its end from line 1 on. */
export function startRanges(commands: readonly Command[]): Ranges {
  const ranges: Ranges = new Map()
  for (const command of commands) {
    const from = command.selector?.from
    if (from?.kind === 'line' && from.line === 0) ranges.set(command, 'looks')
  }
  return ranges
}

/** Whether a command is for this line; moves on in its range. Source: GNU sed manual, "Range Addresses". */
export function selects(command: Command, moment: Moment, ranges: Ranges): boolean {
  const { selector, isNegated } = command
  if (selector === undefined) return !isNegated
  const { from, to } = selector
  const isMeant = to === undefined ? matches(from, moment) : isInRange(command, { from, to }, moment, ranges)
  return isMeant !== isNegated
}

function isInRange(
  command: Command,
  { from, to }: { readonly from: Address; readonly to: RangeEnd },
  moment: Moment,
  ranges: Ranges,
): boolean {
  const { line } = moment
  const range = ranges.get(command)
  // A range that begins at a line begins only once, and if that line was read by `n` or `N` at the next one.
  const close = (): unknown => (from.kind === 'line' ? ranges.set(command, 'closed') : ranges.delete(command))
  switch (range) {
    case 'closed':
      return false
    case 'looks':
      if (to.kind === 'plus' || to.kind === 'multiple' || matches(to, moment)) close()
      return true
    case undefined: {
      if (from.kind === 'line' ? line < from.line : !matches(from, moment)) return false
      const last = to.kind === 'last' && moment.isLast() ? line : lastLine(to, line)
      if (last === 'looks' || last > line) ranges.set(command, last)
      else close()
      return from.kind !== 'line' || to.kind !== 'line' || line === from.line || line <= to.line
    }
    default:
      if (line >= range) close()
      return line <= range
  }
}

/** A range that is entered at `line` always has that line; only a pattern and `$` are looked for behind it. */
function lastLine(to: RangeEnd, line: number): number | 'looks' {
  switch (to.kind) {
    case 'line':
      return to.line
    case 'plus':
      return line + to.count
    case 'multiple':
      return to.of === 0 ? line : line + to.of - (line % to.of)
    default:
      return 'looks'
  }
}

function matches(address: Address, { line, text, isLast, pattern, work }: Moment): boolean {
  switch (address.kind) {
    case 'line':
      return line === address.line
    case 'last':
      return isLast()
    case 'step':
      return line >= address.first && (line - address.first) % address.step === 0
    case 'match': {
      const used = pattern(address.pattern)
      return used !== undefined && occurs(used, text, work)
    }
  }
}
