import type { Body, Kernel } from '../kernel.ts'

/** A program nobody knows: the simulation ends here and says so, or takes it as done. */
export function* unmodelledBody(kernel: Kernel, program: string): Body {
  const isDone = kernel.meetUnmodelled(program)
  if (!isDone) yield {}
  return 0
}
