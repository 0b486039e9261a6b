import type { Limits } from '../../../domain/limits.ts'
import { lexBounds, parseDockerfile } from '../../../formats/dockerfile/index.ts'
import type { Dockerfile } from '../../../formats/dockerfile/index.ts'
import type { BaseImages, BuildCheck, BuildError, BuildRequest, BuildResult, BuiltFrom, Image } from '../types.ts'
import { createLinter, parseCheckOptions } from './checks.ts'
import type { CheckOptions, Linter } from './checks.ts'
import { convertStages, findTarget } from './convert.ts'
import { diagnoseFailure, diagnoseImage } from './diagnose.ts'
import { addGlobalArgs, buildArg, predefinedArgs } from './environment.ts'
import { done, failed } from './failure.ts'
import type { Failure, Outcome } from './failure.ts'
import { filesOf } from './files.ts'
import { readIgnoreRules } from './ignore.ts'
import { DEFAULT_PLATFORM, formatPlatform, parsePlatform } from './platform.ts'
import type { BuildScope } from './scope.ts'
import { contextSource } from './sources.ts'
import { createStages, readStages, reportDefaultBases, reportStages } from './stages.ts'
import { toImageConfig } from './stage.ts'
import type { StageState } from './stage.ts'

/**
 * Builds the image of a Dockerfile without running anything: its config, what is known of its files, where the command
 * line comes from, and the build checks; or the error in BuildKit's words. A RUN that is not modelled is taken to succeed.
 * The behaviour is that of Docker Engine 28.5 (BuildKit v0.25, `frontend/dockerfile`).
 */
export function buildImage(request: BuildRequest, bases: BaseImages, limits: Limits): BuildResult {
  const parsed = parseDockerfile(request.file, request.text, limits)
  const options = readCheckOptions(request, parsed.ok ? parsed.dockerfile.check : undefined)
  if (!options.ok) return refuse(request, options.failure, [])
  if (!parsed.ok) return refuse(request, parsed.error, [])

  const { dockerfile } = parsed
  const setting = { request, bases, limits, dockerfile }
  const linter = createLinter(options.value)
  const built = convert({ ...setting, linter }, false)
  const checks = checksOf(setting, options.value, linter, built)
  if (!built.ok) return refuse(request, built.failure, checks)

  const { scope, target } = built.value
  const violation = linter.violation()
  const failure = violation === undefined ? scope.solving.failure : { message: violation }
  if (failure !== undefined) return refuse(request, failure, checks, scope.solving.ignoredSource)
  const image = finishImage(request, dockerfile, target)
  return {
    ok: true,
    image,
    assumed: scope.assumed,
    checks,
    diagnostics: diagnoseImage(dockerfile, image, {
      repeated: scope.repeated,
      lostArguments: target.image.lostArguments,
    }),
  }
}

interface Setting {
  readonly request: BuildRequest
  readonly bases: BaseImages
  readonly limits: Limits
  readonly dockerfile: Dockerfile
}

interface Converted {
  readonly scope: BuildScope
  readonly target: StageState
}

function convert(setting: Setting & { readonly linter: Linter }, everyStage: boolean): Outcome<Converted> {
  const { request, bases, limits, dockerfile, linter } = setting
  for (const line of dockerfile.emptyContinuations) linter.report('NoEmptyContinuation', line)
  const bounds = lexBounds(limits)
  const lex = { escape: dockerfile.escape, ...bounds }
  const parse = { newerSyntax: dockerfile.syntax !== undefined, bounds }
  const read = readStages(dockerfile, parse, linter)
  if (!read.ok) return read
  const written = read.value
  if (written.stages.length > limits.stagesMax) return failed(`more than ${limits.stagesMax} stages`)
  reportStages(written.stages, linter)

  const platform = request.platform === undefined ? done(DEFAULT_PLATFORM) : parsePlatform(request.platform)
  if (!platform.ok) return failed(`failed to parse platform ${request.platform}: ${platform.failure.message}`)
  const targetName = request.target ?? written.stages.at(-1)?.from.stage ?? ''
  const predefined = predefinedArgs(platform.value, targetName, request.buildArgs)
  reportDefaultBases(written, predefined, { lex, linter })
  const globalArgs = addGlobalArgs(predefined, written.globals, request.buildArgs, lex)
  if (!globalArgs.ok) return globalArgs

  const ignore = readIgnoreRules(request, limits)
  const scope: BuildScope = {
    request,
    bases,
    limits,
    linter,
    lex,
    parse,
    platform: platform.value,
    globalArgs: globalArgs.value,
    globalNames: written.globals.flatMap(({ command }) => command.args.map(({ key }) => key)),
    ignore,
    context: contextSource(request.context, ignore),
    stages: [],
    stagesByName: new Map(),
    solving: { failure: undefined, ignoredSource: undefined },
    repeated: [],
    assumed: [],
    checksOnly: everyStage,
    runs: dockerfile.instructions.filter(({ name }) => name === 'run').length,
    room: { files: limits.imageFilesMax, ports: limits.exposedPortsMax },
  }
  const created = createStages(scope, written)
  if (!created.ok) return created
  const target = findTarget(scope)
  if (!target.ok) return target
  const converted = convertStages(scope, target.value, everyStage)
  return converted.ok ? done({ scope, target: target.value }) : converted
}

/**
 * `docker build --check` looks at every stage when no target is named, and at nothing that only shows while files are
 * copied and programs run. Where the build itself saw every stage, its checks are the same.
 */
function checksOf(
  setting: Setting,
  options: CheckOptions,
  linter: Linter,
  built: Outcome<Converted>,
): readonly BuildCheck[] {
  const sawAll = built.ok && built.value.scope.stages.every(({ dispatched }) => dispatched)
  if (setting.request.target !== undefined || sawAll) return linter.checks()
  const checker = createLinter(options)
  convert({ ...setting, linter: checker }, true)
  return checker.checks()
}

function readCheckOptions({ buildArgs }: BuildRequest, check: string | undefined): Outcome<CheckOptions> {
  return parseCheckOptions(buildArg(buildArgs, 'BUILDKIT_DOCKERFILE_CHECK') ?? check?.split(' ')[0] ?? '')
}

function finishImage(request: BuildRequest, dockerfile: Dockerfile, target: StageState): Image {
  const { image } = target
  const { entrypointOrigin, cmdOrigin } = image
  const builtFrom: BuiltFrom = {
    file: request.file,
    instructions: dockerfile.instructions.map(({ keyword, range, words }) => ({
      name: keyword.toUpperCase(),
      range,
      words,
    })),
    ...baseOf(target),
  }
  return {
    reference: request.tag ?? '',
    config: toImageConfig(image),
    system: image.system,
    files: filesOf(image.tree),
    origins: {
      ...(entrypointOrigin === undefined ? {} : { Entrypoint: entrypointOrigin }),
      ...(cmdOrigin === undefined ? {} : { Cmd: cmdOrigin }),
    },
    builtFrom,
    platform: formatPlatform(target.platform ?? DEFAULT_PLATFORM),
  }
}

/** What the first of the stages that the target builds on begins with. */
function baseOf(target: StageState): Pick<BuiltFrom, 'base'> {
  let first = target
  while (first.base !== undefined) first = first.base
  return first.baseName === 'scratch' ? {} : { base: first.baseName }
}

function refuse(
  request: BuildRequest,
  { message, lines }: Failure,
  checks: readonly BuildCheck[],
  ignoredSource?: string,
): BuildResult {
  const error: BuildError = {
    message,
    snippet: lines !== undefined,
    ...(lines === undefined ? {} : { line: lines.first }),
    ...(lines === undefined || lines.last === lines.first ? {} : { endLine: lines.last }),
  }
  return { ok: false, error, checks, diagnostics: diagnoseFailure(request, error, ignoredSource) }
}
