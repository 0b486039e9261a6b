import { createDocker } from '../../src/docker/index.ts'
import type { ContainerView } from '../../src/docker/index.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Clock, Outcome } from '../../src/domain/tool.ts'
import { predict } from '../../src/engines/entrypoint/index.ts'
import type { Image, ProcessOutcome } from '../../src/engines/entrypoint/types.ts'
import { createMemoryFiles } from './memory-files.ts'
import type { RunOptions } from './docker-recording.ts'

/** What the simulated docker made of one recorded run. */
export interface Ran {
  readonly outcome: 'exited' | 'running' | 'not-started' | 'not-created'
  readonly argv: readonly string[] | undefined
  readonly cli: Outcome
  readonly tookMs: number
  readonly exitCode: number | undefined
  readonly stateError: string | undefined
  readonly process: ProcessOutcome | undefined
}

const WATCHED_MS = 2000

/** Runs an image with the options of a recorded `docker run`. A process that is there after 2 s counts as running. */
export function runImage(image: Image, options: RunOptions, graceSeconds: number): Ran {
  const clock = createClock()
  const docker = createDocker({ files: createMemoryFiles({}), clock, limits: LIMITS, images: () => image })
  const cli = docker.run({
    argv: ['docker', 'run', ...wordsOf(options), 'recorded', ...(options.args ?? [])],
    stdin: '',
    env: {},
  })
  const [container] = docker.containers
  const withoutPull = { ...cli, stderr: cli.stderr.replace(/^Unable to find[^]*?Status:[^\n]*\n/, '') }
  if (container === undefined) {
    return {
      outcome: 'not-created',
      argv: undefined,
      cli: withoutPull,
      tookMs: 0,
      exitCode: undefined,
      stateError: undefined,
      process: undefined,
    }
  }
  const argv = container.words.map(({ text }) => text)
  const { state } = container
  const common = { argv, cli: withoutPull, tookMs: clock.nowMs }
  if (state.status === 'created')
    return { ...common, outcome: 'not-started', exitCode: state.exitCode, stateError: state.error, process: undefined }
  const process = processOf(image, container, options, graceSeconds)
  if (process.kind === 'exited')
    return {
      ...common,
      tookMs: process.afterMs,
      outcome: 'exited',
      exitCode: process.exitCode,
      stateError: undefined,
      process,
    }
  return { ...common, outcome: 'running', exitCode: undefined, stateError: undefined, process }
}

function processOf(
  image: Image,
  { words, id }: ContainerView,
  options: RunOptions,
  graceSeconds: number,
): ProcessOutcome {
  const env = Object.fromEntries(
    (options.env ?? []).map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
  return predict(
    image,
    words.map(({ text }) => text),
    {
      env,
      ...(options.user === undefined ? {} : { user: options.user }),
      ...(options.workdir === undefined ? {} : { workdir: options.workdir }),
      ...(options.stopSignal === undefined ? {} : { stopSignal: options.stopSignal }),
      tty: options.tty === true,
      init: options.init === true,
      hostname: id.slice(0, 12),
      graceMs: graceSeconds * 1000,
      observeAtMs: WATCHED_MS,
    },
    LIMITS,
  )
}

function wordsOf(options: RunOptions): readonly string[] {
  const words: string[] = []
  const add = (flag: string, value: string | undefined): void => {
    if (value !== undefined) words.push(flag, value)
  }
  add('--entrypoint', options.entrypoint)
  for (const entry of options.env ?? []) add('-e', entry)
  add('-u', options.user)
  add('-w', options.workdir)
  add('--stop-signal', options.stopSignal)
  if (options.tty === true) words.push('-t')
  if (options.init === true) words.push('--init')
  return words
}

function createClock(): Clock {
  let nowMs = 0
  return {
    get nowMs() {
      return nowMs
    },
    advanceTo: (atMs) => {
      nowMs = Math.max(nowMs, atMs)
    },
  }
}
