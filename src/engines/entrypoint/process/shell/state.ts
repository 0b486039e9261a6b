import type { Piece } from '../../../../formats/shell/fields.ts'
import type { LineIndex, Script, SyntaxNode, Word } from '../../../../formats/shell/parse.ts'
import { createLineIndex } from '../../../../formats/shell/parse.ts'
import { TEXT_CHARACTERS_MAX } from '../bounds.ts'
import { write } from '../io.ts'
import type { Kernel, Loaded, Process, Wait } from '../kernel.ts'
import { inherit } from '../programs/run-other.ts'

export type Flavor = 'dash' | 'ash' | 'bash'

export interface Variable {
  value: string | undefined
  /** All elements of a bash array; `value` is then the first. */
  elements?: readonly string[]
  exported: boolean
  readonly: boolean
}

/** Why a list of commands is left. `replaced`: the process was given to another program. */
export type Flow =
  | { readonly kind: 'break' | 'continue'; readonly levels: number }
  | { readonly kind: 'return' | 'exit' | 'replaced' }

/** Runs one node and says whether the list around it is left. */
export type Running = Generator<Wait, Flow | undefined, void>

export type Pieces = Generator<Wait, readonly Piece[], void>

/** The parts of the interpreter that need one another; each shell carries them. */
export interface Machinery {
  piecesOf(shell: Shell, word: Word, isQuoted: boolean): Pieces
  runText(shell: Shell, text: string, options?: RunTextOptions): Running
  runScript(shell: Shell, script: Script): Running
  /** The body of a function. */
  runBody(shell: Shell, body: SyntaxNode): Running
  /** A built-in command of this shell. */
  builtin(shell: Shell, name: string): ((shell: Shell, args: readonly string[], name: string) => Running) | undefined
  /** Becomes a shell that runs a file which the kernel refused because it has no `#!`. */
  runFile(shell: Shell, path: string, argv: readonly string[]): Loaded
}

export interface RunTextOptions {
  /** The text is the rest of what the process does: its last command may take the process over (`sh -c`). */
  readonly isLast?: boolean
  readonly lineOffset?: number
}

/** One running shell: everything that a fork copies. */
export interface Shell {
  readonly machinery: Machinery
  readonly kernel: Kernel
  readonly process: Process
  readonly flavor: Flavor
  /** `$0`. */
  readonly name: string
  /** True while a script file runs: busybox then tells line numbers. */
  readonly isScript: boolean
  /** True for `-c` without a script: bash then says `-c`. */
  readonly isCommandText: boolean
  readonly variables: Map<string, Variable>
  positional: readonly string[]
  readonly options: Set<string>
  readonly traps: Map<number, string>
  readonly functions: Map<string, { readonly body: SyntaxNode; readonly source: Source }>
  /** With the line each was made on: it holds from the next line on. */
  readonly aliases: Map<string, { readonly text: string; readonly line: number }>
  status: number
  /** `$$`. */
  readonly ownPid: number
  lastBackground: Process | undefined
  jobs: Process[]
  /** Where the text that runs now came from. */
  source: Source
  line: number
  /** The present command as it was written. */
  commandText: string
  /** Set by an error that ends the shell: the exit code. */
  abort: number | undefined
  /** The error ended only the present line, as some do in bash. */
  isDiscarded: boolean
  /** Nesting of functions, sourced files and substitutions. */
  depth: number
  loops: number
  /** Commands inside of commands that run now. */
  nesting: number
  inFunction: boolean
  /** The status of the function or `eval` that runs now is a condition, so `set -e` looks away inside of it too. */
  isTested: boolean
  isSubshell: boolean
  /** An action of `trap` is running. */
  inTrap: boolean
  /** The status of the last command substitution of the present command. */
  substitutionStatus: number | undefined
  /** Saved variables of functions that run, innermost last. */
  readonly locals: Map<string, Variable | undefined>[]
}

export interface Source {
  readonly text: string
  readonly lines: LineIndex
  /** Added to line numbers: 0 normally, -1 for the texts that busybox counts from 0. */
  readonly lineOffset: number
}

export function sourceOf(text: string, lineOffset = 0): Source {
  return { text, lines: createLineIndex(text), lineOffset }
}

/** The line a node starts on, as the shell counts. */
export function lineOf(shell: Shell, offset: number): number {
  return shell.source.lines.positionAt(offset).line + shell.source.lineOffset
}

export function getVariable(shell: Shell, name: string): string | undefined {
  return shell.variables.get(name)?.value
}

/** False when the variable is read-only. */
export function setVariable(shell: Shell, name: string, value: string): boolean {
  const known = shell.variables.get(name)
  if (known?.readonly === true) return false
  const kept = value.slice(0, TEXT_CHARACTERS_MAX)
  shell.kernel.charge(kept.length)
  shell.variables.set(name, { value: kept, exported: known?.exported ?? shell.options.has('a'), readonly: false })
  return true
}

/** Makes a bash array. False when the variable is read-only. */
export function setArray(shell: Shell, name: string, elements: readonly string[]): boolean {
  const known = shell.variables.get(name)
  if (known?.readonly === true) return false
  shell.variables.set(name, { value: elements[0], elements, exported: false, readonly: false })
  return true
}

/** The elements of a variable: one for a plain one that is set. */
export function elementsOf(shell: Shell, name: string): readonly string[] {
  const known = shell.variables.get(name)
  return known?.elements ?? (known?.value === undefined ? [] : [known.value])
}

/** A syntax that the parser knows and this shell does not: it tells so and ends. */
export function* refuseSyntax(shell: Shell, token: string): Generator<Wait, void> {
  const text = shell.flavor === 'dash' ? `Syntax error: ${token} unexpected` : `syntax error: unexpected ${token}`
  yield* fatal(shell, text, 2)
}

/** The environment of a program the shell starts. */
export function exportedEnv(shell: Shell): Map<string, string> {
  const env = new Map<string, string>()
  for (const [name, { value, exported }] of shell.variables) if (exported && value !== undefined) env.set(name, value)
  return env
}

/** The same shell in a process of its own. Handlers of signals are forgotten, ignored signals stay. */
export function forkShell(shell: Shell, process: Process): Shell {
  return {
    ...shell,
    process,
    variables: new Map([...shell.variables].map(([name, variable]) => [name, { ...variable }])),
    options: new Set(shell.options),
    traps: new Map(
      [...shell.traps].filter(([signal, action]) => action === '' || (signal < 0 && shell.options.has('E'))),
    ),
    functions: new Map(shell.functions),
    aliases: new Map(shell.aliases),
    jobs: [],
    loops: 0,
    isSubshell: true,
    locals: shell.locals.map((saved) => new Map(saved)),
  }
}

/** Starts a process that runs a copy of the shell. */
export function spawnSubshell(shell: Shell, run: (copy: Shell) => Generator<Wait, number, void>): Process {
  const { kernel, process } = shell
  return kernel.spawn({ ...inherit(process), argv: process.argv, start: (_, child) => run(forkShell(shell, child)) })
}

/** Writes an error as the shell words it; `builtin` is the built-in command that failed. */
export function* tell(shell: Shell, text: string, builtin?: string): Generator<Wait, void> {
  yield* write(shell.kernel, shell.process, 2, `${prefixOf(shell, builtin)}${text}\n`)
}

/**
 * What stands before an error. dash: `sh: 1: cd: `; bash: `bash: line 1: cd: `; busybox: `sh: cd: line 0: `, with the line only
 * for built-in commands and inside of script files. Sources: dash `error.c`, busybox `ash.c` (ash_vmsg), bash `error.c`.
 */
function prefixOf(shell: Shell, builtin: string | undefined): string {
  const { name, line } = shell
  const command = builtin === undefined ? '' : `${builtin}: `
  switch (shell.flavor) {
    case 'dash':
      return `${name}: ${line}: ${command}`
    case 'ash':
      return `${name}: ${command}${shell.isScript || builtin !== undefined ? `line ${line}: ` : ''}`
    case 'bash':
      return `${name}: line ${line}: ${command}`
  }
}

/** Tells an error that ends the shell, unless it is interactive. */
export function* fatal(shell: Shell, text: string, code = shell.flavor === 'bash' ? 1 : 2): Generator<Wait, void> {
  if (shell.abort === undefined) yield* tell(shell, text)
  shell.abort = code
  shell.status = code
}

/** An error that ends a POSIX shell, and in bash the present line. */
export function* fatalForPosix(shell: Shell, text: string): Generator<Wait, void> {
  yield* fatal(shell, text)
  if (shell.flavor === 'bash') shell.isDiscarded = true
}
