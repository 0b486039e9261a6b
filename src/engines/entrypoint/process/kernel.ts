import type { Limits } from '../../../domain/limits.ts'
import type { ImageSystem } from '../types.ts'
import { PROCESSES_MAX } from './bounds.ts'
import { acquire, release, type OpenFile } from './channel.ts'
import type { FileTree } from './file-tree.ts'
import { endsByDefault, SIGNAL } from './signals.ts'
import type { Credentials } from './users.ts'

/**
 * Why a process does not go on: until a condition holds, a moment has come, or (with `signals`) a signal it has a handler
 * for is pending. With none of them it waits for ever. Times are ms since the container's start.
 */
export interface Wait {
  readonly ready?: () => boolean
  readonly untilMs?: number
  readonly signals?: boolean
}

/** What a process does: it yields whenever it has to wait, and returns its exit code. */
export type Body = Generator<Wait, number, void>

/** A program that is about to run in a process. */
export interface Loaded {
  readonly argv: readonly string[]
  readonly run: (kernel: Kernel, process: Process) => Body
}

export interface Process {
  readonly pid: number
  ppid: number
  /** The command line as `ps` shows it. */
  argv: readonly string[]
  env: Map<string, string>
  cwd: string
  credentials: Credentials
  umask: number
  readonly files: Map<number, OpenFile>
  /** Absent: the default action. */
  readonly dispositions: Map<number, 'ignore' | 'handle'>
  readonly pending: number[]
  wait: Wait
  body: Body
  /** What takes its place when `body` returns: `exec`. */
  replacement?: Loaded
  /** Set when it is over; `signal` when a signal ended it, with `code` then 128 + signal. */
  end?: { readonly code: number; readonly signal?: number; readonly atMs: number }
}

export interface OutputChunk {
  readonly atMs: number
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

export interface SpawnOptions {
  readonly argv: readonly string[]
  readonly env: ReadonlyMap<string, string>
  readonly cwd: string
  readonly credentials: Credentials
  readonly umask: number
  readonly files: ReadonlyMap<number, OpenFile>
  /** Signals that stay ignored across fork and exec. */
  readonly ignored?: Iterable<number>
  readonly ppid: number
  readonly start: (kernel: Kernel, process: Process) => Body
}

/** How a stretch of simulated time ended. `unmodelled`: a program was met that nobody knows; `limit`: out of steps. */
export type RunEnd = 'over' | 'quiet' | 'time' | 'limit' | 'unmodelled'

/** What known programs do. Given to the kernel, so that programs may themselves start programs. */
export interface ProgramTable {
  /** `calledAs` is the last part of the name it was called by. */
  named(kernel: Kernel, program: string, calledAs: string): Loaded['run']
  unknown(path: string): Loaded['run']
}

export interface KernelOptions {
  readonly tree: FileTree
  readonly programs: ProgramTable
  readonly system: ImageSystem
  readonly tty: boolean
  readonly hostname: string
  readonly limits: Limits
  /** What a program that is not modelled does: ends the simulation, or is taken to succeed at once. */
  readonly unmodelled: 'stop' | 'succeed'
}

/** Characters of text that are as much work as one step. */
export const CHARACTERS_PER_STEP = 1000

/** Always ready: a moment of work, so that endless loops use up steps. */
export const BUSY: Wait = { ready: () => true }

/**
 * One simulated pid namespace: processes as generators, signals, virtual time in ms. Processes that can go on run in the
 * order of their pids, time moves only when none can, so the same start always gives the same history. Rules of
 * signals and of PID 1: signal(7), kill(2), pid_namespaces(7).
 */
export class Kernel {
  readonly tree: FileTree
  readonly programs: ProgramTable
  readonly system: ImageSystem
  readonly tty: boolean
  readonly hostname: string
  readonly processes = new Map<number, Process>()
  readonly output: OutputChunk[] = []
  nowMs = 0
  /** The first program that was met and is not modelled. */
  unmodelled: string | undefined
  stepsLeft: number
  readonly #options: KernelOptions
  #nextPid = 1
  #outputLeft: number

  constructor(options: KernelOptions) {
    this.#options = options
    this.tree = options.tree
    this.programs = options.programs
    this.system = options.system
    this.tty = options.tty
    this.hostname = options.hostname
    this.stepsLeft = options.limits.processStepsMax
    this.#outputLeft = options.limits.outputCharactersMax
  }

  get first(): Process | undefined {
    return this.processes.get(1)
  }

  spawn(options: SpawnOptions): Process {
    const pid = this.#nextPid
    // Real first children have numbers such as 7; nothing but their order matters.
    this.#nextPid += pid === 1 ? 6 : 1
    const files = new Map<number, OpenFile>()
    for (const [descriptor, file] of options.files) files.set(descriptor, acquire(file))
    const made: Omit<Process, 'body'> = {
      pid,
      ppid: options.ppid,
      argv: options.argv,
      env: new Map(options.env),
      cwd: options.cwd,
      credentials: options.credentials,
      umask: options.umask,
      files,
      dispositions: new Map([...(options.ignored ?? [])].map((signal) => [signal, 'ignore' as const])),
      pending: [],
      wait: BUSY,
    }
    const process = made as Process
    process.body = options.start(this, process)
    this.processes.set(pid, process)
    if (this.processes.size > PROCESSES_MAX) this.stepsLeft = 0
    return process
  }

  /** Sends a signal. PID 1 is immune to what it has no handler for; from outside only KILL gets through to it. */
  signal(process: Process, signal: number, from: 'inside' | 'outside'): void {
    if (process.end !== undefined) return
    const disposition = signal === SIGNAL.KILL ? undefined : process.dispositions.get(signal)
    if (disposition === 'ignore') return
    if (disposition === 'handle') {
      if (!process.pending.includes(signal)) process.pending.push(signal)
      return
    }
    if (process.pid === 1 && (from === 'inside' || signal !== SIGNAL.KILL)) return
    if (endsByDefault(signal)) this.finish(process, 128 + signal, signal)
  }

  /** Ends a process: its files are closed, its children go to PID 1; with PID 1 everything ends. */
  finish(process: Process, code: number, signal?: number): void {
    process.end = { code, atMs: this.nowMs, ...(signal === undefined ? {} : { signal }) }
    for (const file of process.files.values()) release(file)
    process.files.clear()
    for (const other of this.processes.values()) if (other.ppid === process.pid) other.ppid = 1
  }

  /** Lets everything due up to and at `limitMs` happen; the clock then stands there, unless PID 1 is over before. */
  runUntil(limitMs: number): RunEnd {
    for (;;) {
      const end = this.#runReady()
      if (end !== undefined) return end
      const next = this.#nextMs()
      if (next === undefined || next > limitMs) {
        if (limitMs !== Infinity) this.nowMs = Math.max(this.nowMs, limitMs)
        return next === undefined ? 'quiet' : 'time'
      }
      this.nowMs = next
    }
  }

  /** Writes to the container's output, as far as the limit allows. */
  emit(stream: 'stdout' | 'stderr', text: string): void {
    const kept = text.slice(0, this.#outputLeft)
    if (kept === '') return
    this.#outputLeft -= kept.length
    const shown = this.tty ? kept.replaceAll('\n', '\r\n') : kept
    this.output.push({ atMs: this.nowMs, stream: this.tty ? 'stdout' : stream, text: shown })
  }

  /** Long texts cost steps of their own, so that a loop over them ends as soon as one over short ones. */
  charge(characters: number): void {
    this.stepsLeft -= Math.floor(characters / CHARACTERS_PER_STEP)
  }

  /** A program was met that is not modelled. True when it is to be taken as done. */
  meetUnmodelled(program: string): boolean {
    this.unmodelled ??= program
    return this.#options.unmodelled === 'succeed'
  }

  /** In a build step: a program that is taken as done (`apt-get`) may have brought others. */
  get mayHaveInstalled(): boolean {
    return this.unmodelled !== undefined && this.#options.unmodelled === 'succeed'
  }

  #runReady(): RunEnd | undefined {
    let progressed = true
    while (progressed) {
      progressed = false
      for (const process of this.processes.values()) {
        if (process.end !== undefined || !this.#isReady(process)) continue
        if (this.stepsLeft <= 0) return 'limit'
        this.stepsLeft -= 1
        this.#resume(process)
        progressed = true
        if (this.unmodelled !== undefined && this.#options.unmodelled === 'stop') return 'unmodelled'
        if (this.first?.end !== undefined) return 'over'
      }
      this.#forget()
    }
    return undefined
  }

  #isReady({ wait, pending }: Process): boolean {
    if (wait.signals === true && pending.length > 0) return true
    if (wait.untilMs !== undefined && wait.untilMs <= this.nowMs) return true
    return wait.ready?.() === true
  }

  #resume(process: Process): void {
    const { value, done } = process.body.next()
    if (process.end !== undefined) return
    if (done !== true) {
      process.wait = value
      return
    }
    const { replacement } = process
    if (replacement === undefined) {
      this.finish(process, value & 255)
      return
    }
    delete process.replacement
    for (const [signal, disposition] of process.dispositions) {
      if (disposition === 'handle') process.dispositions.delete(signal)
    }
    process.pending.length = 0
    process.argv = replacement.argv
    process.body = replacement.run(this, process)
    process.wait = BUSY
  }

  /** When the next sleeper is due. */
  #nextMs(): number | undefined {
    let next: number | undefined
    for (const { end, wait } of this.processes.values()) {
      if (end !== undefined || wait.untilMs === undefined || wait.untilMs === Infinity) continue
      if (next === undefined || wait.untilMs < next) next = wait.untilMs
    }
    return next
  }

  /** Drops orphans that are over, so that a long-lived loop does not pile them up. Others keep them by reference. */
  #forget(): void {
    for (const [pid, { end }] of this.processes) if (pid !== 1 && end !== undefined) this.processes.delete(pid)
  }
}
