import { createPipe, openFile, type OpenFile } from '../channel.ts'
import { setDescriptor } from '../io.ts'
import type { Process, Wait } from '../kernel.ts'
import { finishShell } from './finish.ts'
import { spawnSubshell, type Running, type Shell } from './state.ts'
import { waitForChildren } from './traps.ts'

/** What a copy of the shell does in a process of its own. */
export type Forked = (copy: Shell) => Running

/** Descriptors from here on hold pipes until the process they are for has them. */
const HELD_DESCRIPTOR = 100

/** Runs something in a subshell and waits for it. */
export function* runForked(shell: Shell, run: Forked): Generator<Wait, void, void> {
  const child = spawnSubshell(shell, (copy) => toEnd(copy, run))
  yield* waitForChildren(shell, [child])
  shell.status = child.end?.code ?? 0
}

function* toEnd(copy: Shell, run: Forked): Generator<Wait, number, void> {
  return yield* finishShell(copy, yield* run(copy))
}

/** Starts a background job. Its standard input is empty; the shell goes on at once. */
export function startJob(shell: Shell, run: Forked): void {
  const child = spawnSubshell(shell, function* (copy) {
    setDescriptor(copy.process, 0, openFile({ kind: 'null' }, 'read'))
    for (const signal of [2, 3]) copy.process.dispositions.set(signal, 'ignore')
    return yield* toEnd(copy, run)
  })
  shell.lastBackground = child
  shell.jobs.push(child)
  shell.status = 0
}

/** Runs the parts of a pipeline, each in a process of its own; the status is the last one's. */
export function* runConnected(shell: Shell, parts: readonly Forked[]): Generator<Wait, void, void> {
  const children: Process[] = []
  let input: OpenFile | undefined
  for (const [index, part] of parts.entries()) {
    const pipe = index < parts.length - 1 ? createPipe() : undefined
    // Held open here until the next part has it, so that a quick writer does not find nobody.
    if (pipe !== undefined) setDescriptor(shell.process, HELD_DESCRIPTOR + index, pipe.input)
    const child = spawnSubshell(shell, function* (copy) {
      for (const descriptor of copy.process.files.keys()) {
        if (descriptor >= HELD_DESCRIPTOR) setDescriptor(copy.process, descriptor, undefined)
      }
      return yield* toEnd(copy, part)
    })
    if (input !== undefined) setDescriptor(child, 0, input)
    if (pipe !== undefined) setDescriptor(child, 1, pipe.output)
    if (index > 0) setDescriptor(shell.process, HELD_DESCRIPTOR + index - 1, undefined)
    children.push(child)
    input = pipe?.input
  }
  yield* waitForChildren(shell, children)
  const codes = children.map(({ end }) => end?.code ?? 0)
  const failed = shell.options.has('pipefail') ? codes.findLast((code) => code !== 0) : undefined
  shell.status = failed ?? codes.at(-1) ?? 0
}
