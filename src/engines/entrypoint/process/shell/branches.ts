import type { CaseItem, CompoundList } from '../../../../formats/shell/parse.ts'
import { caseMatches } from './double-bracket.ts'
import { refuseSyntax, type Running, type Shell } from './state.ts'

/**
 * Runs the branch of a `case` that fits, if there is one; bash goes on to the next one behind `;&`, and looks for another one that
 * fits behind `;;&`. `isLast`: no other branch can follow.
 */
export function* runBranches(
  shell: Shell,
  items: readonly CaseItem[],
  word: string,
  run: (body: CompoundList, isLast: boolean) => Running,
): Running {
  let isEntered = false
  let isFound = false
  for (const { pattern, body, terminator } of items) {
    if (!isEntered && !(yield* caseMatches(shell, pattern, word))) continue
    isFound = true
    const isLast = terminator === undefined || terminator === ';;'
    if (!isLast && shell.flavor !== 'bash') {
      yield* refuseSyntax(shell, '"&"')
      return { kind: 'exit' }
    }
    if (body.commands.length === 0) shell.status = 0
    const flow = yield* run(body, isLast)
    if (flow !== undefined || isLast) return flow
    isEntered = terminator === ';&'
  }
  if (!isFound) shell.status = 0
  return undefined
}
