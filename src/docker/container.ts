import type { Limits } from '../domain/limits.ts'
import { stopProcess } from '../engines/entrypoint/process/predict.ts'
import { parseSignal, SIGNAL } from '../engines/entrypoint/process/signals.ts'
import {
  outputText,
  startContainer,
  type ContainerOptions,
  type Simulation,
} from '../engines/entrypoint/process/simulate.ts'
import type { ArgvWord, Image } from '../engines/entrypoint/types.ts'
import { mergedEnvironment, variablesOf } from './environment.ts'
import { type ExecOptions, type ExecOutcome, execProcess } from './exec-process.ts'
import { startError } from './texts.ts'
import type { ContainerState, ContainerView } from './types.ts'

/** What a container was made from. */
export interface ContainerSpec {
  readonly id: string
  readonly name: string
  readonly imageReference: string
  readonly image: Image
  readonly words: readonly ArgvWord[]
  /** What `-e` and `--env-file` give. */
  readonly entries: readonly string[]
  readonly run: Omit<ContainerOptions, 'env'>
  readonly stopSignal: string | undefined
  readonly stopTimeoutMs: number
  readonly ports: readonly string[]
  readonly autoRemove: boolean
  /** Flags that it was made with, by long name. */
  readonly flags: ReadonlyMap<string, readonly string[]>
  readonly createdMs: number
}

export type StartOutcome =
  | { readonly kind: 'started' }
  | { readonly kind: 'refused'; readonly error: string; readonly exitCode: 126 | 127 | 128 }

/** A container with its simulated processes. Moments are virtual ms of the world's clock. */
export interface Container extends ContainerSpec {
  start(atMs: number): StartOutcome
  /** Lets its processes run up to a moment. */
  advanceTo(atMs: number): void
  /** When its main process ends by itself; `undefined` when it does not until `limitMs`. The container then stands at `startMs` again. */
  runToEnd(limitMs: number): number | undefined
  /** Asks it to stop, kills it after the grace period; gives the moment it is over. */
  stop(atMs: number, graceMs: number): number
  signal(atMs: number, signal: number): void
  /** Runs one more process in it, if it runs; moments are those of the world. */
  exec(atMs: number, argv: readonly string[], options: ExecOptions): ExecOutcome
  /** What it has written up to a moment, from the first start on. */
  output(stream?: 'stdout' | 'stderr'): string
  /** A program that is not modelled, once it was met: the container is taken to keep running. */
  readonly unmodelled: string | undefined
  state(): ContainerState
  view(): ContainerView
}

/** `allowance` gives the limits of each process that is started in it, and of each that a signal may bring back to work. */
export function createContainer(spec: ContainerSpec, allowance: () => Limits): Container {
  const runOptions: ContainerOptions = { hostname: spec.id.slice(0, 12), ...spec.run }
  const environment = mergedEnvironment(spec.entries, spec.image.config.Env)
  const image = withVariables(spec.image, environment)
  let simulation: Extract<Simulation, { kind: 'started' }> | undefined
  let startLimits: Limits | undefined
  let startedMs = 0
  let finishedMs: number | undefined
  let refusal: { readonly error: string; readonly exitCode: 126 | 127 | 128 } | undefined
  let earlier = { stdout: '', stderr: '', both: '' }

  const begin = (limits: Limits): Simulation =>
    startContainer(
      image,
      spec.words.map((word) => word.text),
      runOptions,
      limits,
    )
  const catchUp = (atMs: number): void => {
    if (simulation === undefined || finishedMs !== undefined) return
    simulation.advanceTo(Math.max(atMs - startedMs, 0))
    noteEnd()
  }
  /** The same history from its start: simulations are deterministic. */
  const rewind = (): void => {
    const again = startLimits === undefined ? undefined : begin(startLimits)
    if (again?.kind === 'started') simulation = again
  }
  const noteEnd = (): void => {
    const end = simulation?.kernel.first?.end
    if (end !== undefined) finishedMs ??= startedMs + end.atMs
  }
  const state = (): ContainerState => {
    if (refusal !== undefined) return { status: 'created', ...refusal }
    if (simulation === undefined) return { status: 'created', exitCode: 0, error: '' }
    const { first } = simulation.kernel
    if (finishedMs === undefined) return { status: 'running', startedMs, pid1: first?.argv ?? [] }
    return { status: 'exited', startedMs, finishedMs, exitCode: first?.end?.code ?? 0 }
  }

  return {
    ...spec,
    start: (atMs) => {
      earlier = { stdout: text('stdout'), stderr: text('stderr'), both: text() }
      startLimits = allowance()
      const started = begin(startLimits)
      finishedMs = undefined
      if (started.kind === 'started') {
        simulation = started
        startedMs = atMs
        refusal = undefined
        catchUp(atMs)
        return { kind: 'started' }
      }
      const exitCode = started.kind === 'not-started' ? started.exitCode : 128
      const isExec = started.kind === 'not-started' && started.reason === 'exec'
      refusal = { error: isExec ? startError(started.error) : started.error, exitCode }
      return { kind: 'refused', ...refusal }
    },
    advanceTo: catchUp,
    runToEnd: (limitMs) => {
      catchUp(limitMs)
      if (finishedMs === undefined) rewind()
      return finishedMs
    },
    stop: (atMs, graceMs) => {
      catchUp(atMs)
      if (simulation === undefined || finishedMs !== undefined) return atMs
      const signal = parseSignal(spec.stopSignal ?? spec.image.config.StopSignal ?? 'SIGTERM') ?? SIGNAL.TERM
      simulation.kernel.nowMs = atMs - startedMs
      stopProcess(simulation.kernel, signal, graceMs, allowance())
      noteEnd()
      return finishedMs ?? atMs
    },
    signal: (atMs, signal) => {
      catchUp(atMs)
      const first = simulation?.kernel.first
      if (simulation === undefined || first === undefined) return
      simulation.kernel.stepsLeft = allowance().processStepsMax
      simulation.kernel.signal(first, signal, 'outside')
      catchUp(atMs)
      noteEnd()
    },
    exec: (atMs, argv, options) => {
      catchUp(atMs)
      if (simulation === undefined) return { kind: 'refused', error: 'the container is not running' }
      simulation.kernel.stepsLeft = allowance().processStepsMax
      const untilMs = options.untilMs - startedMs
      const { config } = spec.image
      const outcome = execProcess(
        simulation,
        argv,
        { ...options, untilMs },
        {
          env: variablesOf([...environment, ...options.entries]),
          user: spec.run.user ?? config.User,
          workdir: spec.run.workdir ?? config.WorkingDir,
        },
      )
      noteEnd()
      return outcome.kind === 'done' ? { ...outcome, endMs: outcome.endMs + startedMs } : outcome
    },
    output: text,
    get unmodelled() {
      return simulation?.kernel.unmodelled
    },
    state,
    view: () => {
      const { run } = spec
      return {
        id: spec.id,
        name: spec.name,
        imageReference: spec.imageReference,
        image: spec.image,
        words: spec.words,
        env: environment,
        user: run.user ?? spec.image.config.User,
        workdir: run.workdir ?? spec.image.config.WorkingDir,
        tty: run.tty === true,
        init: run.init === true,
        ports: spec.ports,
        hostname: runOptions.hostname ?? '',
        flags: spec.flags,
        createdMs: spec.createdMs,
        state: state(),
      }
    },
  }

  function text(stream?: 'stdout' | 'stderr'): string {
    return earlier[stream ?? 'both'] + outputText(simulation?.kernel.output ?? [], stream)
  }
}

/** An image whose own variables are those of a container. */
function withVariables(image: Image, entries: readonly string[]): Image {
  const Env = [...variablesOf(entries)].map(([name, value]) => `${name}=${value}`)
  return { ...image, config: { ...image.config, Env } }
}
