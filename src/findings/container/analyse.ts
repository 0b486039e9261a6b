import type { ContainerAnalysis, ContainerStart } from '../../domain/container.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { diagnostic } from '../../domain/codes.ts'
import type { Limits } from '../../domain/limits.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { buildImage } from '../../engines/entrypoint/build/index.ts'
import type { AssumedFile, BuildRequest, BuildResult, Image } from '../../engines/entrypoint/types.ts'
import { type DockerfileInstruction, parseDockerfile } from '../../formats/dockerfile/index.ts'
import { createBases, type GivenBase, type KnownBases } from './bases.ts'
import { withoutEchoes } from './echoes.ts'
import { findingsOf } from './findings.ts'
import { matrixOf } from './matrix.ts'
import { containersOf } from './pods.ts'
import { originOf, type Sources } from '../../engines/entrypoint/provenance.ts'
import { reportedConfig } from './read-config.ts'
import type { RunLine } from './run-line.ts'
import { type Setting, startByDocker, startInPod, type ToldStart } from './start.ts'

export interface ContainerInput {
  /** Absent when a pod or a `docker run` names an image that is known. */
  readonly dockerfile?: { readonly file: string; readonly text: string; readonly context: BuildRequest['context'] }
  readonly target?: string
  readonly buildArgs: Readonly<Record<string, string>>
  readonly bases: readonly GivenBase[]
  /** Absent: the image is started as it is, unless a pod is given. */
  readonly run?: RunLine
  readonly pod?: SourceFile
  readonly matrix: boolean
  readonly limits: Limits
}

/**
 * Works out what an image is and what it starts: its config, the command line word by word, how the process ends, what is probably not
 * meant. What cannot be seen (packages, missing sources, unknown images) is assumed, and said.
 */
export function analyseContainer(input: ContainerInput): ContainerAnalysis {
  const { limits, dockerfile } = input
  const bases = createBases(input.bases, limits)
  const built = dockerfile === undefined ? undefined : build(input, dockerfile, bases)
  const instructions = dockerfile === undefined ? [] : instructionsOf(dockerfile, limits)
  const diagnostics: Diagnostic[] = [...(built?.diagnostics ?? [])]
  const assumed = built?.ok === true ? built.assumed : []
  diagnostics.push(...assumedSources(assumed, instructions))

  const image = built?.ok === true ? built.image : undefined
  const setting: Setting = {
    limits,
    bases,
    unseen: { files: assumed, runs: instructions.filter(({ name }) => name === 'run').map(({ original }) => original) },
    sourcesOf: (each) => sourcesOf(each, bases),
  }
  const started: ToldStart[] = []
  if (image !== undefined || dockerfile === undefined) {
    if (input.run !== undefined || input.pod === undefined) started.push(...runStart(input, image, setting))
    if (input.pod !== undefined) started.push(...podStarts(input.pod, image, setting, diagnostics))
  }
  for (const each of started) diagnostics.push(...each.told, ...findingsOf(each, instructions, setting))
  diagnostics.push(...bases.diagnostics())
  const shown = image ?? started[0]?.image
  return {
    ...(dockerfile === undefined ? {} : { file: dockerfile.file }),
    ...(shown === undefined ? {} : { config: reportedConfig(shown.config) }),
    places: shown === undefined ? {} : placesOf(shown, setting.sourcesOf(shown)),
    starts: started.map(({ start }) => start),
    matrix: input.matrix && shown !== undefined ? matrixOf(shown, input.run?.args ?? [], setting) : [],
    diagnostics: withExcerpts(withoutEchoes(diagnostics), textsOf(input), limits),
    checks: built?.checks ?? [],
  }
}

function build(
  { target, buildArgs, limits }: ContainerInput,
  dockerfile: NonNullable<ContainerInput['dockerfile']>,
  bases: KnownBases,
): BuildResult {
  const request = {
    ...dockerfile,
    buildArgs,
    missingSources: 'assume' as const,
    ...(target === undefined ? {} : { target }),
  }
  return buildImage(request, bases.lookup, limits)
}

function instructionsOf(
  { file, text }: { file: string; text: string },
  limits: Limits,
): readonly DockerfileInstruction[] {
  const parsed = parseDockerfile(file, text, limits)
  return parsed.ok ? parsed.dockerfile.instructions : []
}

/** One notice for everything that the build context lacks, at the first instruction that names some of it. */
function assumedSources(
  assumed: readonly AssumedFile[],
  instructions: readonly DockerfileInstruction[],
): readonly Diagnostic[] {
  const missing = assumed.filter((file) => file.missing)
  const [first] = missing
  if (first === undefined) return []
  const range = first.instruction === undefined ? undefined : instructions[first.instruction]?.range
  const sources = [...new Set(missing.map(({ source }) => source))]
  return [diagnostic('CONTAINER_SOURCE_ASSUMED', { sources: sources.join(', '), number: sources.length }, range)]
}

function sourcesOf(image: Image, bases: KnownBases): Sources {
  const reference = image.builtFrom?.base
  return { given: bases.given, base: reference === undefined ? undefined : bases.lookup(reference) }
}

function runStart({ run }: ContainerInput, image: Image | undefined, setting: Setting): readonly ToldStart[] {
  const line = run ?? { image: 'IMAGE', args: [], options: {}, words: ['docker', 'run', 'IMAGE'] }
  const used = image ?? setting.bases.lookup(line.image)
  return used === undefined ? [] : [startByDocker(used, line, setting)]
}

/** With a Dockerfile it is the image of the only container, else of those whose image nothing else is known of. */
function podStarts(
  pod: SourceFile,
  image: Image | undefined,
  setting: Setting,
  diagnostics: Diagnostic[],
): readonly ToldStart[] {
  const found = containersOf(pod, setting.limits)
  diagnostics.push(...found.diagnostics.filter(({ code }) => !code.startsWith('IMAGE_')))
  return found.containers.flatMap((container) => {
    const reference = container.container.image ?? ''
    const isOurs = image !== undefined && (found.containers.length === 1 || !setting.bases.knows(reference))
    const used = isOurs ? image : setting.bases.lookup(reference)
    return used === undefined ? [] : [startInPod(used, container, setting)]
  })
}

function placesOf(image: Image, sources: Sources): ContainerAnalysis['places'] {
  const entrypoint = originOf(image, 'Entrypoint', sources)
  const cmd = originOf(image, 'Cmd', sources)
  return {
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(cmd === undefined ? {} : { Cmd: cmd }),
  }
}

function textsOf({ dockerfile, pod, bases }: ContainerInput): ReadonlyMap<string, string> {
  const files = [...bases.map(({ file, text }) => ({ path: file, text })), ...(pod === undefined ? [] : [pod])]
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  if (dockerfile !== undefined) texts.set(dockerfile.file, dockerfile.text)
  return texts
}

function withExcerpts(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  limits: Limits,
): readonly Diagnostic[] {
  return diagnostics.slice(0, limits.diagnosticsMax).map((found) => {
    const text = found.range === undefined ? undefined : texts.get(found.range.file)
    const excerpt =
      text === undefined || found.range === undefined ? undefined : excerptOf(text, found.range.start.line)
    return excerpt === undefined ? found : { ...found, excerpt }
  })
}

/** True when everything that was asked for would run, or end in good order. */
export function wouldRun({ starts, diagnostics }: ContainerAnalysis): boolean {
  return starts.length > 0 && starts.every(isSound) && diagnostics.every(({ severity }) => severity !== 'error')
}

function isSound({ process }: ContainerStart): boolean {
  return process.outcome === 'running' || (process.outcome === 'exited' && process.exitCode === 0)
}
