import { BUSY, type Wait } from '../kernel.ts'
import type { Flow, Running, Shell } from './state.ts'

/** Says whether a loop goes on; a flow leaves it. */
export type LoopTest = () => Generator<Wait, Flow | boolean | undefined, void>

/** Runs a body while the test says so. `break` and `continue` are for the innermost loop, or count down on their way out. */
export function* runLoop(shell: Shell, test: LoopTest, body: () => Running): Running {
  shell.loops += 1
  let status = 0
  let left: Flow | undefined
  for (;;) {
    yield BUSY
    const verdict = yield* test()
    if (verdict === false || verdict === undefined) break
    const flow = verdict === true ? yield* body() : verdict
    if (verdict === true) status = shell.status
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
