import type { Assignment, Command, Redirection, Word } from '../../../../formats/shell/parse.ts'
import { BUSY, type Loaded, type Wait } from '../kernel.ts'
import { replaceBy } from '../programs/run-other.ts'
import { regularBuiltin, specialBuiltin } from './builtins/index.ts'
import { expandWords } from './expand.ts'
import { findCommand, runChild, tellNotRun } from './find.ts'
import { startJob } from './forks.ts'
import type { How } from './interpret.ts'
import { keep, redirect, restore } from './redirect.ts'
import {
  exportedEnv,
  fatal,
  fatalForPosix,
  lineOf,
  setVariable,
  type Flow,
  type Running,
  type Shell,
  type Variable,
  elementsOf,
  refuseSyntax,
  setArray,
} from './state.ts'
import { DEPTH_MAX } from './substitute.ts'
import { expandToText } from './text.ts'
import { trace } from './trace.ts'

/** Runs a simple command: expansions, redirections, assignments, then a function, a built-in command or a program. */
export function* runSimple(shell: Shell, command: Command, how: How): Running {
  yield BUSY
  shell.line = lineOf(shell, command.pos)
  if (isSplit(shell, command)) return yield* runSplit(shell, command)
  shell.commandText = shell.source.text.slice(command.pos, command.end)
  shell.substitutionStatus = undefined
  const words = yield* expandCommandWords(shell, command)
  if (shell.abort !== undefined) return { kind: 'exit' }
  const assignments = command.prefix.filter((part) => part.type === 'Assignment')
  const { redirects } = command
  if (words.length === 0) return yield* assignOnly(shell, assignments, redirects)
  if (shell.options.has('x')) yield* trace(shell, words)

  const [name = ''] = words
  const special = specialBuiltin(shell, name)
  const defined = shell.functions.get(name)
  if (special === undefined && defined !== undefined) {
    return yield* withRedirections(shell, redirects, () =>
      withAssignments(shell, assignments, () => tested(shell, how, () => callFunction(shell, defined, words))),
    )
  }
  if (special !== undefined) {
    if (name === 'exec' && words.length === 1) return yield* keepRedirections(shell, assignments, redirects)
    return yield* withRedirections(
      shell,
      redirects,
      function* () {
        if (shell.flavor === 'bash')
          return yield* withAssignments(shell, assignments, () =>
            tested(shell, how, () => special(shell, words.slice(1), name)),
          )
        if (!(yield* assign(shell, assignments))) return { kind: 'exit' }
        // a file that is read with `.` does not take this over, but in bash
        if (name !== 'eval') return yield* special(shell, words.slice(1), name)
        return yield* tested(shell, how, () => special(shell, words.slice(1), name))
      },
      true,
    )
  }
  const isPrefix = name === 'command' && words[1] !== undefined && !words[1].startsWith('-') && shell.flavor !== 'dash'
  const builtin =
    isPrefix && shell.machinery.builtin(shell, words[1] ?? '') === undefined ? undefined : regularBuiltin(shell, name)
  if (builtin !== undefined) {
    return yield* withRedirections(shell, redirects, () =>
      withAssignments(shell, assignments, () => builtin(shell, words.slice(1), name)),
    )
  }
  const isLast = how.isLast && mayTakeOver(shell, redirects)
  const program = isPrefix ? words.slice(1) : words
  return yield* withRedirections(shell, redirects, () => runProgram(shell, program, assignments, isLast))
}

/** dash knows no `&>`: it reads `command & > file`, a background job and an empty command. */
export function isSplit({ flavor }: Shell, { redirects }: Command): boolean {
  return flavor === 'dash' && redirects.some(({ operator }) => operator.startsWith('&>'))
}

function* runSplit(shell: Shell, command: Command): Running {
  const at = command.redirects.findIndex(({ operator }) => operator.startsWith('&>'))
  const job = { ...command, redirects: command.redirects.slice(0, at) }
  startJob(shell, (copy) => runSimple(copy, job, { isTested: false, isLast: true }))
  return yield* assignOnly(shell, [], command.redirects.slice(at))
}

/** Runs what has commands inside of it: where its own status is a condition, theirs are as well. */
function* tested(shell: Shell, how: How, run: () => Running): Running {
  const before = shell.isTested
  shell.isTested ||= how.isTested
  const flow = yield* run()
  shell.isTested = before
  return flow
}

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
  return alias === undefined || alias.line >= shell.line ? words : [...alias.text.split(' '), ...words.slice(1)]
}

/** The value of an assignment; of an array only the first element. */
function* valueOf(shell: Shell, { value }: Assignment): Generator<Wait, string, void> {
  if (value.type === 'Word') return yield* expandToText(shell, value)
  return (yield* arrayOf(shell, value.elements))[0] ?? ''
}

function* arrayOf(shell: Shell, words: readonly Word[]): Generator<Wait, readonly string[], void> {
  if (shell.flavor === 'bash') return yield* expandWords(shell, words)
  yield* refuseSyntax(shell, '"("')
  return []
}

/** Sets variables. False when one is read-only, which ends the shell. */
function* assign(shell: Shell, assignments: readonly Assignment[]): Generator<Wait, boolean, void> {
  for (const assignment of assignments) {
    const isSet = yield* assignOne(shell, assignment)
    if (shell.abort !== undefined) return false
    if (!isSet) {
      yield* fatalForPosix(
        shell,
        shell.flavor === 'bash' ? `${assignment.name}: readonly variable` : `${assignment.name}: is read only`,
      )
      return false
    }
  }
  return true
}

function* assignOne(shell: Shell, assignment: Assignment): Generator<Wait, boolean, void> {
  const { name, value, append, index } = assignment
  if (value.type === 'ArrayValue') {
    const elements = yield* arrayOf(shell, value.elements)
    return setArray(shell, name, append === true ? [...elementsOf(shell, name), ...elements] : elements)
  }
  const text = yield* valueOf(shell, assignment)
  if (index !== undefined) {
    const elements = [...elementsOf(shell, name)]
    const at = Number(yield* expandToText(shell, index)) || 0
    if (at < ELEMENTS_MAX) elements[at] = text
    return setArray(shell, name, elements)
  }
  return setVariable(shell, name, append === true ? (shell.variables.get(name)?.value ?? '') + text : text)
}

const ELEMENTS_MAX = 1000

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
  shell.status = saved.ok ? 0 : shell.flavor === 'dash' ? 2 : 1
  return saved.ok || shell.flavor === 'bash' ? undefined : { kind: 'exit' }
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
