import { goQuote } from '../../../formats/dockerfile/index.ts'
import { treeOf } from '../process/base-tree.ts'
import { parseImageReference } from '../reference.ts'
import type { Image } from '../types.ts'
import { makeFolder } from './files.ts'
import type { BuildScope } from './scope.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { formatPlatform, parsePlatform } from './platform.ts'
import { emptyImage } from './stage.ts'
import type { StageState, WorkingImage } from './stage.ts'
import { withSuggestion } from './suggest.ts'

/** Names that are suggested for an unknown image. Source: BuildKit `dockerfile2llb/convert.go` (commonImageNames). */
const COMMON_IMAGES = ['alpine', 'busybox', 'centos', 'debian', 'golang', 'ubuntu', 'fedora'].flatMap((name) => [
  name,
  `docker.io/library${name}`,
  `${name}:latest`,
  `docker.io/library${name}:latest`,
])

/**
 * Gives a stage that builds on no other stage its base image. A name that makes no sense is refused even where nothing
 * needs the stage; an image that nobody knows only where it is needed. There is no registry to ask, so the message is that
 * of a builder without network. Source: BuildKit `dockerfile2llb/convert.go` (resolveBaseImage).
 */
export function resolveBase(scope: BuildScope, stage: StageState, needed: boolean): Outcome<undefined> {
  if (stage.baseName === 'scratch') {
    stage.image = emptyImage()
    stage.platform = scope.platform
    if (stage.from === undefined) stage.dispatched = true
    return done(undefined)
  }
  const parsed = parseImageReference(stage.baseName)
  if (!parsed.ok) return failed(`failed to parse stage name ${goQuote(stage.baseName)}: ${parsed.error}`, stage.lines)
  const platform = stage.platform ?? scope.platform
  stage.platform = platform
  if (!needed) return done(undefined)
  const image = scope.bases(stage.baseName)
  if (image === undefined) return failed(unknownImage(scope, stage), stage.lines)
  stage.image = workingImage(image, stage.baseName)
  if (stage.from === undefined) {
    stage.dispatched = true
    return done(undefined)
  }
  const actual = image.platform === undefined ? undefined : parsePlatform(image.platform)
  if (actual?.ok === true && (actual.value.os !== platform.os || actual.value.architecture !== platform.architecture)) {
    const expected = formatPlatform(platform)
    scope.linter.report(
      'InvalidBaseImagePlatform',
      stage.lines?.first ?? 0,
      stage.baseName,
      expected,
      formatPlatform(actual.value),
    )
  }
  return done(undefined)
}

function workingImage(image: Image, name: string): WorkingImage {
  const { config, system } = image
  const tree = treeOf(image)
  if (config.WorkingDir !== '' && system.os !== 'windows') makeFolder(tree, config.WorkingDir, 0o755)
  return {
    entrypoint: config.Entrypoint,
    cmd: config.Cmd,
    env: new Map(config.Env.map((entry) => splitVariable(entry))),
    workingDir: config.WorkingDir,
    user: config.User,
    ports: new Set(config.ExposedPorts),
    sharesPorts: false,
    volumes: new Set(config.Volumes),
    stopSignal: config.StopSignal,
    shell: config.Shell,
    labels: new Map(Object.entries(config.Labels)),
    healthcheck: config.Healthcheck,
    onbuild: config.OnBuild ?? [],
    tree,
    system,
    entrypointOrigin: config.Entrypoint === null ? undefined : { from: 'base', image: name },
    cmdOrigin: config.Cmd === null ? undefined : { from: 'base', image: name },
    lostArguments: undefined,
    isComplete: false,
    isKnown: system.installed !== true && (system.kind === 'shell' || system.kind === 'empty'),
  }
}

function splitVariable(entry: string): [string, string] {
  const equals = entry.indexOf('=')
  return equals === -1 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
}

function unknownImage(scope: BuildScope, { baseName }: StageState): string {
  const parsed = parseImageReference(baseName)
  if (!parsed.ok) return parsed.error
  const { repository, tag, digest } = parsed.reference
  const full = `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
  const slash = repository.indexOf('/')
  const registry = repository.slice(0, slash)
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  const url = `https://${host}/v2/${repository.slice(slash + 1)}/manifests/${digest ?? tag}`
  const why = `failed to do request: Head "${url}": <no network>`
  const message = `${baseName}: failed to resolve source metadata for ${full}: ${why}`
  const stages = scope.stages.map(({ label }) => label).filter((label) => label !== '')
  return withSuggestion(message, baseName, [...stages, ...COMMON_IMAGES])
}
