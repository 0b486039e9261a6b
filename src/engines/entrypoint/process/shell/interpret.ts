import type {
  AndOr,
  CommandNode,
  CompoundList,
  PipelineNode,
  Redirection,
  Script,
  Statement,
  SyntaxNode,
  TestExpression,
} from '../../../../formats/shell/parse.ts'
import { createPipe, openFile } from '../channel.ts'
import { setDescriptor } from '../io.ts'
import { BUSY, type Process } from '../kernel.ts'
import { evaluateArithmetic } from './arithmetic.ts'
import { caseMatches, evaluateDouble } from './double-bracket.ts'
import { expandWords } from './expand.ts'
import { finishShell } from './finish.ts'
import { redirect, restore } from './redirect.ts'
import { runSimple } from './simple.ts'
import { fatal, lineOf, setVariable, spawnSubshell, tell, type Flow, type Running, type Shell } from './state.ts'
import { expandToText } from './text.ts'
import { runPendingTraps } from './traps.ts'

/** How a command is run. `isTested`: its status is a condition, `set -e` looks away. `isLast`: nothing comes after it in this process. */
export interface How {
  readonly isTested: boolean
  readonly isLast: boolean
}

const PLAIN: How = { isTested: false, isLast: false }

/** Runs statements in order. */
export function* runStatements(shell: Shell, statements: readonly Statement[], how: How): Running {
  for (const [index, statement] of statements.entries()) {
    const isLast = how.isLast && index === statements.length - 1
    const flow = yield* runStatement(shell, statement, { ...how, isLast })
    if (flow !== undefined) return flow
  }
  return undefined
}

/** Runs a script's statements in a shell of their own, as a substitution or a subshell does. */
export function* runScript(shell: Shell, script: Script): Running {
  return yield* runStatements(shell, script.commands, { isTested: false, isLast: true })
}

function* runStatement(shell: Shell, statement: Statement, how: How): Running {
  if (statement.background === true) {
    runInBackground(shell, statement.command)
    return undefined
  }
  const flow = yield* runNode(shell, statement.command, how)
  return flow ?? (yield* runPendingTraps(shell))
}

/** Starts a job. Its standard input is empty; the shell goes on at once. */
function runInBackground(shell: Shell, command: PipelineNode | AndOr): void {
  const child = spawnSubshell(shell, function* (copy) {
    setDescriptor(copy.process, 0, openFile({ kind: 'null' }, 'read'))
    copy.process.dispositions.set(2, 'ignore')
    copy.process.dispositions.set(3, 'ignore')
    return yield* finishShell(copy, yield* runNode(copy, command, { isTested: false, isLast: true }))
  })
  shell.lastBackground = child
  shell.jobs.push(child)
  shell.status = 0
}

/** Runs a pipeline, a list of `&&` and `||`, or a single command, and then looks at `set -e`. */
function* runNode(shell: Shell, node: PipelineNode | AndOr, how: How): Running {
  if (node.type === 'AndOr') return yield* runAndOr(shell, node, how)
  const isNegated = node.type === 'Pipeline' && node.prefixes.some(({ type }) => type === 'Negation')
  const flow = yield* node.type === 'Pipeline'
    ? runPipeline(shell, node.commands, { isTested: how.isTested || isNegated, isLast: how.isLast && !isNegated })
    : runCommand(shell, node, how)
  if (flow !== undefined) return flow
  if (shell.abort !== undefined) return { kind: 'exit' }
  if (isNegated) {
    shell.status = shell.status === 0 ? 1 : 0
    return undefined
  }
  if (shell.status !== 0 && !how.isTested && shell.options.has('e') && exitsOnError(node)) return { kind: 'exit' }
  return undefined
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

/** Every part of a pipeline runs in a process of its own; the status is the last one's. */
function* runPipeline(shell: Shell, commands: readonly CommandNode[], how: How): Running {
  const [only] = commands
  if (commands.length === 1 && only !== undefined) return yield* runCommand(shell, only, how)
  const children: Process[] = []
  let input: ReturnType<typeof createPipe>['input'] | undefined
  for (const [index, command] of commands.entries()) {
    const pipe = index < commands.length - 1 ? createPipe() : undefined
    const from = input
    // Held open here until the next part has it, so that a quick writer does not find nobody.
    if (pipe !== undefined) setDescriptor(shell.process, HELD_DESCRIPTOR + index, pipe.input)
    children.push(
      spawnSubshell(shell, function* (copy) {
        for (const descriptor of copy.process.files.keys())
          if (descriptor >= HELD_DESCRIPTOR) setDescriptor(copy.process, descriptor, undefined)
        return yield* finishShell(copy, yield* runCommand(copy, command, { isTested: how.isTested, isLast: true }))
      }),
    )
    const child = children.at(-1)
    if (child !== undefined && from !== undefined) setDescriptor(child, 0, from)
    if (child !== undefined && pipe !== undefined) setDescriptor(child, 1, pipe.output)
    if (index > 0) setDescriptor(shell.process, HELD_DESCRIPTOR + index - 1, undefined)
    input = pipe?.input
  }
  yield { ready: () => children.every(({ end }) => end !== undefined) }
  const codes = children.map(({ end }) => end?.code ?? 0)
  const failed = shell.options.has('pipefail') ? codes.findLast((code) => code !== 0) : undefined
  shell.status = failed ?? codes.at(-1) ?? 0
  return undefined
}

const HELD_DESCRIPTOR = 100

function* runCommand(shell: Shell, node: CommandNode, how: How): Running {
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
        node.body,
        how,
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
          setVariable(shell, node.name.value, next)
          return true
        },
        node.body,
        how,
      )
    }
    case 'Case': {
      const word = yield* expandToText(shell, node.word)
      for (const item of node.items) {
        if (yield* caseMatches(shell, item.pattern, word)) return yield* runList(shell, item.body, inside(shell, how))
      }
      shell.status = 0
      return undefined
    }
    case 'Function':
      shell.functions.set(node.name.value, { body: node.body, source: shell.source })
      shell.status = 0
      return undefined
    case 'TestCommand':
      return yield* runDoubleBracket(shell, node.expression)
    case 'ArithmeticCommand': {
      if (shell.flavor === 'dash') return yield* missingSyntax(shell, '((')
      const result = node.expression === undefined ? undefined : yield* evaluateArithmetic(shell, node.expression)
      if (result?.ok === false) yield* tell(shell, result.message)
      shell.status = result?.ok === true && result.value !== 0n ? 0 : 1
      return undefined
    }
    case 'ArithmeticFor': {
      if (node.initialize !== undefined) yield* evaluateArithmetic(shell, node.initialize)
      let isFirst = true
      return yield* runLoop(
        shell,
        function* () {
          yield BUSY
          if (!isFirst && node.update !== undefined) yield* evaluateArithmetic(shell, node.update)
          isFirst = false
          const test = node.test === undefined ? undefined : yield* evaluateArithmetic(shell, node.test)
          return test === undefined || (test.ok && test.value !== 0n)
        },
        node.body,
        how,
      )
    }
    case 'Select':
    case 'Coproc':
      shell.kernel.meetUnmodelled(node.type.toLowerCase())
      yield {}
      return undefined
  }
}

function* missingSyntax(shell: Shell, name: string): Running {
  yield* tell(shell, `${name}: not found`)
  shell.status = 127
  return undefined
}

function* runDoubleBracket(shell: Shell, expression: TestExpression): Running {
  if (shell.flavor === 'dash') return yield* missingSyntax(shell, '[[')
  const value = yield* evaluateDouble(shell, expression)
  shell.status = value ? 0 : 1
  return undefined
}

function* runList(shell: Shell, list: CompoundList, how: How): Running {
  return yield* runStatements(shell, list.commands, how)
}

/** `(…)`: busybox stays in its process when nothing comes after. */
function* runSubshell(shell: Shell, body: CompoundList, how: How): Running {
  if (how.isLast && shell.flavor === 'ash' && shell.traps.size === 0)
    return (yield* runList(shell, body, how)) ?? { kind: 'exit' }
  const child = spawnSubshell(shell, function* (copy) {
    return yield* finishShell(copy, yield* runList(copy, body, { isTested: how.isTested, isLast: true }))
  })
  yield { ready: () => child.end !== undefined }
  shell.status = child.end?.code ?? 0
  return undefined
}

function* runLoop(
  shell: Shell,
  test: () => Generator<typeof BUSY, Flow | boolean | undefined, void>,
  body: CompoundList,
  how: How,
): Running {
  shell.loops += 1
  let status = 0
  let left: Flow | undefined
  for (;;) {
    yield BUSY
    const verdict = yield* test()
    let flow: Flow | undefined
    if (verdict === false || verdict === undefined) break
    if (verdict === true) {
      flow = yield* runList(shell, body, { ...PLAIN, isTested: how.isTested })
      status = shell.status
    } else flow = verdict
    if (flow === undefined) continue
    if (flow.kind !== 'break' && flow.kind !== 'continue') {
      left = flow
      break
    }
    if (flow.levels > 1) {
      left = { kind: flow.kind, levels: flow.levels - 1 }
      break
    }
    if (flow.kind === 'break') break
  }
  shell.loops -= 1
  if (left === undefined) shell.status = status
  return left
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
