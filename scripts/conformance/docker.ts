import type { BuildResult, ImageConfig } from '../../src/engines/entrypoint/types.ts'
import { renderBuildError } from '../../src/engines/entrypoint/build/index.ts'
import { same } from './compare.ts'
import { sameOutput, sameSeconds, sameText, sameValue } from './docker-judge.ts'
import { replayExpansion, replayKubernetes } from './docker-kubernetes.ts'
import { readDockerRecording, type DockerCase, type DockerRecording, type RecordedRun } from './docker-recording.ts'
import { runImage, type Ran } from './docker-run.ts'
import { addImage, buildRecorded, lookUp, worldOf } from './docker-world.ts'
import type { Assertion, Replay, TraceResult } from './types.ts'

/** Replays recorded builds and runs on the simulated builder, docker daemon and node. */
export const replayDocker: Replay = (files) => files.flatMap(({ name, content }) => replayFile(name, content))

function replayFile(name: string, content: unknown): readonly TraceResult[] {
  const recording = readDockerRecording(content)
  if (typeof recording === 'string') {
    const id = `docker/${name.replace(/\.json$/, '')}`
    return [{ id, assertions: [{ id: `${id}/recording`, ok: false, expected: 'a recording', actual: recording }] }]
  }
  return recording.cases.map((recorded) => {
    const id = `docker/${recorded.id}`
    try {
      return { id, assertions: replayCase(id, recording, recorded) }
    } catch (error) {
      return { id, assertions: [{ id: `${id}/replay`, ok: false, expected: 'no exception', actual: String(error) }] }
    }
  })
}

function replayCase(
  id: string,
  recording: DockerRecording,
  recorded: DockerRecording['cases'][number],
): readonly Assertion[] {
  if (recorded.docker !== undefined) return replayBuild(id, recording, recorded)
  if (recorded.image !== undefined) return replayKubernetes(id, recording, recorded)
  if (recorded.result !== undefined) return replayExpansion(id, recorded)
  return [
    { id: `${id}/case`, ok: false, expected: 'a build, a container or an expansion', actual: Object.keys(recorded) },
  ]
}

function replayBuild(
  id: string,
  recording: DockerRecording,
  { images = [], docker }: DockerCase,
): readonly Assertion[] {
  const world = worldOf(recording.baseImages ?? [])
  let built: BuildResult | undefined
  for (const image of images) {
    built = buildRecorded(world, image)
    if (built.ok) addImage(world, image.tag, built.image)
  }
  const subject = images.at(-1)
  if (built === undefined || subject === undefined || docker === undefined)
    return [{ id: `${id}/images`, ok: false, expected: 'an image', actual: undefined }]

  const assertions = judgeBuild(id, built, docker.build, subject.dockerfile)
  for (const [key, expected] of Object.entries(docker.config ?? {})) {
    assertions.push(
      same(`${id}/config/${key}`, sorted(key, expected), built.ok ? configValue(built.image.config, key) : undefined),
    )
  }
  if (docker.config !== undefined && built.ok) assertions.push(...absentKeys(id, docker.config, built.image.config))
  if (docker.checks !== undefined) assertions.push(same(`${id}/checks`, ordered(docker.checks), ordered(built.checks)))
  const image = lookUp(world, subject.tag)
  for (const [index, run] of (docker.runs ?? []).entries()) {
    const runId = `${id}/run-${index}`
    if (image === undefined) assertions.push({ id: runId, ok: false, expected: 'an image to run', actual: 'none' })
    else assertions.push(...judgeRun(runId, run, runImage(image, run.options, run.stop?.graceSeconds ?? 10)))
  }
  return assertions
}

function judgeBuild(
  id: string,
  built: BuildResult,
  expected: NonNullable<DockerCase['docker']>['build'],
  text: string,
): Assertion[] {
  const assertions: Assertion[] = [same(`${id}/build/ok`, expected.ok, built.ok)]
  const error = built.ok ? undefined : built.error
  if (expected.exitCode !== undefined)
    assertions.push(same(`${id}/build/exitCode`, expected.exitCode, built.ok ? 0 : 1))
  if (expected.error !== undefined) {
    const shown = error === undefined ? undefined : renderBuildError(error, { file: 'Dockerfile', text })
    assertions.push(
      sameText(
        `${id}/build/error`,
        expected.error.replace(/\n+$/, ''),
        shown?.slice(shown.indexOf('ERROR:')).replace(/\n+$/, ''),
      ),
    )
  }
  if (expected.line !== undefined) assertions.push(same(`${id}/build/line`, expected.line, error?.line))
  return assertions
}

const SETS: ReadonlySet<string> = new Set(['ExposedPorts', 'Volumes'])

function sorted(key: string, value: unknown): unknown {
  return SETS.has(key) && Array.isArray(value) ? value.map(String).toSorted() : value
}

/** A value of the config as recordings write it: null and empty are left out. */
function configValue(config: ImageConfig, key: string): unknown {
  const value = (config as unknown as Readonly<Record<string, unknown>>)[key]
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return undefined
  return sorted(key, value)
}

/** Keys that the recording does not have must be null or empty. */
function absentKeys(
  id: string,
  recorded: Readonly<Record<string, unknown>>,
  config: ImageConfig,
): readonly Assertion[] {
  return Object.keys(config)
    .filter((key) => recorded[key] === undefined)
    .map((key) => same(`${id}/config/${key}`, undefined, configValue(config, key)))
}

function ordered(
  checks: readonly { readonly rule: string; readonly message: string; readonly line?: number }[],
): unknown {
  return checks
    .map(({ rule, message, line }) => ({ rule, message, line }))
    .toSorted((a, b) => {
      const left = `${String(a.line ?? 0).padStart(5)} ${a.rule} ${a.message}`
      const right = `${String(b.line ?? 0).padStart(5)} ${b.rule} ${b.message}`
      return left < right ? -1 : 1
    })
}

function judgeRun(id: string, run: RecordedRun, ran: Ran): readonly Assertion[] {
  const assertions: Assertion[] = [same(`${id}/outcome`, run.outcome, ran.outcome)]
  const { process } = ran
  const running = process?.kind === 'running' ? process : undefined
  if (run.argv !== undefined || ran.argv !== undefined) assertions.push(same(`${id}/argv`, run.argv, ran.argv))
  if (run.exitCode !== undefined) assertions.push(same(`${id}/exitCode`, run.exitCode, ran.exitCode))
  if (run.stateError !== undefined) assertions.push(sameText(`${id}/stateError`, run.stateError, ran.stateError))
  if (run.seconds !== undefined) assertions.push(sameSeconds(`${id}/seconds`, run.seconds, ran.tookMs))
  if (run.pid1 !== undefined) assertions.push(sameValue(`${id}/pid1`, run.pid1, running?.pid1))
  if (run.stop !== undefined) {
    assertions.push(same(`${id}/stop/exitCode`, run.stop.exitCode, running?.stop.exitCode))
    if (run.stop.killed !== undefined) assertions.push(same(`${id}/stop/killed`, run.stop.killed, running?.stop.killed))
    assertions.push(sameSeconds(`${id}/stop/seconds`, run.stop.seconds, running?.stop.afterMs))
  }
  const isRunning = run.outcome === 'running'
  if (run.cliExitCode !== undefined)
    assertions.push(same(`${id}/cliExitCode`, run.cliExitCode, isRunning ? running?.stop.exitCode : ran.cli.exit))
  if (run.stdout !== undefined) {
    assertions.push(
      sameOutput(
        `${id}/stdout`,
        run.stdout,
        isRunning ? joined(running?.stdout, running?.stop.stdout) : ran.cli.stdout,
      ),
    )
  }
  if (run.stderr !== undefined) {
    assertions.push(
      sameOutput(
        `${id}/stderr`,
        run.stderr,
        isRunning ? joined(running?.stderr, running?.stop.stderr) : ran.cli.stderr,
      ),
    )
  }
  return assertions
}

/** An attached command line prints to the end, also what a handler writes on the way out. */
function joined(before: string | undefined, after: string | undefined): string | undefined {
  return before === undefined || after === undefined ? undefined : before + after
}
