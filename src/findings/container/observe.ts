import type { StopStory } from '../../domain/container.ts'
import type { Limits } from '../../domain/limits.ts'
import type { Kernel, Process, RunEnd } from '../../engines/entrypoint/process/kernel.ts'
import { stopProcess } from '../../engines/entrypoint/process/predict.ts'
import { parseSignal, SIGNAL } from '../../engines/entrypoint/process/signals.ts'
import { outputText, startContainer, type Simulation } from '../../engines/entrypoint/process/simulate.ts'
import type { Image } from '../../engines/entrypoint/types.ts'
import type { RunOptions } from './types.ts'

/** What was seen of one start. `assumed`: a program of which only the name is known, taken to keep running. */
export type Observation =
  | { readonly kind: 'refused'; readonly error: string; readonly exitCode?: 126 | 127 | 128 }
  | (Seen & {
      readonly kind: 'exited'
      readonly exitCode: number
      readonly afterMs: number
      /** Command lines of processes that were still there and ended with PID 1. */
      readonly left: readonly (readonly string[])[]
      /** What stopping it before that leads to; absent for one that ends at once. */
      readonly stop?: StopStory
    })
  | (Seen & {
      readonly kind: 'running'
      readonly pid1: readonly string[]
      readonly others: readonly (readonly string[])[]
      /** Absent when PID 1 is the program that is not known. */
      readonly stop?: StopStory
    })

interface Seen {
  readonly stdout: string
  readonly stderr: string
  readonly assumed?: string
}

/** When a process that goes on is looked at, and asked to stop. */
const CALM_MS = 2000
/** What lasts longer than this counts as going on for ever. */
const FOREVER_MS = 366 * 86_400_000
const GRACE_MS = 10_000
/** Unknown programs that one start may meet. */
const UNKNOWN_MAX = 1000

/**
 * Starts a container and watches it: how it ends, who is PID 1, what the stop signal does. A program that is not modelled is taken to
 * keep running, so that what stands around it can still be told.
 */
export function observe(image: Image, argv: readonly string[], options: RunOptions, limits: Limits): Observation {
  if (image.system.os === 'windows') {
    return { kind: 'running', pid1: argv, others: [], stdout: '', stderr: '', assumed: argv[0] ?? '' }
  }
  const simulation = startContainer(image, argv, options, limits)
  if (simulation.kind === 'not-created') return { kind: 'refused', error: simulation.error }
  if (simulation.kind === 'not-started') {
    return { kind: 'refused', error: simulation.error, exitCode: simulation.exitCode }
  }
  const end = advance(simulation, FOREVER_MS)
  const { kernel } = simulation
  const { first } = kernel
  if (end === 'over' && first?.end !== undefined) {
    const { code, atMs } = first.end
    if (code !== 0 && kernel.unmodelled !== undefined) return takenToRun(kernel, argv)
    const left = others(kernel)
    const seen = { ...output(kernel), exitCode: code, afterMs: atMs, left }
    if (atMs < CALM_MS / 2) return { kind: 'exited', ...seen }
    const before = stopAt(image, argv, options, { atMs: Math.min(CALM_MS, Math.floor(atMs / 2)), limits })
    return { kind: 'exited', ...seen, ...(before === undefined ? {} : { stop: before }) }
  }
  if (end === 'quiet') return running(kernel, image, options, limits)
  const again = startContainer(image, argv, options, limits)
  if (again.kind !== 'started') return { kind: 'refused', error: '' }
  advance(again, CALM_MS)
  return running(again.kernel, image, options, limits)
}

type Started = Extract<Simulation, { kind: 'started' }>

/** An unknown program ends the stretch it is met in; what is left of the container goes on. */
function advance(simulation: Started, atMs: number): RunEnd {
  let end = simulation.advanceTo(atMs)
  for (let met = 0; end === 'unmodelled' && met < UNKNOWN_MAX; met += 1) end = simulation.advanceTo(atMs)
  return simulation.kernel.first?.end === undefined ? end : 'over'
}

function running(kernel: Kernel, image: Image, options: RunOptions, limits: Limits): Observation {
  const { first } = kernel
  const seen = { ...output(kernel), pid1: first?.argv ?? [], others: others(kernel) }
  if (kernel.unmodelled !== undefined && first !== undefined && isUnknown(first)) return { kind: 'running', ...seen }
  return { kind: 'running', ...seen, stop: stopOf(kernel, image, options, limits) }
}

/** A failure behind something that is not modelled says nothing: it may never come. */
function takenToRun(kernel: Kernel, argv: readonly string[]): Observation {
  return { kind: 'running', ...output(kernel), stdout: '', stderr: '', pid1: argv, others: [] }
}

/** Everything that is modelled waits for something: a child, a moment, input, a signal. */
function isUnknown({ wait }: Process): boolean {
  return wait.ready === undefined && wait.untilMs === undefined && wait.signals !== true
}

function output(kernel: Kernel): Seen {
  return {
    stdout: outputText(kernel.output, 'stdout'),
    stderr: outputText(kernel.output, 'stderr'),
    ...(kernel.unmodelled === undefined ? {} : { assumed: kernel.unmodelled }),
  }
}

function others(kernel: Kernel): readonly (readonly string[])[] {
  return [...kernel.processes.values()].filter(({ pid, end }) => pid !== 1 && end === undefined).map(({ argv }) => argv)
}

function stopAt(
  image: Image,
  argv: readonly string[],
  options: RunOptions,
  { atMs, limits }: { readonly atMs: number; readonly limits: Limits },
): StopStory | undefined {
  const simulation = startContainer(image, argv, options, limits)
  if (simulation.kind !== 'started') return undefined
  advance(simulation, atMs)
  if (simulation.kernel.first?.end !== undefined) return undefined
  return stopOf(simulation.kernel, image, options, limits)
}

function stopOf(kernel: Kernel, image: Image, options: RunOptions, limits: Limits): StopStory {
  const signal = options.stopSignal ?? image.config.StopSignal ?? 'SIGTERM'
  const stop = stopProcess(kernel, parseSignal(signal) ?? SIGNAL.TERM, options.graceMs ?? GRACE_MS, limits)
  return { signal, ...stop }
}
