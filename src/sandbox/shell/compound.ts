import { diagnostic } from '../../domain/codes.ts'
import type { ArithmeticExpression, Case, CompoundCommand, CompoundList, If } from '../../formats/shell/parse.ts'
import { matchesPattern } from '../../formats/shell/pattern.ts'
import { countCommand } from './budget.ts'
import { evaluateCondition } from './conditions.ts'
import type { Frame, Shell } from './session.ts'
import { setVariable } from './variables.ts'

/** Runs `if`, `for`, `while`, `case`, groups and tests. Source: Bash Reference Manual, "Compound Commands". */
export function runCompound(shell: Shell, node: CompoundCommand, frame: Frame): number {
  switch (node.type) {
    case 'If':
      return runIf(shell, node, frame)
    case 'For': {
      const values = node.wordlist === undefined ? shell.session.positional : shell.expand.fields(node.wordlist, frame)
      let next = 0
      return loop(shell, node.body, frame, () => {
        const value = values[next]
        next += 1
        if (value !== undefined) setVariable(shell.session, node.name.value, value)
        return value !== undefined
      })
    }
    case 'While': {
      const wanted = node.kind === 'while'
      return loop(shell, node.body, frame, () => condition(shell, node.clause, frame) === wanted)
    }
    case 'ArithmeticFor': {
      let isFirst = true
      const run = (expression: ArithmeticExpression | undefined): bigint | undefined =>
        expression === undefined ? 1n : shell.expand.arithmetic(expression, '((', frame)
      return loop(shell, node.body, frame, () => {
        run(isFirst ? node.initialize : node.update)
        isFirst = false
        return (run(node.test) ?? 0n) !== 0n
      })
    }
    case 'Case':
      return runCase(shell, node, frame)
    case 'Subshell':
      return shell.subshell(() => shell.body(node.body, frame))
    case 'BraceGroup':
      return shell.body(node.body, frame)
    case 'TestCommand':
      return countCommand(shell, frame.source(node.pos, node.end))
        ? evaluateCondition(shell, node.expression, frame)
        : 1
    case 'ArithmeticCommand': {
      const { expression, body } = node
      const value = expression === undefined ? 0n : shell.expand.arithmetic(expression, `((: ${body}`, frame)
      return value === undefined || value === 0n ? 1 : 0
    }
    case 'Select': {
      const range = frame.source(node.pos, node.end)
      shell.host.report(diagnostic('COMMAND_NOT_ALLOWED', { command: 'select' }, range))
      shell.session.refused = true
      return 127
    }
  }
}

function condition(shell: Shell, clause: CompoundList, frame: Frame): boolean {
  const status = shell.body(clause, { ...frame, guarded: true })
  return status === 0 && shell.session.jump === undefined
}

function runIf(shell: Shell, node: If, frame: Frame): number {
  for (const branch of [node, ...node.elif]) {
    const holds = condition(shell, branch.clause, frame)
    if (shell.session.jump !== undefined) return shell.session.status
    if (holds) return shell.body(branch.then, frame)
  }
  return node.else === undefined ? 0 : shell.body(node.else, frame)
}

/** Every round counts as a command, so that an empty loop ends too. */
function loop(shell: Shell, body: CompoundList, frame: Frame, next: () => boolean): number {
  const { session } = shell
  let status = 0
  while (countCommand(shell, frame.source(body.pos, body.end)) && next()) {
    status = shell.body(body, frame)
    if (session.jump !== undefined && !goesOn(shell)) break
  }
  return status
}

/** Takes a `break` or `continue` meant for this loop. True when the loop goes on with its next round. */
function goesOn(shell: Shell): boolean {
  const { session } = shell
  const { jump } = session
  if (jump === undefined || (jump.kind !== 'break' && jump.kind !== 'continue')) return false
  if (jump.levels > 1) {
    session.jump = { kind: jump.kind, levels: jump.levels - 1 }
    return false
  }
  session.jump = undefined
  return jump.kind === 'continue'
}

/** `;;` ends the command, `;&` runs the next body as well, `;;&` tries the next patterns. */
function runCase(shell: Shell, node: Case, frame: Frame): number {
  const value = shell.expand.text(node.word, frame)
  let status = 0
  let falls = false
  for (const item of node.items) {
    const matches = falls || item.pattern.some((word) => matchesPattern(shell.expand.pattern(word, frame), value))
    if (!matches) continue
    status = shell.body(item.body, frame)
    falls = item.terminator === ';&'
    if (shell.session.jump !== undefined || (item.terminator ?? ';;') === ';;') break
  }
  return status
}
