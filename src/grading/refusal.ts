import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import type { RanStep } from '../sandbox/types.ts'
import { isWritingCommand } from './writing-commands.ts'

/** Why something was refused, and where: the command, and the lines of what it was given. */
export interface Refusal {
  readonly reason: Message
  readonly evidence: readonly Evidence[]
}

/** The first of the commands that tried to change something and failed. */
export function firstRefusal(steps: readonly RanStep[]): Refusal | undefined {
  const refused = steps.find((ran) => isWritingCommand(ran) && ran.step.exit !== 0)
  return refused === undefined ? undefined : refusalOf(refused)
}

/** What a failed command complained about, in its own words, and where that is to be mended. */
export function refusalOf(ran: RanStep): Refusal {
  return {
    reason: { code: 'COMMAND_FAILED', args: { message: complaintOf(ran) } },
    evidence: [{ kind: 'step', step: ran.step.index }, ...refusedPlaces(ran)],
  }
}

/**
 * The first line that a failed command wrote to stderr, with the causes below it; a build shows first where it got to, and says
 * last what is wrong. Else its exit code.
 */
export function complaintOf(ran: RanStep): string {
  const lines = ran.step.stderr.split('\n').filter((line) => line.trim() !== '')
  const [first, ...others] = lines
  if (first === undefined) return `exit code ${ran.step.exit}`
  const verdict = ran.step.argv[0] === 'docker' ? lines.findLast((line) => line.startsWith('ERROR: ')) : undefined
  if (verdict !== undefined) return verdict.trimEnd()
  return [withoutDump(first.trimEnd()), ...others.filter((line) => line.startsWith('* '))].join(' ')
}

const INVALID_VALUE = 'Invalid value: "'
const DUMP_MIN = 100

/** A refused patch is printed whole by the API server, in front of what is wrong with it: only its beginning is kept. */
function withoutDump(line: string): string {
  const start = line.indexOf(INVALID_VALUE) + INVALID_VALUE.length
  const end = line.lastIndexOf('": ')
  if (start < INVALID_VALUE.length || end - start < DUMP_MIN) return line
  return `${line.slice(0, start)}${line.slice(start, start + 4)}…${line.slice(end)}`
}

/** How many places of one refusal are shown. */
const PLACES_MAX = 3

/** Where the objects are to be mended that the command was given, as its diagnostics say. */
function refusedPlaces({ diagnostics = [] }: RanStep): readonly Evidence[] {
  const ranges = diagnostics.flatMap(({ severity, range }) =>
    severity === 'error' && range !== undefined ? [range] : [],
  )
  return ranges.slice(0, PLACES_MAX).map((range) => ({ kind: 'place', range }))
}
