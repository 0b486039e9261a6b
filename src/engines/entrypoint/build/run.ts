import type { RunCommand } from './command.ts'
import { expandIn } from './expand.ts'
import { done } from './failure.ts'
import type { Outcome } from './failure.ts'
import { parseMount } from './mount.ts'
import type { BuildScope } from './scope.ts'
import type { StageCommand, StageState } from './stage.ts'

export function dispatchRun(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: RunCommand,
): Outcome<undefined> {
  for (const text of command.mounts) {
    const mount = parseMount(text, (word) => expandIn(scope, stage, placed, word))
    if (!mount.ok) return mount
  }
  stage.image.isComplete = false
  return done(undefined)
}
