import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import {
  type ArgvWord,
  type ConfigOrigin,
  dockerArgv,
  expandWords,
  type Image,
  podArgv,
  type PredictOptions,
} from '../engines/entrypoint/index.ts'
import type { Container, Pod } from '../kubernetes/types.ts'
import { containerVariables } from '../sandbox/container-env.ts'
import { containerMounts } from '../sandbox/container-volumes.ts'
import type { CheckContext } from './check-kind.ts'
import { commandWords } from './command-words.ts'
import { fieldOf } from './deployment-facts.ts'
import { type CommandWord, ungradable } from './outcome.ts'
import {
  findContainer,
  findImage,
  findWorkload,
  type Found,
  type PlacedContainer,
  speaksOfImage,
  type Workload,
} from './target.ts'

/** How a check says which container it means: one of a pod, or a `docker run` of an image. */
export interface StartSpec {
  readonly container?: string
  /** The words after the image name of `docker run`. */
  readonly run?: readonly string[]
  /** The value of `--entrypoint`. */
  readonly entrypoint?: string
}

/** What a container is started with, and why. */
export interface Start {
  /** Absent when a pod's container says everything itself and nobody knows its image. */
  readonly image?: Image
  /** How the process model runs it. */
  readonly options: PredictOptions
  /** Empty when there is nothing to start. */
  readonly words: readonly ArgvWord[]
  /** The same words with where each of them comes from. */
  readonly command: readonly CommandWord[]
  readonly reasons: readonly Message[]
  readonly evidence: readonly Evidence[]
}

/** The command line that the container of a check is started with: `docker run` for images, the kubelet's for pods. */
export function findStart(context: CheckContext, spec: StartSpec): Found<Start> {
  if (speaksOfImage(context)) {
    const found = findImage(context)
    return found.ok ? { ok: true, value: dockerStart(context, found.value, spec) } : found
  }
  const workload = findWorkload(context)
  if (!workload.ok) return workload
  const found = findContainer(workload.value, spec.container)
  if (!found.ok) return found
  return podStart(context, workload.value, found.value)
}

function dockerStart(context: CheckContext, image: Image, spec: StartSpec): Start {
  const options = { args: spec.run ?? [], ...(spec.entrypoint === undefined ? {} : { entrypoint: spec.entrypoint }) }
  const argv = dockerArgv(image.config, options)
  const words = argv.ok ? argv.words : []
  const command = commandWords(context, words, image)
  return {
    image,
    options: {},
    words,
    command,
    reasons: wordReasons(image, words),
    evidence: instructionEvidence(image),
  }
}

function podStart(context: CheckContext, workload: Workload, { container, place }: PlacedContainer): Found<Start> {
  const reference = container.image ?? ''
  const image = context.moment.image(reference)
  const saysAll = (container.command ?? []).length > 0
  if (image === undefined && !saysAll) {
    return { ok: false, outcome: ungradable({ reasons: [{ code: 'IMAGE_UNKNOWN', args: { image: reference } }] }) }
  }
  const env = variablesOf(context, workload, container)
  const argv = podArgv(image?.config ?? { Entrypoint: null, Cmd: null }, {
    command: expandWords(container.command ?? [], env),
    args: expandWords(container.args ?? [], env),
  })
  const words = argv.ok ? argv.words : []
  const at = (field: string) => fieldOf(workload.object, ...workload.podSpecPath, ...place, field)
  const written = [...(saysAll ? [at('command')] : []), ...((container.args ?? []).length > 0 ? [at('args')] : [])]
  const fromImage = image === undefined ? [] : instructionEvidence(image)
  const evidence = written.length > 0 ? written : fromImage.length > 0 ? fromImage : [at('image')]
  const { workingDir, tty = false, stdin = false } = container
  const options: PredictOptions = {
    env: Object.fromEntries(env),
    tty,
    stdin: stdin ? 'open' : 'empty',
    graceMs: (workload.podSpec.terminationGracePeriodSeconds ?? 30) * 1000,
    mounts: containerMounts(container, podOf(workload), {
      api: context.moment.cluster,
      image: context.moment.image,
      limits: context.moment.limits,
    }),
    ...(workingDir === undefined || workingDir === '' ? {} : { workdir: workingDir }),
  }
  const command = commandWords(context, words, image, { workload, place, container })
  const start = { options, words, command, reasons: wordReasons(image, words), evidence }
  return { ok: true, value: image === undefined ? start : { ...start, image } }
}

/** The container's own variables, as the kubelet works them out; a ConfigMap that is missing leaves none. */
function variablesOf(context: CheckContext, workload: Workload, container: Container): ReadonlyMap<string, string> {
  const found = containerVariables(container, podOf(workload), context.moment.cluster)
  return found.ok ? found.variables : new Map()
}

/** A pod as the workload makes it, before it has a name of its own. */
function podOf({ object: { metadata }, podSpec }: Workload): Pod {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec, status: { phase: 'Pending' } }
}

/** Why the words are these, the most telling first. */
function wordReasons(image: Image | undefined, words: readonly ArgvWord[]): readonly Message[] {
  if (words.length === 0) return [{ code: 'ARGV_NOTHING', args: {} }]
  const has = (from: ArgvWord['from']) => words.some((word) => word.from === from)
  if (has('pod-command')) return [{ code: 'ARGV_POD_COMMAND', args: {} }]
  if (has('run-entrypoint')) return [{ code: 'ARGV_RUN_ENTRYPOINT', args: {} }]
  const reasons: Message[] = []
  const { Entrypoint, Cmd } = image?.origins ?? {}
  if (has('image-entrypoint') && isShellForm(Entrypoint)) reasons.push(shellForm('ENTRYPOINT'))
  else if (has('image-cmd') && isShellForm(Cmd)) reasons.push(shellForm('CMD'))
  if (Cmd?.from === 'reset' && !has('run-argument') && !has('pod-args')) reasons.push({ code: 'CMD_RESET', args: {} })
  if (has('pod-args')) reasons.push({ code: 'ARGV_POD_ARGS', args: {} })
  if (has('run-argument') && has('image-entrypoint')) reasons.push({ code: 'ARGV_RUN_ARGUMENTS', args: {} })
  return reasons.length > 0 ? reasons : [{ code: 'ARGV_FROM_IMAGE', args: {} }]
}

function isShellForm(origin: ConfigOrigin | undefined): boolean {
  return origin?.from === 'instruction' && origin.form === 'shell'
}

function shellForm(instruction: string): Message {
  return { code: 'ARGV_SHELL_FORM', args: { instruction } }
}

/** The instructions that set Entrypoint and Cmd of a built image. */
export function instructionEvidence(image: Image): readonly Evidence[] {
  return [image.origins.Entrypoint, image.origins.Cmd].flatMap((origin) => originEvidence(image, origin))
}

/** The instruction behind one value of the config; none for values of a base image. */
export function originEvidence(image: Image, origin: ConfigOrigin | undefined): readonly Evidence[] {
  if (origin === undefined || origin.from === 'base') return []
  return [{ kind: 'instruction', image: image.reference, instruction: origin.instruction }]
}
