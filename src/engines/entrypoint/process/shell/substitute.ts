import type { Script } from '../../../../formats/shell/parse.ts'
import { createPipe } from '../channel.ts'
import { read, setDescriptor } from '../io.ts'
import type { Wait } from '../kernel.ts'
import { finishShell } from './finish.ts'
import { spawnSubshell, type Shell } from './state.ts'

/** What a shell may nest: substitutions in substitutions, functions that call functions. */
export const DEPTH_MAX = 60

/** `$(…)`: runs the commands in a subshell and gives their output without the line feeds at its end. */
export function* substituteCommand(
  shell: Shell,
  part: { readonly script: Script | undefined },
): Generator<Wait, string, void> {
  const { script } = part
  if (script === undefined || shell.depth >= DEPTH_MAX) return ''
  const { kernel, process } = shell
  const { input, output } = createPipe()
  const descriptor = freeDescriptor(process.files)
  setDescriptor(process, descriptor, input)
  const child = spawnSubshell(shell, function* (copy) {
    copy.depth += 1
    copy.isTested = false
    setDescriptor(copy.process, descriptor, undefined)
    setDescriptor(copy.process, 1, output)
    const flow = yield* copy.machinery.runScript(copy, script)
    return yield* finishShell(copy, flow)
  })
  // The reader must not see the end before the child has opened its side.
  yield { ready: () => child.end !== undefined || child.files.get(1) === output }
  let text = ''
  for (;;) {
    const chunk = yield* read(kernel, process, descriptor)
    if (chunk === undefined) break
    text += chunk
  }
  setDescriptor(process, descriptor, undefined)
  yield { ready: () => child.end !== undefined }
  shell.status = child.end?.code ?? 0
  shell.substitutionStatus = shell.status
  return text.replaceAll('\0', '').replace(/\n+$/, '')
}

/** A descriptor above those that scripts use. */
export function freeDescriptor(files: ReadonlyMap<number, unknown>): number {
  let descriptor = 60
  while (files.has(descriptor)) descriptor += 1
  return descriptor
}
