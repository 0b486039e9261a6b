import { LIMITS } from '../../src/domain/limits.ts'
import { criFailure, expandEnv, expandWords, podArgv, predict } from '../../src/engines/entrypoint/index.ts'
import type { ProcessOutcome } from '../../src/engines/entrypoint/types.ts'
import { same } from './compare.ts'
import { sameOutput, sameSeconds, sameText } from './docker-judge.ts'
import type { DockerRecording, KubernetesCase, RecordedStop } from './docker-recording.ts'
import { addImage, buildRecorded, lookUp, worldOf } from './docker-world.ts'
import type { Assertion } from './types.ts'

const WATCHED_MS = 2000

/** What a node tells of a container, in the words of the recordings. */
interface Observed {
  readonly [key: string]: unknown
  readonly stop?: { readonly exitCode: number; readonly reason: string; readonly afterMs: number } | undefined
}

/** Replays one container of a pod on an image of the recording. */
export function replayKubernetes(
  id: string,
  recording: DockerRecording,
  recorded: KubernetesCase,
): readonly Assertion[] {
  const world = worldOf(recording.baseImages ?? [])
  const tag = recorded.image ?? ''
  const built = buildRecorded(world, { tag, dockerfile: recording.images?.[tag]?.dockerfile ?? '' })
  if (!built.ok) return [{ id: `${id}/image`, ok: false, expected: 'an image', actual: built.error.message }]
  addImage(world, tag, built.image)
  const config = recording.images?.[tag]
  const assertions: Assertion[] = []
  for (const key of ['Entrypoint', 'Cmd'] as const) {
    if (config?.[key] !== undefined) assertions.push(same(`${id}/image/${key}`, config[key], built.image.config[key]))
  }
  const image = lookUp(world, tag) ?? built.image
  const { container = {}, result = {} } = recorded
  const observed = observe(image, container, graceOf(result))
  for (const [key, expected] of Object.entries(result)) {
    if (key === 'stop') assertions.push(...judgeStop(`${id}/stop`, expected as RecordedStop, observed.stop))
    else if (key === 'stdout' || key === 'stderr')
      assertions.push(sameOutput(`${id}/${key}`, String(expected), textOf(observed[key])))
    else if (typeof expected === 'string') assertions.push(sameText(`${id}/${key}`, expected, textOf(observed[key])))
    else assertions.push(same(`${id}/${key}`, expected, observed[key]))
  }
  return assertions
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function graceOf(result: Readonly<Record<string, unknown>>): number {
  return ((result['stop'] as RecordedStop | undefined)?.graceSeconds ?? 1) * 1000
}

function judgeStop(id: string, expected: RecordedStop, actual: Observed['stop']): readonly Assertion[] {
  return [
    same(`${id}/exitCode`, expected.exitCode, actual?.exitCode),
    same(`${id}/reason`, expected.reason, actual?.reason),
    sameSeconds(`${id}/seconds`, expected.seconds, actual?.afterMs),
  ]
}

function observe(
  image: Parameters<typeof predict>[0],
  container: NonNullable<KubernetesCase['container']>,
  graceMs: number,
): Observed {
  const argv = podArgv(image.config, container)
  const words = argv.ok ? argv.words.map(({ text }) => text) : []
  const outcome: ProcessOutcome = argv.ok
    ? predict(
        image,
        words,
        {
          env: (container.env as Readonly<Record<string, string>> | undefined) ?? {},
          ...(container.workingDir === undefined ? {} : { workdir: container.workingDir }),
          ...(container.runAsUser === undefined ? {} : { user: String(container.runAsUser) }),
          tty: container.tty === true,
          graceMs,
          observeAtMs: WATCHED_MS,
        },
        LIMITS,
      )
    : { kind: 'not-created', error: argv.error }
  return told(outcome, words)
}

function told(outcome: ProcessOutcome, argv: readonly string[]): Observed {
  const failure = criFailure(outcome)
  if (failure?.kind === 'create-error') return { createError: failure.message }
  if (failure !== undefined) {
    const { message, exitCode } = failure
    return {
      startError: message,
      state: 'CONTAINER_EXITED',
      exitCode,
      reason: 'StartError',
      message,
      argv,
      stdout: '',
      stderr: '',
    }
  }
  if (outcome.kind === 'exited') {
    const { exitCode, stdout, stderr } = outcome
    return {
      started: true,
      state: 'CONTAINER_EXITED',
      exitCode,
      reason: reasonOf(exitCode),
      message: '',
      argv,
      stdout,
      stderr,
    }
  }
  if (outcome.kind !== 'running') return { state: outcome.kind }
  const { stop, stdout, stderr } = outcome
  return {
    started: true,
    state: 'CONTAINER_RUNNING',
    argv,
    stdout: stdout + stop.stdout,
    stderr: stderr + stop.stderr,
    stop: { exitCode: stop.exitCode, reason: reasonOf(stop.exitCode), afterMs: stop.afterMs },
  }
}

function reasonOf(exitCode: number): string {
  return exitCode === 0 ? 'Completed' : 'Error'
}

interface RecordedEnv {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: unknown
}

/** Replays the expansion of `$(NAME)` references. */
export function replayExpansion(id: string, { container = {}, result = {} }: KubernetesCase): readonly Assertion[] {
  const entries = (container.env as readonly RecordedEnv[] | undefined) ?? []
  const all = container as Readonly<Record<string, unknown>>
  const services = (all['serviceEnv'] ?? all['services'] ?? all['serviceVariables']) as
    | Readonly<Record<string, string>>
    | undefined
  const env = expandEnv({
    env: entries.map(({ name, value, valueFrom }) => ({
      name,
      value: value ?? (typeof valueFrom === 'string' ? valueFrom : ''),
      literal: valueFrom === undefined,
    })),
    ...(container.envFrom === undefined ? {} : { envFrom: container.envFrom as Readonly<Record<string, string>> }),
    ...(services === undefined ? {} : { serviceEnv: services }),
  })
  const observed: Readonly<Record<string, unknown>> = {
    env: Object.fromEntries(env),
    command: expandWords(container.command ?? [], env),
    args: expandWords(container.args ?? [], env),
  }
  return Object.entries(result).map(([key, expected]) => same(`${id}/${key}`, expected, observed[key]))
}
