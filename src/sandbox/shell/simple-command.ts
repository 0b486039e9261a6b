import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import { suggest } from '../../domain/suggest.ts'
import type { Outcome } from '../../domain/tool.ts'
import { type Assignment, type Command, parseShell, type Word } from '../../formats/shell/parse.ts'
import { countCommand } from './budget.ts'
import { BUILTINS } from './builtins.ts'
import { FILTERS } from './filters/index.ts'
import { readAll } from './io.ts'
import { runFilter } from './run-filter.ts'
import { redirect } from './redirect.ts'
import type { Frame, Shell, Variable } from './session.ts'
import { runExecutable } from './script.ts'
import { DEPTH_MAX } from './source.ts'
import { environment, setVariable } from './variables.ts'

/** Builtins whose arguments may be assignments. */
const DECLARATIONS: ReadonlySet<string> = new Set(['export', 'declare', 'local', 'readonly', 'typeset'])
const EDITORS: ReadonlySet<string> = new Set(['code', 'ed', 'emacs', 'gedit', 'nano', 'nvim', 'pico', 'vi', 'vim'])
/** Words in front of a command that change nothing here. */
const PREFIXES: ReadonlySet<string> = new Set(['command', 'exec', 'sudo'])

/** Runs one simple command: assignments, expansion, redirections, then whatever its first word names. */
export function runSimpleCommand(shell: Shell, node: Command, frame: Frame): number {
  const { session } = shell
  const range = frame.source(node.pos, node.end)
  if (!countCommand(shell, range)) return 1
  session.badExpansion = false
  session.refused = false
  shell.host.enter(range)
  const aliased = expandAlias(shell, node)
  const name = aliased[0]?.value ?? node.name?.value
  const isDeclaration = name !== undefined && DECLARATIONS.has(name)

  const head =
    aliased.length > 0
      ? shell.expand.fields(aliased, { ...frame, source: () => range })
      : shell.expand.fields(node.name === undefined ? [] : [node.name], frame)
  const argv = [...head, ...(isDeclaration ? [] : shell.expand.fields(plainWords(node), frame))]
  const isEmpty = node.name === undefined || (argv.length === 0 && !isDeclaration)
  if (session.badExpansion) return 1
  shell.host.enter(range)
  const redirected = redirect(shell, node.redirects, frame)
  if (!redirected.ok) return 1

  const assignments = node.prefix.filter((one) => one.type === 'Assignment')
  if (isEmpty) return assignOnly(shell, assignments, frame)
  if (isDeclaration) return declare(shell, name, node, redirected.frame)
  return withVariables(shell, assignments, frame, () => shell.invoke(argv, redirected.frame, range))
}

function plainWords(node: Command): readonly Word[] {
  return node.args.map((argument) => (argument.type === 'Word' ? argument : asWord(argument)))
}

/** An assignment that is an ordinary argument: `alias k=kubectl`. */
function asWord(assignment: Assignment): Word {
  const { text, pos, end, name, value } = assignment
  const inner = value.type === 'Word' ? value : undefined
  const prefix = text.slice(0, (inner?.pos ?? end) - pos)
  const parts = inner?.parts ?? [
    { type: 'Literal' as const, pos: inner?.pos ?? end, end, value: inner?.value ?? '', text: inner?.text ?? '' },
  ]
  return {
    type: 'Word',
    text,
    pos,
    end,
    value: `${name}=${inner?.value ?? ''}`,
    parts: [{ type: 'Literal', pos, end: pos + prefix.length, value: prefix, text: prefix }, ...parts],
  }
}

/** The words that stand for the first one, if it is an alias and not quoted. An alias in an alias counts, itself does not. */
function expandAlias(shell: Shell, node: Command): readonly Word[] {
  const seen = new Set<string>()
  let words: readonly Word[] = []
  let first = node.name
  while (first !== undefined && first.parts === undefined && first.text === first.value && !seen.has(first.value)) {
    const text = shell.session.aliases.get(first.value)
    if (text === undefined) break
    seen.add(first.value)
    const command = parseShell(text).script.commands[0]?.command
    if (command?.type !== 'Command' || command.name === undefined) break
    const own = [command.name, ...command.args.filter((argument) => argument.type === 'Word')]
    words = [...own, ...words.slice(1)]
    first = command.name
  }
  return words
}

function assignOnly(shell: Shell, assignments: readonly Assignment[], frame: Frame): number {
  const before = shell.session.status
  shell.session.status = 0
  for (const assignment of assignments) shell.expand.assign(assignment, frame, false)
  const failed = shell.session.badExpansion
  const status = failed ? 1 : shell.session.status
  shell.session.status = before
  return status
}

/** `NAME=value command`: the variable is there for this command only. */
function withVariables(shell: Shell, assignments: readonly Assignment[], frame: Frame, run: () => number): number {
  if (assignments.length === 0) return run()
  const { session } = shell
  const before = new Map(assignments.map(({ name }) => [name, session.variables.get(name)]))
  for (const assignment of assignments) shell.expand.assign(assignment, frame, true)
  const status = run()
  restore(shell, before)
  return status
}

function restore({ session }: Shell, before: ReadonlyMap<string, Variable | undefined>): void {
  for (const [name, old] of before) {
    if (old === undefined) session.variables.delete(name)
    else session.variables.set(name, old)
  }
}

function declare(shell: Shell, name: string, node: Command, frame: Frame): number {
  const exported = name === 'export'
  const isAssociative = node.args.some(({ text }) => /^-[a-z]*A/.test(text))
  for (const argument of node.args) {
    if (argument.type === 'Assignment') {
      if (name !== 'export' && name !== 'readonly') keepLocal(shell, argument.name)
      if (isAssociative) setVariable(shell.session, argument.name, new Map(), exported)
      shell.expand.assign(argument, frame, exported)
      continue
    }
    for (const field of shell.expand.fields([argument], frame)) {
      const equals = field.indexOf('=')
      if (field.startsWith('-')) continue
      const key = equals === -1 ? field : field.slice(0, equals)
      if (name !== 'export' && name !== 'readonly') keepLocal(shell, key)
      const present = isAssociative ? new Map<string, string>() : (shell.session.variables.get(key)?.value ?? '')
      setVariable(shell.session, key, equals === -1 ? present : field.slice(equals + 1), exported)
    }
  }
  return shell.session.badExpansion ? 1 : 0
}

/** `local` and `declare` in a function: the variable gets its old value back when the function ends. */
function keepLocal({ session }: Shell, name: string): void {
  if (session.depth > 0 && !session.locals.has(name)) session.locals.set(name, session.variables.get(name))
}

/** Runs what expanded words name: a function, a builtin, a simulated program, a text tool. Anything else is refused. */
export function invoke(shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined): number {
  const [name = ''] = argv
  const { host, session } = shell
  const defined = session.functions.get(name)
  if (defined !== undefined) return callFunction(shell, argv, frame, range)
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (builtin !== undefined) return builtin(shell, argv, frame, range)

  const tool = host.tool(name)
  if (tool !== undefined) {
    const stdin = readsInput(argv) ? readAll(frame.input) : ''
    const isBackground = frame.background === true ? { background: true } : {}
    const outcome = tool({ argv, stdin, env: environment(shell), ...isBackground }, range)
    writeOutcome(frame, name, outcome)
    return outcome.exit
  }
  const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined
  if (filter !== undefined) {
    return runFilter(shell, filter, argv, frame, range)
  }
  if (PREFIXES.has(name) && argv.length > 1 && !(argv[1] ?? '').startsWith('-')) {
    return shell.invoke(argv.slice(1), frame, range)
  }
  const installed = /^\/(?:usr\/)?(?:local\/)?bin\/([^/]+)$/.exec(name)?.[1]
  if (installed !== undefined) return shell.invoke([installed, ...argv.slice(1)], frame, range)
  const status = name.includes('/') ? runExecutable(shell, argv, frame, range) : undefined
  return status ?? refuse(shell, argv, range)
}

/**
 * Writes both streams in the order in which the tool does: `kubectl` warns before it prints and ends with the error that stopped it. Seen only
 * where both streams go to the same place.
 */
function writeOutcome({ output, errors }: Frame, name: string, { exit, stdout, stderr }: Outcome): void {
  const endsWithError = name === 'kubectl' && exit !== 0
  const warnings = endsWithError ? (/^(?:(?:Warning: |Flag --).*\n)*/.exec(stderr)?.[0] ?? '') : stderr
  errors.write(warnings)
  output.write(stdout)
  errors.write(stderr.slice(warnings.length))
}

/**
 * Whether a simulated program reads its standard input: `-f -`, `--filename=-`, `build -`, `run -i`. Others must leave it
 * alone, or a `while read` loop around them would lose its lines.
 */
function readsInput(argv: readonly string[]): boolean {
  return argv.some(
    (word) => word === '-' || word === '-f-' || word.endsWith('=-') || /^(?:-[a-z]*i[a-z]*|--interactive)$/.test(word),
  )
}

/** The exit code of a command that bash does not find. An editor counts as done: what it would have saved was handed in. */
function refuse(shell: Shell, argv: readonly string[], range: SourceRange | undefined): number {
  const [name = ''] = argv
  if (EDITORS.has(name)) {
    shell.host.report(diagnostic('COMMAND_EDITOR', { command: argv.join(' ') }, range))
    return 0
  }
  const meant = suggest(name, ['kubectl', 'docker', ...Object.keys(BUILTINS), ...Object.keys(FILTERS)])
  // `$(NAME)` alone is a variable of a container, which the shell was not to look at.
  const isDocument = shell.session.inDocument && argv.length === 1
  const args = { command: name, ...(isDocument ? { document: 'yes' } : meant === undefined ? {} : { meant }) }
  shell.host.report(diagnostic('COMMAND_NOT_ALLOWED', args, range))
  shell.session.refused = true
  return 127
}

function callFunction(shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined): number {
  const { session, host } = shell
  const defined = session.functions.get(argv[0] ?? '')
  if (defined === undefined) return 127
  if (session.depth >= DEPTH_MAX) {
    host.report(diagnostic('COMMAND_NESTED', { max: DEPTH_MAX }, range))
    session.jump = { kind: 'exit' }
    return 1
  }
  const before = session.positional
  const locals = session.locals
  session.positional = argv.slice(1)
  session.locals = new Map()
  session.depth += 1
  const status = shell.body(defined.body, { ...frame, source: defined.source })
  session.depth -= 1
  session.positional = before
  restore(shell, session.locals)
  session.locals = locals
  if (session.jump?.kind === 'return') session.jump = undefined
  return status
}
