import { ownValue } from '../../../../domain/json.ts'
import { unmodelledTool } from './unmodelled.ts'
import { write } from '../io.ts'
import type { Body, Kernel, Process, Wait } from '../kernel.ts'

/** One run of a usual command. */
export interface Tool {
  readonly kernel: Kernel
  readonly process: Process
  /** How it calls itself in messages: GNU programs as they were called, busybox applets without the path. */
  readonly name: string
  readonly args: readonly string[]
  readonly flavor: 'gnu' | 'busybox'
}

export type ToolBody = (tool: Tool) => Body

/** Options of a command: short ones may be joined (`-la`), a `:` in the specification asks for a value. */
export interface ParsedOptions {
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  readonly rest: readonly string[]
  /** The first option that is not in the specification. */
  readonly unknown?: string
  readonly needsValue?: string
}

/**
 * Takes options apart as `getopt` does. `specification` is like `n:qv`; `long` maps long names to short ones. With
 * `stopEarly` the first operand ends the options, as for commands that start other commands.
 */
export function parseOptions(
  args: readonly string[],
  specification: string,
  settings: { readonly long?: Readonly<Record<string, string>>; readonly stopEarly?: boolean } = {},
): ParsedOptions {
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const rest: string[] = []
  const pending = [...args]
  const takesValue = (letter: string): boolean => specification[specification.indexOf(letter) + 1] === ':'
  while (pending.length > 0) {
    const arg = pending.shift() ?? ''
    if (arg === '--') {
      rest.push(...pending)
      break
    }
    if (arg === '-' || !arg.startsWith('-')) {
      rest.push(arg)
      if (settings.stopEarly === true) {
        rest.push(...pending)
        break
      }
      continue
    }
    if (arg.startsWith('--')) {
      const equals = arg.indexOf('=')
      const letter = ownValue(settings.long, equals === -1 ? arg.slice(2) : arg.slice(2, equals))
      if (letter === undefined) return { flags, values, rest, unknown: arg }
      flags.add(letter)
      if (takesValue(letter)) values.set(letter, equals === -1 ? (pending.shift() ?? '') : arg.slice(equals + 1))
      continue
    }
    for (let at = 1; at < arg.length; at += 1) {
      const letter = arg.charAt(at)
      if (letter === ':' || !specification.includes(letter)) return { flags, values, rest, unknown: letter }
      flags.add(letter)
      if (!takesValue(letter)) continue
      const joined = arg.slice(at + 1)
      const value = joined === '' ? pending.shift() : joined
      if (value === undefined) return { flags, values, rest, needsValue: letter }
      values.set(letter, value)
      break
    }
  }
  return { flags, values, rest }
}

/** Writes to standard output. */
export function* out(tool: Tool, text: string): Generator<Wait, void> {
  yield* write(tool.kernel, tool.process, 1, text)
}

/** Writes a line to standard error with the program's name before it. */
export function* complain(tool: Tool, message: string): Generator<Wait, void> {
  yield* write(tool.kernel, tool.process, 2, `${tool.name}: ${message}\n`)
}

/** Complains and gives the exit code. */
export function* fail(tool: Tool, message: string, code = 1): Body {
  yield* complain(tool, message)
  return code
}

/** GNU programs point at their help after a usage error; busybox says what it can in its own words. */
export function* usageError(tool: Tool, message: string, code = 1): Body {
  yield* complain(tool, message)
  if (tool.flavor === 'gnu') {
    yield* write(tool.kernel, tool.process, 2, `Try '${tool.name} --help' for more information.\n`)
  }
  return code
}

/** The exit code for a wrong option where coreutils do not end with 1. */
const USAGE_CODE: Readonly<Record<string, number>> = {
  env: 125,
  grep: 2,
  ls: 2,
  nice: 125,
  nohup: 125,
  sort: 2,
  timeout: 125,
}

/** An option that the program has not: as `getopt` tells it. */
export function badOption(tool: Tool, { unknown, needsValue }: ParsedOptions): Body | undefined {
  if (needsValue !== undefined) return usageError(tool, `option requires an argument -- '${needsValue}'`)
  if (unknown === undefined) return undefined
  const isLong = unknown.startsWith('--')
  if (unknown === '--help' || unknown === '--version') return notModelled(tool)
  const text = isLong ? `unrecognized option '${unknown}'` : `invalid option -- '${unknown}'`
  return usageError(tool, text, tool.flavor === 'gnu' ? USAGE_CODE[tool.name] : undefined)
}

/** A use of the program that is not modelled: the simulation says so, unless it takes such programs as done. */
export function* notModelled(tool: Tool): Body {
  return yield* unmodelledTool(tool.kernel, tool.process, tool.process.argv[0] ?? tool.name)
}
