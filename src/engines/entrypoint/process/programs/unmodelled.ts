import type { Body, Kernel, Process } from '../kernel.ts'

/** A program nobody knows: the simulation ends here and says so, or takes it as done. */
export function* unmodelledBody(kernel: Kernel, process: Process, program: string): Body {
  const isDone = kernel.meetUnmodelled(program)
  if (!isDone) yield {}
  blurOutput(kernel, process)
  return 0
}

/**
 * A usual tool that is not modelled (`find`, `dd`): the simulation ends here and says so. Who lets it go on all the same takes the
 * tool as done, which is what such tools are soon.
 */
export function* unmodelledTool(kernel: Kernel, process: Process, program: string): Body {
  if (!kernel.meetUnmodelled(program)) yield { ready: () => true }
  blurOutput(kernel, process)
  return 0
}

/** The file that its output goes to holds what nobody knows: `curl … > /sbin/tini`. */
function blurOutput(kernel: Kernel, process: Process): void {
  const channel = process.files.get(1)?.channel
  const node = channel?.kind === 'file' ? kernel.tree.get(channel.path) : undefined
  if (channel?.kind === 'file' && node !== undefined) kernel.tree.set(channel.path, { ...node, text: undefined })
}
