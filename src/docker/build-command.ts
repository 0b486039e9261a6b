import { remembering } from '../domain/remembering.ts'
import { rememberedBuild, renderBuildError } from '../engines/entrypoint/build/index.ts'
import { normalizeReference, parseImageReference } from '../engines/entrypoint/reference.ts'
import type { BuildCheck, BuildRequest, Image } from '../engines/entrypoint/types.ts'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Invocation } from '../domain/tool.ts'
import { buildContext, joinVirtual } from './context.ts'
import { lastOf, parseFlags, readFlagTable } from './flags.ts'
import { historyOf } from './history.ts'
import { deriveId } from './ids.ts'
import { findImage, noticesOf, type Store } from './store.ts'
import type { Answer } from './types.ts'

/** Source: `docker buildx build --help`. */
const BUILD_FLAGS =
  'no-cache q|quiet pull rm force-rm load push D|check squash compress t|tag:string f|file:string ' +
  'build-arg:string target:string platform:string progress:string label:string network:string ' +
  'secret:string ssh:string cache-from:string cache-to:string o|output:string builder:string ' +
  'memory:string add-host:string iidfile:string metadata-file:string provenance:string sbom:string ' +
  'call:string build-context:string shm-size:string ulimit:string attest:string allow:string ' +
  'annotation:string cgroup-parent:string no-cache-filter:string'

const ERROR = 'ERROR: failed to build: '

/** `docker build`. Nothing is executed: the image is worked out from the Dockerfile and the files of the virtual folder. */
export function buildCommand(store: Store, words: readonly string[], invocation: Invocation): Answer {
  const parsed = parseFlags(words, readFlagTable(BUILD_FLAGS, false))
  if (!parsed.ok) return usage(parsed.error)
  const { flags, operands } = parsed
  const [place] = operands
  if (place === undefined || operands.length > 1) return usage("docker: 'docker buildx build' requires 1 argument")
  if (/^(?:https?|git|ssh):\/\/|^git@/.test(place)) {
    return {
      exit: 1,
      stderr: `${ERROR}the build context ${place} is not available\n`,
      diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `docker build ${place}` })],
    }
  }
  const tags = flags.get('tag') ?? []
  for (const tag of tags) {
    const valid = parseImageReference(tag)
    if (!valid.ok) return { exit: 1, stderr: `${ERROR}invalid tag "${tag}": ${valid.error}\n` }
  }
  const source = readSource(store, place, lastOf(flags, 'file'), invocation)
  if (typeof source === 'string') return { exit: 1, stderr: `${ERROR}${source}\n` }

  const target = lastOf(flags, 'target')
  const platform = lastOf(flags, 'platform')
  const request: BuildRequest = {
    ...source,
    buildArgs: buildArgs(flags.get('build-arg') ?? [], invocation),
    ...(target === undefined ? {} : { target }),
    ...(platform === undefined ? {} : { platform }),
    ...(tags[0] === undefined ? {} : { tag: tags[0] }),
  }
  const used: string[] = []
  const lookUp = (reference: string): Image | undefined => {
    used.push(reference)
    return findImage(store, reference)?.image
  }
  const { options } = store
  options.onBuild?.()
  const result = rememberedBuild(request, lookUp, store.allowance.build())
  const notices = [...new Set(used)].flatMap((reference) => noticesOf(store, reference))
  const diagnostics = result.ok ? [...result.diagnostics, ...notices] : failureCauses(result.diagnostics, notices)
  if (!result.ok) {
    return { exit: 1, stderr: renderBuildError(result.error, source), diagnostics }
  }
  const references = tags.map((tag) => normalizeReference(tag) ?? tag)
  const id = imageId(result.image)
  const reference = tags[0] ?? id.slice(0, 12)
  store.images.add({
    id,
    references,
    image: result.image.reference === reference ? result.image : { ...result.image, reference },
    checks: result.checks,
    history: historyOf(source.file, source.text, target, options.limits),
    createdMs: options.clock.nowMs,
  })
  if (flags.has('quiet')) return { exit: 0, stdout: `sha256:${id}\n`, diagnostics }
  return { exit: 0, stderr: progress(source, result.image, { id, references, checks: result.checks }), diagnostics }
}

/** Decided by what is in the image, so that it is worked out once for the same build. */
const imageId = remembering(({ config, files }: Image) => deriveId(`image ${JSON.stringify([config, [...files]])}`))

/** That nobody knows the base image is why it could not be resolved: it is told once, at the place of the `FROM`. */
function failureCauses(failure: readonly Diagnostic[], notices: readonly Diagnostic[]): readonly Diagnostic[] {
  const unknown = notices.find(({ code }) => code === 'IMAGE_UNKNOWN')
  const [first] = failure
  if (unknown === undefined || !String(first?.args['message']).includes('failed to resolve source metadata')) {
    return [...failure, ...notices]
  }
  const placed = first?.range === undefined ? unknown : { ...unknown, range: first.range }
  return [...notices.filter((notice) => notice !== unknown), placed]
}

function usage(error: string): Answer {
  return {
    exit: 1,
    stderr: `ERROR: ${error}\n\nUsage:  docker buildx build [OPTIONS] PATH | URL | -\n\nRun 'docker buildx build --help' for more information\n`,
  }
}

type Source = Pick<BuildRequest, 'file' | 'text' | 'context'>

/** The Dockerfile and its context; a text is an error. `-` takes the Dockerfile from standard input and has no context. */
function readSource(
  { options }: Store,
  place: string,
  file: string | undefined,
  { stdin }: Invocation,
): Source | string {
  const { files, limits } = options
  if (place === '-') return { file: 'Dockerfile', text: stdin, context: { read: () => undefined, paths: () => [] } }
  const folder = joinVirtual('', place)
  const context = folder === undefined ? undefined : buildContext(files, folder, limits.filesMax)
  if (folder === undefined || context === undefined) return `unable to prepare context: path "${place}" not found`
  if (file === '-') return { file: 'Dockerfile', text: stdin, context }
  const path = file === undefined ? joinVirtual(folder, 'Dockerfile') : joinVirtual('', file)
  const text = path === undefined ? undefined : files.read(path, 'lines')
  if (path === undefined || text === undefined) {
    const name = (file ?? 'Dockerfile').split('/').at(-1)
    return `failed to solve: failed to read dockerfile: open ${name}: no such file or directory`
  }
  return { file: path, text, context }
}

/** `--build-arg NAME=value`; without a value it comes from the caller's environment. */
function buildArgs(entries: readonly string[], { env }: Invocation): Readonly<Record<string, string>> {
  const args: Record<string, string> = {}
  for (const entry of entries) {
    const equals = entry.indexOf('=')
    const value = equals === -1 ? env[entry] : entry.slice(equals + 1)
    if (value !== undefined) args[equals === -1 ? entry : entry.slice(0, equals)] = value
  }
  return args
}

/** What a build without a terminal prints to standard error: its steps, the names given, the warnings. */
function progress(
  source: Source,
  image: Image,
  built: { readonly id: string; readonly references: readonly string[]; readonly checks: readonly BuildCheck[] },
): string {
  const lines = source.text.split('\n')
  const steps = (image.builtFrom?.instructions ?? []).filter(({ name }) =>
    ['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR'].includes(name.toUpperCase()),
  )
  let number = 1
  let text = `#1 [internal] load build definition from ${source.file.split('/').at(-1)}\n#1 DONE 0.0s\n`
  for (const [index, { range }] of steps.entries()) {
    number += 1
    const shown = lines
      .slice(range.start.line - 1, range.end.line)
      .join(' ')
      .replace(/\\?\s+/g, ' ')
      .trim()
    text += `\n#${number} [${index + 1}/${steps.length}] ${shown}\n#${number} DONE 0.0s\n`
  }
  number += 1
  text += `\n#${number} exporting to image\n#${number} writing image sha256:${built.id} done\n`
  for (const reference of built.references) text += `#${number} naming to ${reference} done\n`
  text += `#${number} DONE 0.0s\n`
  if (built.checks.length === 0) return text
  const count = `${built.checks.length} warning${built.checks.length === 1 ? '' : 's'} found`
  const warnings = built.checks.map(({ rule, message, line }) => ` - ${rule}: ${message} (line ${line})\n`)
  return `${text}\n ${count} (use docker --debug to expand):\n${warnings.join('')}`
}
