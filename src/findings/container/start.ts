import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import { isJsonObject } from '../../domain/json.ts'
import { type ArgvResult, dockerArgv, podArgv } from '../../engines/entrypoint/argv.ts'
import { expandWords } from '../../engines/entrypoint/expand.ts'
import type { ArgvWord, Image } from '../../engines/entrypoint/types.ts'
import { observeAssuming, type Unseen } from './assume.ts'
import type { KnownBases } from './bases.ts'
import { type Sources, unusedOf, wordsOf } from '../../engines/entrypoint/provenance.ts'
import type { RunLine } from './run-line.ts'
import type { Observation } from './observe.ts'
import { NOTHING_TO_START, storyOf } from './story.ts'
import type { PodContainer, RunOptions, Started } from './types.ts'

/** What all starts of one analysis share. */
export interface Setting {
  readonly limits: Limits
  readonly bases: KnownBases
  readonly unseen: Unseen
  readonly sourcesOf: (image: Image) => Sources
}

/** A start, and what has to be said of how it was found out. */
export type ToldStart = Started & { readonly told: readonly Diagnostic[] }

/** Starts an image as `docker run` does. */
export function startByDocker(image: Image, line: RunLine, setting: Setting): ToldStart {
  const { args, entrypoint, options } = line
  const argv = dockerArgv(image.config, entrypoint === undefined ? { args } : { args, entrypoint })
  return startOf(image, argv, options, setting, { title: line.words.join(' ') })
}

/** Starts a container of a pod as the kubelet does. */
export function startInPod(image: Image, pod: PodContainer, setting: Setting): ToldStart {
  const { container, variables, object, spec } = pod
  const argv = podArgv(image.config, {
    command: expandWords(container.command ?? [], variables),
    args: expandWords(container.args ?? [], variables),
  })
  const { workingDir, tty = false, stdin = false } = container
  const user = runAsUser(pod)
  const options: RunOptions = {
    env: Object.fromEntries(variables),
    ...(workingDir === undefined || workingDir === '' ? {} : { workdir: workingDir }),
    ...(user === undefined ? {} : { user }),
    tty,
    stdin: stdin ? 'open' : 'empty',
    hostname: object.name,
    graceMs: (spec.terminationGracePeriodSeconds ?? 30) * 1000,
  }
  const title = `${object.kind.toLowerCase()}/${object.name}`
  return startOf(image, argv, options, setting, { title, pod })
}

/** The container's own security context wins over the pod's. */
function runAsUser({ container, spec }: PodContainer): string | undefined {
  for (const context of [container['securityContext'], spec['securityContext']]) {
    if (isJsonObject(context) && typeof context['runAsUser'] === 'number') return String(context['runAsUser'])
  }
  return undefined
}

function startOf(
  image: Image,
  result: ArgvResult,
  options: RunOptions,
  { limits, bases, unseen, sourcesOf }: Setting,
  { title, pod }: { readonly title: string; readonly pod?: PodContainer },
): ToldStart {
  const words: readonly ArgvWord[] = result.ok ? result.words : []
  const argv = words.map(({ text }) => text)
  const seen = result.ok
    ? observeAssuming(image, unseen, argv, options, limits)
    : { image, observation: withoutWords(image, bases), assumed: [], account: undefined }
  const how = pod === undefined ? 'docker' : 'kubernetes'
  const sources = sourcesOf(image)
  const told = [
    ...seen.assumed.map((program) => diagnostic('CONTAINER_PROGRAM_ASSUMED', { program })),
    ...(seen.account === undefined ? [] : [diagnostic('CONTAINER_USER_ASSUMED', { user: seen.account })]),
  ]
  return {
    image: seen.image,
    words,
    options,
    env: new Set([...image.config.Env.map((entry) => entry.split('=', 1)[0] ?? ''), ...Object.keys(options.env ?? {})]),
    ...(pod === undefined ? {} : { pod }),
    told,
    start: {
      how,
      title,
      ...(pod === undefined ? {} : { container: pod.container.name }),
      argv,
      words: wordsOf(words, image, sources, pod),
      unused: unusedOf(words, image, sources, how),
      process: storyOf(seen.observation, pod),
    },
  }
}

/** Where nothing is known of the base image, it decides what starts. */
function withoutWords({ config, builtFrom, reference }: Image, bases: KnownBases): Observation {
  const base = builtFrom === undefined ? reference : builtFrom.base
  const isEmpty = config.Entrypoint === null && config.Cmd === null
  if (base === undefined || !isEmpty || bases.knows(base)) return NOTHING_TO_START
  return { kind: 'running', pid1: [], others: [], stdout: '', stderr: '', assumed: base }
}
