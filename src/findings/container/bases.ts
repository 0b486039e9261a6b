import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { normalizeReference } from '../../engines/entrypoint/reference.ts'
import { buildImage } from '../../engines/entrypoint/build/index.ts'
import type { BaseImages, Image, ImageConfig } from '../../engines/entrypoint/types.ts'
import { EMPTY_WORLD } from '../../domain/world.ts'
import { createImages } from '../../sandbox/images.ts'
import { configOf } from './read-config.ts'

/** A base image that was given: its config as JSON, or the Dockerfile it is built from. */
export interface GivenBase {
  readonly reference: string
  readonly file: string
  readonly text: string
}

/** Base images for one analysis, and what was said of those that were asked for. */
export interface KnownBases {
  readonly lookup: BaseImages
  /** An image that one of the given Dockerfiles builds. */
  readonly given: (reference: string) => Image | undefined
  /** It was given, or something is known of it. */
  readonly knows: (reference: string) => boolean
  readonly diagnostics: () => readonly Diagnostic[]
}

/**
 * Finds images by reference: those that were given come first, then the fact table, where an unlisted tag is like the nearest one.
 * An image that nobody knows is taken to have an empty config and the usual shell and tools, and that is said.
 */
export function createBases(bases: readonly GivenBase[], limits: Limits): KnownBases {
  const told = new Map<string, Diagnostic>()
  const say = (found: Diagnostic): void => void told.set(JSON.stringify([found.code, found.args, found.range]), found)
  const images = createImages(
    { ...EMPTY_WORLD, unknownImages: 'assumed' },
    { built: () => undefined, failed: () => false },
  )
  const made = new Map<string, Image | undefined>()
  const open = new Set<string>()

  const given = (reference: string): Image | undefined => {
    const wanted = normalizeReference(reference) ?? reference
    if (made.has(wanted)) return made.get(wanted)
    const base = bases.find((each) => (normalizeReference(each.reference) ?? each.reference) === wanted)
    if (base === undefined || open.has(wanted)) return undefined
    open.add(wanted)
    const image = /^\s*[[{]/.test(base.text) ? fromConfig(base, say) : fromDockerfile(base)
    open.delete(wanted)
    made.set(wanted, image)
    return image
  }
  const fromDockerfile = ({ reference, file, text }: GivenBase): Image | undefined => {
    const context = { read: () => undefined, paths: () => [] }
    const result = buildImage(
      { file, text, context, buildArgs: {}, tag: reference, missingSources: 'assume' },
      lookup,
      limits,
    )
    for (const each of result.diagnostics) say(each)
    return result.ok ? result.image : undefined
  }
  const lookup: BaseImages = (reference) => {
    const own = given(reference)
    if (own !== undefined) return own
    const found = images.lookup(reference)
    if (found.kind !== 'found') return undefined
    const { image, notice } = found
    if (notice?.code === 'IMAGE_ASSUMED') say(diagnostic('CONTAINER_BASE_ASSUMED', notice.args))
    else if (notice !== undefined) say(notice)
    return image
  }
  const knows = (reference: string): boolean => {
    if (given(reference) !== undefined) return true
    const found = images.lookup(reference)
    return found.kind === 'found' && !found.opaque
  }
  return { lookup, given, knows, diagnostics: () => [...told.values()] }
}

/** A config in any of the shapes that tools write it: itself, under `Config` or `config`, or the first of a list. */
function fromConfig({ reference, file, text }: GivenBase, say: (found: Diagnostic) => void): Image | undefined {
  const parsed = parseJson(text)
  const config = parsed === undefined ? undefined : configIn(parsed)
  if (config === undefined) {
    say(diagnostic('CONTAINER_BASE_CONFIG_INVALID', { file }))
    return undefined
  }
  const images = createImages(
    { ...EMPTY_WORLD, unknownImages: 'assumed' },
    { built: () => undefined, failed: () => false },
  )
  const like = images.lookup(reference)
  if (like.kind !== 'found') return undefined
  return withConfig(like.image, reference, configOf(config))
}

function withConfig(image: Image, reference: string, config: ImageConfig): Image {
  const origin = { from: 'base', image: reference } as const
  return {
    ...image,
    reference,
    config,
    origins: {
      ...(config.Entrypoint === null ? {} : { Entrypoint: origin }),
      ...(config.Cmd === null ? {} : { Cmd: origin }),
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a config that cannot be read; the parser's own words help nobody
  }
}

function configIn(value: unknown): JsonObject | undefined {
  const [first] = Array.isArray(value) ? value : [value]
  if (!isJsonObject(first)) return undefined
  for (const key of ['Config', 'config']) if (isJsonObject(first[key])) return first[key]
  return first
}
