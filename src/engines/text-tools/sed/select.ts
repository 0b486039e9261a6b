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

/** The ranges that a run is in: up to which line, or that the end is looked for. */
export type Ranges = Map<Command, number | 'looks'>

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
  const range = ranges.get(command)
  if (range === undefined) {
    if (!matches(from, moment)) return false
    const last = lastLine(to, moment.line)
    if (last === 'looks' || last > moment.line) ranges.set(command, last)
    return true
  }
  if (range === 'looks') {
    if (to.kind === 'plus' || to.kind === 'multiple' || matches(to, moment)) ranges.delete(command)
    return true
  }
  if (moment.line >= range) ranges.delete(command)
  return moment.line <= range
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
