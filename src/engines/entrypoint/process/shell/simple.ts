import type { Assignment, Command, Redirection } from '../../../../formats/shell/parse.ts'
import { write } from '../io.ts'
import { BUSY, type Loaded, type Wait } from '../kernel.ts'
import { replaceBy } from '../programs/run-other.ts'
import { BUILTINS, SPECIAL_BUILTINS, type Builtin } from './builtins.ts'
import { expandWords } from './expand.ts'
import { findCommand, runChild, tellNotRun } from './find.ts'
import type { How } from './interpret.ts'
import { keep, redirect, restore } from './redirect.ts'
import { exportedEnv, fatal, lineOf, setVariable, type Flow, type Running, type Shell, type Variable } from './state.ts'
import { DEPTH_MAX } from './substitute.ts'
import { expandToText } from './text.ts'

/** Runs a simple command: expansions, redirections, assignments, then a function, a built-in command or a program. */
export function* runSimple(shell: Shell, command: Command, how: How): Running {
  yield BUSY
  shell.line = lineOf(shell, command.pos)
  shell.substitutionStatus = undefined
  const words = yield* expandCommandWords(shell, command)
  if (shell.abort !== undefined) return { kind: 'exit' }
  const assignments = command.prefix.filter((part) => part.type === 'Assignment')
  const { redirects } = command
  if (words.length === 0) return yield* assignOnly(shell, assignments, redirects)
  if (shell.options.has('x')) yield* trace(shell, words)

  const [name = ''] = words
  const special = lookUp(SPECIAL_BUILTINS, shell, name)
  const function_ = shell.functions.get(name)
  if (special === undefined && function_ !== undefined) {
    return yield* withRedirections(shell, redirects, () =>
      withAssignments(shell, assignments, () => callFunction(shell, function_, words)),
    )
  }
  if (special !== undefined) {
    if (name === 'exec' && words.length === 1) return yield* keepRedirections(shell, assignments, redirects)
    return yield* withRedirections(
      shell,
      redirects,
      function* () {
        if (!(yield* assign(shell, assignments))) return { kind: 'exit' }
        return yield* special(shell, words.slice(1), name)
      },
      true,
    )
  }
  const builtin = lookUp(BUILTINS, shell, name)
  if (builtin !== undefined) {
    return yield* withRedirections(shell, redirects, () =>
      withAssignments(shell, assignments, () => builtin(shell, words.slice(1), name)),
    )
  }
  const isLast = how.isLast && mayTakeOver(shell, redirects)
  return yield* withRedirections(shell, redirects, () => runProgram(shell, words, assignments, isLast))
}

function lookUp(table: Readonly<Record<string, Builtin>>, shell: Shell, name: string): Builtin | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  const isMissing =
    shell.flavor !== 'bash' && (BASH_ONLY.has(name) || (shell.flavor === 'dash' && NOT_IN_DASH.has(name)))
  return isMissing ? undefined : table[name]
}

const BASH_ONLY: ReadonlySet<string> = new Set(['declare', 'typeset', 'shopt'])
const NOT_IN_DASH: ReadonlySet<string> = new Set(['source', 'let', '[['])

/** A shell with handlers stays, so that they can run; bash also stays for redirections in front of a `-c` text. */
function mayTakeOver(shell: Shell, redirects: readonly Redirection[]): boolean {
  if ([...shell.traps.values()].some((action) => action !== '')) return false
  return shell.flavor !== 'bash' || shell.isSubshell || redirects.length === 0
}

function* expandCommandWords(shell: Shell, command: Command): Generator<Wait, readonly string[], void> {
  if (command.name === undefined) return []
  const words: string[] = [...(yield* expandWords(shell, [command.name]))]
  for (const part of command.suffix) {
    if (part.type === 'Word') words.push(...(yield* expandWords(shell, [part])))
    else if (part.type === 'Assignment')
      words.push(`${part.name}${part.append === true ? '+' : ''}=${yield* valueOf(shell, part)}`)
    if (shell.abort !== undefined) break
  }
  const alias = words[0] === undefined ? undefined : shell.aliases.get(words[0])
  return alias === undefined ? words : [...alias.split(' '), ...words.slice(1)]
}

function* valueOf(shell: Shell, { value }: Assignment): Generator<Wait, string, void> {
  if (value.type === 'Word') return yield* expandToText(shell, value)
  const elements = yield* expandWords(shell, value.elements)
  return elements[0] ?? ''
}

/** Sets variables. False when one is read-only, which ends the shell. */
function* assign(shell: Shell, assignments: readonly Assignment[]): Generator<Wait, boolean, void> {
  for (const assignment of assignments) {
    const value = yield* valueOf(shell, assignment)
    if (shell.abort !== undefined) return false
    const whole = assignment.append === true ? (shell.variables.get(assignment.name)?.value ?? '') + value : value
    if (!setVariable(shell, assignment.name, whole)) {
      yield* fatal(
        shell,
        shell.flavor === 'bash' ? `${assignment.name}: readonly variable` : `${assignment.name}: is read only`,
      )
      return false
    }
  }
  return true
}

/** A command of assignments alone has the status of its last substitution. */
function* assignOnly(shell: Shell, assignments: readonly Assignment[], redirects: readonly Redirection[]): Running {
  const saved = yield* redirect(shell, redirects)
  restore(shell, saved)
  if (!saved.ok) {
    shell.status = shell.flavor === 'dash' ? 2 : 1
    return undefined
  }
  if (!(yield* assign(shell, assignments))) return { kind: 'exit' }
  if (shell.options.has('x'))
    yield* trace(
      shell,
      assignments.map(({ name }) => `${name}=${shell.variables.get(name)?.value ?? ''}`),
    )
  shell.status = shell.substitutionStatus ?? 0
  return undefined
}

function* keepRedirections(
  shell: Shell,
  assignments: readonly Assignment[],
  redirects: readonly Redirection[],
): Running {
  if (!(yield* assign(shell, assignments))) return { kind: 'exit' }
  const saved = yield* redirect(shell, redirects)
  keep(saved)
  shell.status = saved.ok ? 0 : shell.flavor === 'bash' ? 1 : 2
  return saved.ok ? undefined : { kind: 'exit' }
}

/** A redirection that fails keeps the command from running; before a special built-in it ends a POSIX shell. */
function* withRedirections(
  shell: Shell,
  redirects: readonly Redirection[],
  run: () => Running,
  isSpecial = false,
): Running {
  if (redirects.length === 0) return yield* run()
  const saved = yield* redirect(shell, redirects)
  let flow: Flow | undefined
  if (saved.ok) flow = yield* run()
  else {
    shell.status = shell.flavor === 'dash' ? 2 : 1
    if (isSpecial && shell.flavor !== 'bash') flow = { kind: 'exit' }
  }
  // A program that takes the process over keeps the descriptors.
  if (flow?.kind === 'replaced') keep(saved)
  else restore(shell, saved)
  return flow
}

/** Assignments before a built-in command or a function hold only while it runs. */
function* withAssignments(shell: Shell, assignments: readonly Assignment[], run: () => Running): Running {
  if (assignments.length === 0) return yield* run()
  const before = new Map<string, Variable | undefined>()
  for (const { name } of assignments) {
    const known = shell.variables.get(name)
    before.set(name, known === undefined ? undefined : { ...known })
  }
  if (!(yield* assign(shell, assignments))) return { kind: 'exit' }
  for (const { name } of assignments) {
    const variable = shell.variables.get(name)
    if (variable !== undefined) variable.exported = true
  }
  const flow = yield* run()
  for (const [name, variable] of before) {
    if (variable === undefined) shell.variables.delete(name)
    else shell.variables.set(name, variable)
  }
  return flow
}

function* callFunction(
  shell: Shell,
  { body, source }: NonNullable<ReturnType<Shell['functions']['get']>>,
  words: readonly string[],
): Running {
  if (shell.depth >= DEPTH_MAX) {
    yield* fatal(shell, 'maximum function nesting level exceeded')
    return { kind: 'exit' }
  }
  const before = {
    positional: shell.positional,
    source: shell.source,
    inFunction: shell.inFunction,
    loops: shell.loops,
  }
  shell.positional = words.slice(1)
  shell.source = source
  shell.inFunction = true
  shell.loops = 0
  shell.depth += 1
  shell.locals.push(new Map())
  const flow = yield* shell.machinery.runBody(shell, body)
  for (const [name, variable] of shell.locals.pop() ?? []) {
    if (variable === undefined) shell.variables.delete(name)
    else shell.variables.set(name, variable)
  }
  shell.depth -= 1
  Object.assign(shell, before)
  return flow?.kind === 'return' ? undefined : flow
}

/** Starts a program and waits for it, or lets it take the shell's place when nothing comes after. */
function* runProgram(
  shell: Shell,
  words: readonly string[],
  assignments: readonly Assignment[],
  isLast: boolean,
): Running {
  const env = exportedEnv(shell)
  for (const assignment of assignments) env.set(assignment.name, yield* valueOf(shell, assignment))
  const found = findCommand(shell, words, env)
  if (!found.ok) {
    shell.status = yield* tellNotRun(shell, words[0] ?? '', found)
    return undefined
  }
  if (shell.flavor === 'bash') env.set('_', found.path)
  if (isLast) {
    takeOver(shell, found.loaded, env)
    return { kind: 'replaced' }
  }
  yield* runChild(shell, found.loaded, env)
  return undefined
}

/** Gives the shell's process to a program. bash counts itself out of SHLVL then. */
function takeOver(shell: Shell, loaded: Loaded, env: Map<string, string>): void {
  const level = env.get('SHLVL')
  if (shell.flavor === 'bash' && level !== undefined && !shell.isSubshell)
    env.set('SHLVL', String(Math.max(Number(level) - 1, 0)))
  shell.process.env = env
  replaceBy(shell.process, loaded)
}

/** `set -x`. */
function* trace(shell: Shell, words: readonly string[]): Generator<Wait, void> {
  const shown = words.map((word) =>
    shell.flavor !== 'dash' && (word === '' || /[^\w@%+=:,./-]/.test(word))
      ? `'${word.replaceAll("'", "'\\''")}'`
      : word,
  )
  yield* write(shell.kernel, shell.process, 2, `${shell.variables.get('PS4')?.value ?? '+ '}${shown.join(' ')}\n`)
}
