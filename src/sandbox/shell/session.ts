import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import type { Invocation, Outcome } from '../../domain/tool.ts'
import type {
  ArithmeticExpression,
  Assignment,
  CompoundCommand,
  CompoundList,
  HereDoc,
  Redirected,
  Statement,
  Word,
} from '../../formats/shell/parse.ts'
import type { Folder } from '../folder.ts'

/** A simulated program. `range` is where the command stands, if it stands in a file. */
export type Tool = (invocation: Invocation, range: SourceRange | undefined) => Outcome

/** What the shell needs from the place it runs in. */
export interface ShellHost {
  readonly limits: Limits
  readonly folder: Folder
  /** The simulated programs beside the shell's own: `kubectl`, `docker`. */
  tool(name: string): Tool | undefined
  /** How many objects the tools listed or wrote until now; builds and long manifests count as several. */
  objectsTouched(): number
  /** Lets virtual time pass. */
  sleep(durationMs: number): void
  report(diagnostic: Diagnostic): void
  /** Tells where the command stands that is run from now on. */
  enter(range: SourceRange | undefined): void
}

/** Where the text of a script stands; gives `undefined` for text that stands in no file. */
export type Source = (pos: number, end: number) => SourceRange | undefined

/** What is read from standard input, and how far it has been read. */
export interface Input {
  readonly text: string
  at: number
}

export interface Output {
  write(text: string): void
  /** Nobody but a person reads it. */
  readonly isTerminal?: boolean
}

/** How a part of a script is run. */
export interface Frame {
  readonly input: Input
  readonly output: Output
  readonly errors: Output
  readonly source: Source
  /** In a condition, or left of `&&` and `||`: failing does not end the script under `set -e`. */
  readonly guarded: boolean
  /** A command that can go on by itself is not waited for. */
  readonly background?: boolean
}

/** `declare -A`: texts by their keys, in the order in which they were set. */
export type Associative = ReadonlyMap<string, string>

export interface Variable {
  readonly value: string | readonly string[] | Associative
  readonly exported: boolean
}

export interface ShellFunction {
  readonly body: CompoundCommand | Redirected | CompoundList
  readonly source: Source
}

/** Where control goes instead of to the next statement. */
export type Jump =
  | { readonly kind: 'exit' }
  | { readonly kind: 'return' }
  | { readonly kind: 'break' | 'continue'; readonly levels: number }

/** What one shell remembers from command to command. It lives as long as one command file. */
export interface Session {
  variables: Map<string, Variable>
  readonly aliases: Map<string, string>
  readonly functions: Map<string, ShellFunction>
  options: { readonly errexit: boolean; readonly nounset: boolean; readonly pipefail: boolean }
  /** Variables that are local to the function that is running, with what they were before. */
  locals: Map<string, Variable | undefined>
  /** `$?` */
  status: number
  /** `$0` */
  name: string
  /** `$1`, `$2` … */
  positional: readonly string[]
  /** Simple commands and loop rounds so far. */
  commands: number
  /** Characters that expansions and text tools went through so far. */
  characters: number
  /** A limit was reached: nothing more is run, not even behind a subshell. */
  isOver: boolean
  /** Functions and sourced files that are being run inside of one another. */
  depth: number
  jump: Jump | undefined
  /** An expansion of the present command went wrong, so that the command is not run. */
  badExpansion: boolean
  /** A here-document is being expanded whose word is not quoted: `$(…)` in it is run. */
  inDocument: boolean
  /** The last command was refused, which is our limit and no failure of its own: `set -e` does not end the script for it. */
  refused: boolean
}

/** The parts of the interpreter by which its files call one another. */
export interface Shell {
  readonly host: ShellHost
  readonly session: Session
  /** Runs statements one after another; gives the exit code of the last one. */
  statements(list: readonly Statement[], frame: Frame): number
  /** Runs the body of a function, a loop or a group. */
  body(node: ShellFunction['body'], frame: Frame): number
  /** Runs something in a copy of the session, so that nothing it sets remains. */
  subshell(run: () => number): number
  /** Runs a program, a builtin or a function whose words are already expanded. */
  invoke(argv: readonly string[], frame: Frame, range: SourceRange | undefined): number
  readonly expand: Expander
}

/** What the words of a script become. Source: Bash Reference Manual, "Shell Expansions". */
export interface Expander {
  /** Expansion, word splitting, file names: a word can become several fields, or none. */
  fields(words: readonly Word[], frame: Frame): readonly string[]
  /** One word as one text: no splitting, no file names. */
  text(word: Word, frame: Frame): string
  /** One word as a pattern, in which a backslash stands before quoted characters. */
  pattern(word: Word, frame: Frame): string
  /** The text of a here-document. */
  document(node: HereDoc, frame: Frame): string
  /** The value of an arithmetic expression, whose text is `whole`; complains and gives `undefined` where bash does. */
  arithmetic(expression: ArithmeticExpression, whole: string, frame: Frame): bigint | undefined
  assign(assignment: Assignment, frame: Frame, exported: boolean): void
}

export function createSession(): Session {
  return {
    variables: new Map([
      ['HOME', { value: '/home/learner', exported: true }],
      ['PATH', { value: '/usr/local/bin:/usr/bin:/bin', exported: true }],
      ['USER', { value: 'learner', exported: true }],
    ]),
    aliases: new Map([['k', 'kubectl']]),
    functions: new Map(),
    options: { errexit: false, nounset: false, pipefail: false },
    locals: new Map(),
    status: 0,
    name: 'bash',
    positional: [],
    commands: 0,
    characters: 0,
    isOver: false,
    depth: 0,
    jump: undefined,
    badExpansion: false,
    inDocument: false,
    refused: false,
  }
}
