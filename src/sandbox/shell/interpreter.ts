import { diagnostic } from '../../domain/codes.ts'
import type { AndOr, CommandNode, Pipeline, PipelineNode, Statement } from '../../formats/shell/parse.ts'
import { runCompound } from './compound.ts'
import { createExpander } from './expand.ts'
import { createCapture, inputOf } from './io.ts'
import { redirect } from './redirect.ts'
import { createSession, type Frame, type Session, type Shell, type ShellFunction, type ShellHost } from './session.ts'
import { invoke, runSimpleCommand } from './simple-command.ts'

/**
 * A bash that executes nothing: it walks the syntax tree, keeps variables, and calls simulated programs. What it does not
 * know is a diagnostic, and the rest goes on. Source: Bash Reference Manual, "Shell Commands".
 */
export function createShell(host: ShellHost): Shell {
  const session = createSession()
  const shell: Shell = {
    host,
    session,
    statements: (list, frame) => runStatements(shell, list, frame),
    body: (node, frame) => runBody(shell, node, frame),
    subshell: (run) => runSubshell(shell, run),
    invoke: (argv, frame, range) => invoke(shell, argv, frame, range),
    get expand() {
      return expander
    },
  }
  const expander = createExpander(shell)
  return shell
}

function runStatements(shell: Shell, list: readonly Statement[], frame: Frame): number {
  const { session } = shell
  let status = 0
  for (const statement of list) {
    status = runStatement(shell, statement, frame)
    session.status = status
    if (session.jump !== undefined) break
  }
  return status
}

function runStatement(shell: Shell, statement: Statement, frame: Frame): number {
  const { command, background } = statement
  const range = frame.source(statement.pos, statement.end)
  if (background === true && command.type !== 'AndOr' && startsContainer(command)) {
    runPipelineNode(shell, command, { ...frame, background: true })
    return 0
  }
  if (background === true) {
    const text = command.type === 'Command' ? (command.name?.text ?? '') : command.type
    shell.host.report(diagnostic('COMMAND_BACKGROUND', { command: text }, range))
  }
  const status = command.type === 'AndOr' ? runAndOr(shell, command, frame) : runPipelineNode(shell, command, frame)
  return background === true ? 0 : status
}

/** `docker run`, whose container goes on without anybody who waits for it. */
function startsContainer(command: PipelineNode): boolean {
  if (command.type !== 'Command' || command.name?.value !== 'docker') return false
  const [first, second] = command.args.map(({ value }) => value)
  return first === 'run' || (first === 'container' && second === 'run')
}

/** Commands left of `&&` and `||` may fail without ending the script. */
function runAndOr(shell: Shell, node: AndOr, frame: Frame): number {
  let status = 0
  let isTold = false
  for (const [at, command] of node.commands.entries()) {
    const operator = at === 0 ? undefined : node.operators[at - 1]
    if (operator === '&&' && status !== 0) {
      if (!isTold) reportChainEnd(shell, node, at, status, frame)
      isTold = true
      continue
    }
    if (operator === '||' && status === 0) continue
    const isLast = at === node.commands.length - 1
    status = runPipelineNode(shell, command, isLast ? frame : { ...frame, guarded: true })
    shell.session.status = status
    if (shell.session.jump !== undefined) break
  }
  return status
}

/**
 * Tells that `&&` left out the rest of a line, at the first command that was not run. Nothing is told of commands that ask whether
 * something holds, nor where `||` says what is to be done then.
 */
function reportChainEnd({ host, session }: Shell, node: AndOr, at: number, exit: number, frame: Frame): void {
  const failed = node.commands[at - 1]
  const skipped = node.commands[at]
  if (failed?.type !== 'Command' || skipped === undefined || frame.guarded || session.refused) return
  const name = failed.name?.value ?? ''
  const isTool = host.tool(name) !== undefined || session.aliases.has(name)
  if (!isTool || node.operators.slice(at).includes('||')) return
  const words = [name, ...failed.args.map(({ text }) => text)].slice(0, 3)
  host.report(
    diagnostic('COMMAND_CHAIN_STOPPED', { command: words.join(' '), exit }, frame.source(skipped.pos, skipped.end)),
  )
}

function runPipelineNode(shell: Shell, node: PipelineNode, frame: Frame): number {
  shell.session.refused = false
  if (node.type !== 'Pipeline') return endIfFailed(shell, runCommand(shell, node, frame), node, frame)
  const negated = node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1
  const status = runPipeline(shell, node, negated ? { ...frame, guarded: true } : frame)
  if (negated) return status === 0 ? 1 : 0
  return endIfFailed(shell, status, node, frame)
}

/** One after another: the output of each is the input of the next. Only the last one's, or with `pipefail` any, exit code counts. */
function runPipeline(shell: Shell, node: Pipeline, frame: Frame): number {
  let input = frame.input
  let status = 0
  let failed = 0
  for (const [at, command] of node.commands.entries()) {
    const isLast = at === node.commands.length - 1
    const capture = createCapture(shell.host, frame.source(command.pos, command.end))
    const output = isLast ? frame.output : capture
    const errors = !isLast && node.operators[at] === '|&' ? capture : frame.errors
    const inner: Frame = { ...frame, input, output, errors, guarded: true }
    const alone = node.commands.length === 1
    status = alone ? runCommand(shell, command, inner) : shell.subshell(() => runCommand(shell, command, inner))
    if (status !== 0) failed = status
    input = inputOf(capture.text())
  }
  return shell.session.options.pipefail ? failed : status
}

/** `set -e`. What we refused to run is no failure of the learner's command. */
function endIfFailed(shell: Shell, status: number, node: PipelineNode, frame: Frame): number {
  const { session, host } = shell
  if (status === 0 || frame.guarded || !session.options.errexit || session.refused) return status
  if (session.jump !== undefined || isTransparent(node)) return status
  const command = node.type === 'Command' ? (node.name?.text ?? '') : node.type
  const range = frame.source(node.pos, node.end)
  if (node.type !== 'Subshell') host.report(diagnostic('COMMAND_FILE_STOPPED', { command, exit: status }, range))
  session.jump = { kind: 'exit' }
  return status
}

/** Compound commands whose inner commands were judged one by one. */
function isTransparent(node: PipelineNode): boolean {
  const inner = node.type === 'Redirected' ? node.command.type : node.type
  return ['If', 'For', 'While', 'BraceGroup', 'Case', 'ArithmeticFor'].includes(inner)
}

function runCommand(shell: Shell, node: CommandNode, frame: Frame): number {
  switch (node.type) {
    case 'Command':
      return runSimpleCommand(shell, node, frame)
    case 'Function':
      shell.session.functions.set(node.name.value, { body: node.body, source: frame.source })
      return 0
    case 'Coproc': {
      const range = frame.source(node.pos, node.end)
      shell.host.report(diagnostic('COMMAND_NOT_ALLOWED', { command: 'coproc' }, range))
      return 127
    }
    default:
      return runBody(shell, node, frame)
  }
}

function runBody(shell: Shell, node: ShellFunction['body'], frame: Frame): number {
  switch (node.type) {
    case 'CompoundList':
      return runStatements(shell, node.commands, frame)
    case 'Redirected': {
      const redirected = redirect(shell, node.redirects, frame)
      return redirected.ok ? runCompound(shell, node.command, redirected.frame) : 1
    }
    default:
      return runCompound(shell, node, frame)
  }
}

/** What is set inside does not remain; `exit` ends only the subshell. The count of commands goes on. */
function runSubshell(shell: Shell, run: () => number): number {
  const { session, host } = shell
  const before: Pick<Session, 'variables' | 'options' | 'positional'> = {
    variables: session.variables,
    options: session.options,
    positional: session.positional,
  }
  const { cwd } = host.folder
  session.variables = new Map(session.variables)
  const status = run()
  session.variables = before.variables
  session.options = before.options
  session.positional = before.positional
  host.folder.cwd = cwd
  if (!session.isOver) session.jump = undefined
  return status
}
