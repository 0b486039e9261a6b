import { arithmeticMessage } from '../../../../formats/shell/arithmetic.ts'
import type {
  AndOr,
  CommandNode,
  CompoundList,
  Pipeline,
  PipelineNode,
  Redirection,
  Script,
  Statement,
  SyntaxNode,
} from '../../../../formats/shell/parse.ts'
import { NESTING_MAX } from '../bounds.ts'
import { BUSY } from '../kernel.ts'
import { evaluateInShell } from './arithmetic.ts'
import { runBranches } from './branches.ts'
import { runDoubleBracket } from './double-bracket.ts'
import { expandWords } from './expand.ts'
import { runConnected, runForked, startJob } from './forks.ts'
import { runLoop } from './loop.ts'
import { redirect, restore } from './redirect.ts'
import { isSplit, runSimple } from './simple.ts'
import { refuseSyntax, fatal, lineOf, setVariable, tell, type Flow, type Running, type Shell } from './state.ts'
import { expandToText } from './text.ts'
import { traceFor } from './trace.ts'
import { runErrorTrap, runPendingTraps } from './traps.ts'

/** How a command is run. `isTested`: its status is a condition, `set -e` looks away. `isLast`: nothing comes after it in this process. */
export interface How {
  readonly isTested: boolean
  readonly isLast: boolean
}

const PLAIN: How = { isTested: false, isLast: false }
const IN_CHILD: How = { isTested: false, isLast: true }

/** Runs statements in order. */
export function* runStatements(shell: Shell, statements: readonly Statement[], how: How): Running {
  for (const [index, statement] of statements.entries()) {
    const isLast = how.isLast && index === statements.length - 1 && !followsJob(shell, statements[index - 1], statement)
    const flow = yield* runStatement(shell, statement, { ...how, isLast })
    if (flow !== undefined) return flow
  }
  return undefined
}

/** bash stays when the last command stands on a line with a background job. */
function followsJob(shell: Shell, before: Statement | undefined, { pos }: Statement): boolean {
  if (shell.flavor !== 'bash' || before?.background !== true) return false
  return lineOf(shell, before.pos) === lineOf(shell, pos)
}

/** Runs a script's statements in a shell of their own, as a substitution or a subshell does. */
export function* runScript(shell: Shell, script: Script): Running {
  return yield* runStatements(shell, script.commands, IN_CHILD)
}

function* runStatement(shell: Shell, statement: Statement, how: How): Running {
  if (statement.background === true) {
    startJob(shell, (copy) => runNode(copy, statement.command, IN_CHILD))
    return undefined
  }
  const flow = yield* runNode(shell, statement.command, how)
  return flow ?? (yield* runPendingTraps(shell))
}

/** Runs a pipeline, a list of `&&` and `||`, or a single command, and then looks at `set -e`. */
function* runNode(shell: Shell, node: PipelineNode | AndOr, how: How): Running {
  if (node.type === 'AndOr') return yield* runAndOr(shell, node, how)
  const isNegated = node.type === 'Pipeline' && node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1
  const flow = yield* node.type === 'Pipeline'
    ? runPipeline(shell, node, { isTested: how.isTested || isNegated, isLast: how.isLast && !isNegated })
    : runCommand(shell, node, how)
  if (flow !== undefined) return flow
  if (shell.abort !== undefined) return { kind: 'exit' }
  if (isNegated) {
    const last = node.commands.at(-1)
    if (last?.type === 'Command' && isSplit(shell, last)) return undefined
    shell.status = shell.status === 0 ? 1 : 0
    return undefined
  }
  if (shell.status === 0 || how.isTested || shell.isTested || !exitsOnError(node)) return undefined
  const left = yield* runErrorTrap(shell)
  if (left !== undefined) return left
  return shell.options.has('e') ? { kind: 'exit' } : undefined
}

/** Compound commands do not end the shell themselves: what failed inside them has, unless it was a condition. */
function exitsOnError(node: PipelineNode): boolean {
  return (
    node.type === 'Command' ||
    node.type === 'Pipeline' ||
    node.type === 'Subshell' ||
    node.type === 'TestCommand' ||
    node.type === 'Redirected' ||
    node.type === 'ArithmeticCommand'
  )
}

function* runAndOr(shell: Shell, { commands, operators }: AndOr, how: How): Running {
  for (const [index, command] of commands.entries()) {
    const operator = operators[index - 1]
    if (operator === '&&' && shell.status !== 0) continue
    if (operator === '||' && shell.status === 0) continue
    const isFinal = index === commands.length - 1
    const flow = yield* runNode(shell, command, { isTested: how.isTested || !isFinal, isLast: how.isLast && isFinal })
    if (flow !== undefined) return flow
  }
  return undefined
}

function* runPipeline(shell: Shell, { commands, operators }: Pipeline, how: How): Running {
  const [only] = commands
  if (operators.includes('|&') && shell.flavor !== 'bash') {
    yield* refuseSyntax(shell, '"&"')
    return { kind: 'exit' }
  }
  if (commands.length === 1 && only !== undefined) return yield* runCommand(shell, only, how)
  const parts = commands.map((command) => (copy: Shell) => runCommand(copy, command, { ...how, isLast: true }))
  yield* runConnected(shell, parts)
  return undefined
}

function* runCommand(shell: Shell, node: CommandNode, how: How): Running {
  if (shell.nesting >= NESTING_MAX) {
    yield* fatal(shell, 'commands are nested too deeply')
    return { kind: 'exit' }
  }
  shell.nesting += 1
  const flow = yield* runNested(shell, node, how)
  shell.nesting -= 1
  return flow
}

function* runNested(shell: Shell, node: CommandNode, how: How): Running {
  if (node.type === 'Command') return yield* runSimple(shell, node, how)
  yield BUSY
  shell.line = lineOf(shell, node.pos)
  if (node.type !== 'Redirected') return yield* runCompound(shell, node, how)
  return yield* runRedirected(shell, node.command, node.redirects, how)
}

function* runRedirected(shell: Shell, command: CommandNode, redirections: readonly Redirection[], how: How): Running {
  const saved = yield* redirect(shell, redirections)
  let flow: Flow | undefined
  if (saved.ok) flow = yield* runCommand(shell, command, { ...how, isLast: false })
  else shell.status = shell.flavor === 'dash' ? 2 : 1
  restore(shell, saved)
  return flow
}

/** Busybox passes "nothing comes after this" into compound commands, dash and bash do not. */
function inside(shell: Shell, how: How): How {
  return { isTested: how.isTested, isLast: how.isLast && (shell.flavor === 'ash' || shell.isSubshell) }
}

function* runCompound(shell: Shell, node: Exclude<CommandNode, { type: 'Command' | 'Redirected' }>, how: How): Running {
  switch (node.type) {
    case 'If': {
      for (const { clause, then } of [node, ...node.elif]) {
        const flow = yield* runList(shell, clause, { isTested: true, isLast: false })
        if (flow !== undefined) return flow
        if (shell.status === 0) return yield* runList(shell, then, inside(shell, how))
      }
      if (node.else !== undefined) return yield* runList(shell, node.else, inside(shell, how))
      shell.status = 0
      return undefined
    }
    case 'BraceGroup':
      return yield* runList(shell, node.body, inside(shell, how))
    case 'Subshell':
      return yield* runSubshell(shell, node.body, how)
    case 'While':
      return yield* runLoop(
        shell,
        function* () {
          const flow = yield* runList(shell, node.clause, { isTested: true, isLast: false })
          return flow ?? (shell.status === 0) === (node.kind === 'while')
        },
        () => runList(shell, node.body, { ...PLAIN, isTested: how.isTested }),
      )
    case 'For': {
      const words = node.wordlist === undefined ? shell.positional : yield* expandWords(shell, node.wordlist)
      if (shell.abort !== undefined) return { kind: 'exit' }
      const pending = [...words]
      return yield* runLoop(
        shell,
        function* () {
          yield BUSY
          const next = pending.shift()
          if (next === undefined) return false
          yield* traceFor(shell, node)
          setVariable(shell, node.name.value, next)
          return true
        },
        () => runList(shell, node.body, { ...PLAIN, isTested: how.isTested }),
      )
    }
    case 'Case': {
      const word = yield* expandToText(shell, node.word)
      return yield* runBranches(shell, node.items, word, (body, isLast) =>
        runList(shell, body, isLast ? inside(shell, how) : { ...PLAIN, isTested: how.isTested }),
      )
    }
    case 'Function':
      if (shell.flavor === 'dash' && shell.source.text.startsWith('function', node.pos)) {
        // it takes `function` for a command, whose words end at the first sign that no word may have
        const hasParentheses = /^function\s+[^\s(]+\s*\(/.test(shell.source.text.slice(node.pos))
        yield* refuseSyntax(shell, hasParentheses ? '"("' : '"}"')
        return { kind: 'exit' }
      }
      shell.functions.set(node.name.value, { body: node.body, source: shell.source })
      shell.status = 0
      return undefined
    case 'TestCommand':
      return yield* runDoubleBracket(shell, node.expression)
    case 'ArithmeticCommand': {
      // The others see two subshells here.
      if (shell.flavor !== 'bash') return yield* runTwice(shell, node.body)
      const result = node.expression === undefined ? undefined : yield* evaluateInShell(shell, node.expression)
      if (result?.ok === false) yield* tell(shell, arithmeticMessage(shell.flavor, node.body, result), '((')
      shell.status = result?.ok === true && result.value !== 0n ? 0 : 1
      return undefined
    }
    case 'ArithmeticFor': {
      if (shell.flavor !== 'bash') {
        yield* fatal(
          shell,
          `${shell.flavor === 'dash' ? 'Syntax error: Bad' : 'syntax error: bad'} for loop variable`,
          2,
        )
        return { kind: 'exit' }
      }
      if (node.initialize !== undefined) yield* evaluateInShell(shell, node.initialize)
      let isFirst = true
      return yield* runLoop(
        shell,
        function* () {
          yield BUSY
          if (!isFirst && node.update !== undefined) yield* evaluateInShell(shell, node.update)
          isFirst = false
          const test = node.test === undefined ? undefined : yield* evaluateInShell(shell, node.test)
          return test === undefined || (test.ok && test.value !== 0n)
        },
        () => runList(shell, node.body, { ...PLAIN, isTested: how.isTested }),
      )
    }
    case 'Select':
    case 'Coproc':
      shell.kernel.meetUnmodelled(node.type.toLowerCase())
      yield {}
      return undefined
  }
}

/** `((x=1))` outside of bash: a command list in a subshell. */
function* runTwice(shell: Shell, text: string): Running {
  yield* runForked(shell, (copy) => copy.machinery.runText(copy, text))
  return undefined
}

function* runList(shell: Shell, list: CompoundList, how: How): Running {
  return yield* runStatements(shell, list.commands, how)
}

/** `(…)`: busybox stays in its process when nothing comes after. */
function* runSubshell(shell: Shell, body: CompoundList, how: How): Running {
  if (how.isLast && shell.flavor === 'ash' && shell.traps.size === 0) {
    return (yield* runList(shell, body, how)) ?? { kind: 'exit' }
  }
  yield* runForked(shell, (copy) => runList(copy, body, { ...how, isLast: true }))
  return undefined
}

/** The body of a function, or any other node that stands for commands. */
export function* runBody(shell: Shell, body: SyntaxNode): Running {
  if (body.type === 'CompoundList') return yield* runList(shell, body, PLAIN)
  if (isCommandNode(body)) return yield* runCommand(shell, body, PLAIN)
  yield* fatal(shell, 'syntax error')
  return { kind: 'exit' }
}

function isCommandNode(node: SyntaxNode): node is CommandNode {
  return [
    'If',
    'BraceGroup',
    'Subshell',
    'While',
    'For',
    'Case',
    'TestCommand',
    'ArithmeticCommand',
    'ArithmeticFor',
    'Redirected',
    'Select',
  ].includes(node.type)
}
