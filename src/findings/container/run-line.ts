import { lastOf, parseFlags } from '../../docker/flags.ts'
import { runFlags } from '../../docker/run-flags.ts'
import { parseSignal } from '../../engines/entrypoint/process/signals.ts'
import { parseShell, type Command, type SyntaxNode } from '../../formats/shell/parse.ts'
import type { RunOptions } from './types.ts'

/** A `docker run`, taken apart. */
export interface RunLine {
  readonly image: string
  /** Words behind the image. */
  readonly args: readonly string[]
  readonly entrypoint?: string
  readonly options: RunOptions
  readonly words: readonly string[]
}

export type RunLineResult =
  | { readonly ok: true; readonly line: RunLine }
  /** In docker's words. */
  | { readonly ok: false; readonly error: string }

/** Words of a command line as a shell hands them to a program; variables stay as they are written. */
export function shellWords(text: string): readonly string[] | undefined {
  const parsed = parseShell(text)
  if (!parsed.ok) return undefined
  const [statement] = parsed.script.commands
  const command = statement === undefined ? undefined : firstCommand(statement.command)
  if (command?.name === undefined) return undefined
  return [command.name, ...command.args].map((word) =>
    'value' in word && typeof word.value === 'string' ? word.value : word.text,
  )
}

function firstCommand(node: SyntaxNode): Command | undefined {
  if (node.type === 'Command') return node
  if (node.type !== 'AndOr' && node.type !== 'Pipeline') return undefined
  const [first] = node.commands
  return first === undefined ? undefined : firstCommand(first)
}

/**
 * Reads `docker run [OPTIONS] IMAGE [ARGS]`; `docker run` itself may be left out. The first word that is no option is the image, and
 * everything behind it belongs to the container. Source: docker/cli `cli/command/container/opts.go`.
 */
export function readRunLine(text: string): RunLineResult {
  const words = shellWords(text)
  if (words === undefined) return { ok: false, error: `\`${text}\` is not a command line` }
  const start = startOf(words)
  const parsed = parseFlags(words.slice(start), runFlags())
  if (!parsed.ok) return parsed
  const [image, ...args] = parsed.operands
  if (image === undefined) return { ok: false, error: "'docker run' requires at least 1 argument" }
  const options = optionsOf(parsed.flags)
  if (typeof options === 'string') return { ok: false, error: options }
  const entrypoint = lastOf(parsed.flags, 'entrypoint')
  return { ok: true, line: { image, args, options, words, ...(entrypoint === undefined ? {} : { entrypoint }) } }
}

function startOf(words: readonly string[]): number {
  const [first, second, third] = words
  if (first !== 'docker' && first !== 'podman') return first === 'run' ? 1 : 0
  if (second === 'container') return third === 'run' || third === 'create' ? 3 : 2
  return second === 'run' || second === 'create' ? 2 : 1
}

function optionsOf(flags: ReadonlyMap<string, readonly string[]>): RunOptions | string {
  const env: Record<string, string> = {}
  for (const entry of flags.get('env') ?? []) {
    const equals = entry.indexOf('=')
    if (equals > 0) env[entry.slice(0, equals)] = entry.slice(equals + 1)
  }
  const stopSignal = lastOf(flags, 'stop-signal')
  if (stopSignal !== undefined && parseSignal(stopSignal) === undefined) return `invalid signal: ${stopSignal}`
  const workdir = lastOf(flags, 'workdir')
  const user = lastOf(flags, 'user')
  const hostname = lastOf(flags, 'hostname')
  const timeout = lastOf(flags, 'stop-timeout')
  return {
    env,
    tty: flags.has('tty'),
    stdin: flags.has('interactive') ? 'open' : 'empty',
    init: flags.has('init'),
    ...(workdir === undefined ? {} : { workdir }),
    ...(user === undefined ? {} : { user }),
    ...(hostname === undefined ? {} : { hostname }),
    ...(stopSignal === undefined ? {} : { stopSignal }),
    ...(timeout === undefined ? {} : { graceMs: Number(timeout) * 1000 }),
  }
}
