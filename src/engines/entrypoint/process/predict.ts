import type { Limits } from '../../../domain/limits.ts'
import type { Image, ProcessOutcome } from '../types.ts'
import type { Kernel } from './kernel.ts'
import { filesBelow } from './mounts.ts'
import { parseSignal, SIGNAL } from './signals.ts'
import { outputText, startContainer, type ContainerOptions } from './simulate.ts'

/** How a process is run and, in the end, stopped. */
export interface PredictOptions extends ContainerOptions {
  /** `--stop-signal`; the image's STOPSIGNAL when absent, else SIGTERM. */
  readonly stopSignal?: string
  /** How long the stop signal may take to work until SIGKILL follows; 10 s when absent, as `docker stop` waits. */
  readonly graceMs?: number
  /** Looks at the process at this moment: what is still there then counts as running. Absent: it may take as long as it likes. */
  readonly observeAtMs?: number
}

/** When a process that seems to run for ever is looked at, and asked to stop. */
const CALM_MS = 2000
const GRACE_MS = 10_000
/** The container is gone this long after its process was killed; shown by the runtime, not by the process. */
const FOREVER_MS = 366 * 86_400_000

/**
 * What starting `argv` in a container of the image leads to: found or not, exit code, output, who is PID 1, what the stop
 * signal does. Nothing is executed; a process that neither ends nor waits uses up `limits.processStepsMax` and counts as running.
 */
export function predict(
  image: Image,
  argv: readonly string[],
  options: PredictOptions,
  limits: Limits,
): ProcessOutcome {
  const simulation = startContainer(image, argv, options, limits)
  if (simulation.kind === 'not-created') return simulation
  if (simulation.kind === 'not-started') {
    const { exitCode, error } = simulation
    return { kind: 'not-started', exitCode, error }
  }
  const { kernel } = simulation
  const end = simulation.advanceTo(options.observeAtMs ?? FOREVER_MS)
  if (end === 'unmodelled') return notModelled(kernel)
  if (end === 'over') return ended(kernel)
  if (options.observeAtMs !== undefined || end === 'quiet') return running(kernel, image, options, limits)
  // It goes on and on: what it prints and what a stop does is told for its first moments.
  return predict(image, argv, { ...options, observeAtMs: CALM_MS }, limits)
}

/**
 * The files in the volumes of a container after its process ended, in the order of `options.mounts`; as they were where it did not start or a
 * program is not modelled.
 */
export function filesLeft(
  image: Image,
  argv: readonly string[],
  options: ContainerOptions,
  limits: Limits,
): readonly Readonly<Record<string, string>>[] {
  const mounts = options.mounts ?? []
  const simulation = startContainer(image, argv, options, limits)
  if (simulation.kind !== 'started' || simulation.advanceTo(FOREVER_MS) === 'unmodelled')
    return mounts.map(({ files }) => files)
  return mounts.map(({ path }) => filesBelow(simulation.kernel.tree, path))
}

function notModelled(kernel: Kernel): ProcessOutcome {
  return { kind: 'not-modelled', program: kernel.unmodelled ?? '', pid1: kernel.first?.argv ?? [] }
}

function ended(kernel: Kernel): ProcessOutcome {
  return {
    kind: 'exited',
    exitCode: kernel.first?.end?.code ?? 0,
    afterMs: kernel.nowMs,
    stdout: outputText(kernel.output, 'stdout'),
    stderr: outputText(kernel.output, 'stderr'),
  }
}

function running(kernel: Kernel, image: Image, options: PredictOptions, limits: Limits): ProcessOutcome {
  const pid1 = kernel.first?.argv ?? []
  const before = kernel.output.length
  const signal = options.stopSignal ?? image.config.StopSignal ?? 'SIGTERM'
  const stop = stopProcess(kernel, parseSignal(signal) ?? SIGNAL.TERM, options.graceMs ?? GRACE_MS, limits)
  const chunks = kernel.output
  return {
    kind: 'running',
    pid1,
    stdout: outputText(chunks.slice(0, before), 'stdout'),
    stderr: outputText(chunks.slice(0, before), 'stderr'),
    stop: {
      ...stop,
      stdout: outputText(chunks.slice(before), 'stdout'),
      stderr: outputText(chunks.slice(before), 'stderr'),
    },
  }
}

/** Sends the stop signal, waits for the grace period, then kills. */
export function stopProcess(
  kernel: Kernel,
  signal: number,
  graceMs: number,
  limits: Limits,
): { readonly exitCode: number; readonly killed: boolean; readonly afterMs: number } {
  const { first } = kernel
  if (first === undefined) return { exitCode: 0, killed: false, afterMs: 0 }
  const startMs = kernel.nowMs
  // A busy process may have used up its steps; it still gets its signal.
  kernel.stepsLeft = limits.processStepsMax
  kernel.signal(first, signal, 'outside')
  if (first.end === undefined) kernel.runUntil(startMs + graceMs)
  const killed = first.end === undefined
  if (killed) {
    kernel.nowMs = startMs + graceMs
    kernel.signal(first, SIGNAL.KILL, 'outside')
  }
  return { exitCode: first.end?.code ?? 137, killed, afterMs: kernel.nowMs - startMs }
}
