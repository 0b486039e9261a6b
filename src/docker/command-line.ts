import { COMMAND_ALIASES, COMMAND_SPECS, type CommandSpec } from './command-specs.ts'
import { type FlagTable, type Parsed, parseFlags, readFlagTable } from './flags.ts'
import type { Answer } from './types.ts'

/** A command line as docker reads it, before anything is asked of the daemon. */
export interface CommandLine {
  /** The name by its group: `container run`. */
  readonly command: string
  /** As it was typed: `run`. */
  readonly typed: string
  readonly parsed: Parsed
}

export type ReadLine =
  | { readonly ok: true; readonly line: CommandLine }
  | { readonly ok: false; readonly answer: Answer }

/** Commands that only have other commands below them. */
export const GROUPS: ReadonlySet<string> = new Set(['container', 'image'])

/** Whether a group has a command of that name. */
export function isKnownIn(group: string, name: string): boolean {
  const full = `${group} ${name}`
  return Object.hasOwn(COMMAND_SPECS, full) || Object.hasOwn(COMMAND_ALIASES, full)
}

/**
 * Finds the command that words name and reads its flags and operands; what the client refuses by itself is answered here, in its
 * words. `undefined` for a command there is no table of. Source: docker/cli `cli/cobra.go`, `cli/required.go`.
 */
export function readCommandLine(words: readonly string[]): ReadLine | undefined {
  const [first = '', second = ''] = words
  const isGroup = GROUPS.has(first)
  const typed = isGroup ? `${first} ${second}` : first
  const command = Object.hasOwn(COMMAND_ALIASES, typed) ? (COMMAND_ALIASES[typed] ?? typed) : typed
  const spec = Object.hasOwn(COMMAND_SPECS, command) ? COMMAND_SPECS[command] : undefined
  if (spec === undefined) return undefined
  // an alias inside of a group is shown by the name of the command
  const name = isGroup ? command : typed
  const parsed = parseFlags(words.slice(isGroup ? 2 : 1), flagsOf(spec))
  if (!parsed.ok) return { ok: false, answer: flagError(name, spec, parsed.error) }
  if (parsed.flags.has('help')) return { ok: false, answer: help(name, spec) }
  const wrong = operandsError(name, spec, parsed.operands.length)
  if (wrong !== undefined) return { ok: false, answer: { exit: 1, stderr: wrong } }
  return { ok: true, line: { command, typed: name, parsed } }
}

function flagsOf({ flags, stops }: CommandSpec): FlagTable {
  return readFlagTable(flags, stops === true)
}

function usageOf(name: string, { usage }: CommandSpec): string {
  return `Usage:  docker ${name}${usage === '' ? '' : ` ${usage}`}\n`
}

function flagError(name: string, spec: CommandSpec, error: string): Answer {
  const text = `${error}\n\n${usageOf(name, spec)}\nRun 'docker ${name} --help' for more information\n`
  return { exit: 125, stderr: text }
}

/** Without the explanations, which are docker's own prose. */
function help(name: string, spec: CommandSpec): Answer {
  const { types, short } = flagsOf(spec)
  const letters = new Map([...short].map(([letter, long]) => [long, letter]))
  const rows = [...types]
    .filter(([long]) => long !== 'help')
    .map(([long, type]) => {
      const letter = letters.get(long)
      return `  ${letter === undefined ? '    ' : `-${letter}, `}--${long}${type === 'switch' ? '' : ` ${type}`}\n`
    })
  return { exit: 0, stdout: `${usageOf(name, spec)}${rows.length === 0 ? '' : `\nOptions:\n${rows.join('')}`}` }
}

/** `0`, `1`, `1+`, `0-1`: too few or too many operands. */
function operandsError(name: string, spec: CommandSpec, count: number): string | undefined {
  const { operands } = spec
  const least = Number.parseInt(operands, 10)
  const most = operands.endsWith('+') ? Infinity : Number.parseInt(operands.split('-').at(-1) ?? operands, 10)
  if (count >= least && count <= most) return undefined
  const wanted = wantedOperands(least, most)
  // docker's own slip of the pen in one of its texts
  const see = most === Infinity ? 'See' : least === 0 && most > 0 ? 'SRun' : 'Run'
  return `docker: 'docker ${name}' ${wanted}\n\n${usageOf(name, spec)}\n${see} 'docker ${name} --help' for more information\n`
}

function wantedOperands(least: number, most: number): string {
  if (most === 0) return 'accepts no arguments'
  if (most === Infinity) return `requires at least ${least} ${noun(least)}`
  if (least === most) return `requires ${least} ${noun(least)}`
  if (least === 0) return `requires at most ${most} ${noun(most)}`
  return `requires at least ${least} and at most ${most} ${noun(most)}`
}

function noun(count: number): string {
  return count === 1 ? 'argument' : 'arguments'
}
