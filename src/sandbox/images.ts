import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import { createTextMemory } from '../domain/text-memory.ts'
import type { ImageRule, World } from '../domain/world.ts'
import {
  findBaseImage,
  type Image,
  type ImageConfig,
  type ImageSystem,
  parseImageReference,
} from '../engines/entrypoint/index.ts'
import { baseImageNames } from '../engines/entrypoint/base-images.ts'
import { isWindowsImage, windowsImage } from '../engines/entrypoint/windows.ts'
import { nearestTag } from '../engines/entrypoint/tags.ts'
import { createRuleIndex, type RuleIndex } from './image-rules.ts'

/** What the world says of an image that can be pulled. */
export interface KnownImage {
  readonly kind: 'found'
  readonly image: Image
  /** Nothing says what it starts by itself: it is taken for something that keeps running. */
  readonly opaque: boolean
  readonly built: boolean
  readonly slow: boolean
  readonly readyAfterMs?: number | 'never'
  readonly exits?: NonNullable<ImageRule['exits']>
  /** Said when the image is used: its tag, or the whole image, was assumed. */
  readonly notice?: Diagnostic
}

export type ImageLookup =
  | KnownImage
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unauthorized' }
  /** Nobody knows it, and that cannot be graded. `image` is what a simulation goes on with. */
  | { readonly kind: 'unknown'; readonly image: KnownImage; readonly notice: Diagnostic }
  /** Not an image reference at all. */
  | { readonly kind: 'invalid'; readonly error: string }

/** Every image there is, for the nodes of the cluster and for the docker daemon. */
export interface Images {
  lookup(reference: string): ImageLookup
}

/** What `docker build` did here. */
export interface LocalImages {
  built(reference: string): Image | undefined
  /** A build that was to give this name failed: then an image that nobody knows does not exist. */
  failed(reference: string): boolean
}

/** `like` may lead to an entry that has one itself, but not for ever. */
const LIKE_DEPTH_MAX = 10

/**
 * The world of images. In this order: what was built here, the most specific entry of the world, the fact table; then the
 * nearest tag of a known repository (or nothing, with `tags: listed`); then the assumption or the refusal that `world` asks
 * for.
 */
export function createImages(world: World, local: LocalImages): Images {
  const known = worldOf(world)
  return {
    lookup(reference) {
      const own = local.built(reference)
      if (own !== undefined) return { kind: 'found', image: own, opaque: false, built: true, slow: false }
      const found = known(reference)
      return isAnyones(found) && local.failed(reference) ? { kind: 'unauthorized' } : found
    },
  }
}

const worlds = new WeakMap<World, (reference: string) => ImageLookup>()

/** What a world says of images without anything built in it: the same in every workplace, and the same value. */
function worldOf(world: World): (reference: string) => ImageLookup {
  const known = worlds.get(world)
  if (known !== undefined) return known
  const context = { world, rules: createRuleIndex(world.images) }
  const lookups = createTextMemory<ImageLookup>()
  const made = (reference: string) => lookups.get(reference) ?? lookups.set(reference, lookUp(context, reference, 0))
  worlds.set(world, made)
  return made
}

/** Neither the world nor the fact table speaks of it. */
function isAnyones(found: ImageLookup): boolean {
  return found.kind === 'unknown' || (found.kind === 'found' && found.notice?.code === 'IMAGE_ASSUMED')
}

interface Context {
  readonly world: World
  readonly rules: RuleIndex
}

function lookUp(context: Context, reference: string, depth: number): ImageLookup {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return { kind: 'invalid', error: parsed.error }
  const rule = context.rules.match(reference)
  if (rule !== undefined) return byRule(context, rule, reference, depth)
  const facts = findBaseImage(reference)
  if (facts?.match === 'exact') return factImage(facts.image)

  const nearest = nearestEntry(context, reference)
  if (nearest === undefined) return unknown(context, reference)
  if (context.world.tags === 'listed') return { kind: 'not-found' }
  // what the world says of the entry of the fact table speaks of that tag alone
  const base =
    nearest.listed || facts === undefined ? lookUp(context, nearest.reference, depth + 1) : factImage(facts.image)
  if (base.kind !== 'found') return base
  const notice = diagnostic('IMAGE_TAG_ASSUMED', { image: reference, like: nearest.reference })
  return { ...base, image: { ...base.image, reference }, notice }
}

function factImage(image: Image): KnownImage {
  return { kind: 'found', image, opaque: false, built: false, slow: false }
}

/** An entry of the world. What it leaves out comes from `like`, else from the fact table. */
function byRule(context: Context, rule: ImageRule, reference: string, depth: number): ImageLookup {
  if (rule.pull === 'not-found' || rule.pull === 'unauthorized') return { kind: rule.pull }
  const base = baseOf(context, rule, reference, depth)
  const readyAfterMs = rule.readyAfterMs ?? base.readyAfterMs
  const exits = rule.exits ?? base.exits
  return {
    kind: 'found',
    image: withRule(base.image, rule, reference),
    opaque: base.opaque && rule.entrypoint === undefined && rule.cmd === undefined,
    built: false,
    slow: rule.pull === 'slow' || base.slow,
    ...(readyAfterMs === undefined ? {} : { readyAfterMs }),
    ...(exits === undefined ? {} : { exits }),
  }
}

function baseOf(context: Context, rule: ImageRule, reference: string, depth: number): KnownImage {
  if (rule.like !== undefined && depth < LIKE_DEPTH_MAX) {
    const base = lookUp(context, rule.like, depth + 1)
    if (base.kind === 'found') return base
  }
  const facts = findBaseImage(reference)
  return facts === undefined ? opaqueImage(reference) : factImage(facts.image)
}

function withRule(image: Image, rule: ImageRule, reference: string): Image {
  const { entrypoint, cmd, env = {} } = rule
  const config: ImageConfig = {
    ...image.config,
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint, Cmd: null }),
    ...(cmd === undefined ? {} : { Cmd: cmd }),
    Env: mergedEnv(image.config.Env, env),
  }
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

function mergedEnv(before: readonly string[], more: Readonly<Record<string, string>>): readonly string[] {
  const names = new Set(Object.keys(more))
  const kept = before.filter((entry) => !names.has(entry.slice(0, entry.indexOf('='))))
  return [...kept, ...Object.entries(more).map(([name, value]) => `${name}=${value}`)]
}

/** The tag of the same repository whose facts are nearest. Entries that make something go wrong are no likeness. */
function nearestEntry(context: Context, reference: string): { reference: string; listed: boolean } | undefined {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return undefined
  const { repository, tag = 'latest', familiarName } = parsed.reference
  const listed = context.rules.tagsOf(repository).filter((each) => speaksForOthers(context, `${familiarName}:${each}`))
  const entry = findBaseImage(reference)?.entry
  const tags = entry === undefined ? listed : [...listed, entry.slice(entry.lastIndexOf(':') + 1)]
  const nearest = nearestTag(tag, tags) ?? tags[0]
  if (nearest === undefined) return undefined
  return { reference: `${familiarName}:${nearest}`, listed: listed.includes(nearest) }
}

/** Where everything unknown is assumed to run, a slow pull says something of that one image only. */
function speaksForOthers({ world, rules }: Context, reference: string): boolean {
  return world.unknownImages !== 'assumed' || rules.match(reference)?.pull !== 'slow'
}

function unknown({ world, rules }: Context, reference: string): ImageLookup {
  const image = opaqueImage(reference)
  const near = nearestName(reference, [...rules.names, ...baseImageNames()])
  const args = { image: reference, ...(near === undefined ? {} : { near }) }
  if (world.unknownImages === 'assumed') return { ...image, notice: diagnostic('IMAGE_ASSUMED', args) }
  return { kind: 'unknown', image, notice: diagnostic('IMAGE_UNKNOWN', args) }
}

/** The name that was most likely meant, with the tag that was asked for; none where the name is known and only the tag is not. */
function nearestName(reference: string, names: readonly string[]): string | undefined {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return undefined
  const { familiarName, tag } = parsed.reference
  const near = names.includes(familiarName) ? undefined : suggest(familiarName, names)
  return near === undefined || tag === undefined || !reference.endsWith(`:${tag}`) ? near : `${near}:${tag}`
}

const USUAL_SYSTEM: ImageSystem = {
  sh: 'dash',
  bash: true,
  tools: 'gnu',
  libc: 'glibc',
  kind: 'unknown',
  needsEnv: [],
  os: 'debian',
  installed: true,
}

/** An image of which only the name is known: the usual tools are taken to be in it, and programs that are not known. */
function opaqueImage(reference: string): KnownImage {
  if (isWindowsImage(reference)) {
    return { kind: 'found', image: windowsImage(reference), opaque: true, built: false, slow: false }
  }
  const config: ImageConfig = {
    Entrypoint: null,
    Cmd: null,
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    WorkingDir: '/',
    User: '',
    ExposedPorts: [],
    Volumes: [],
    StopSignal: null,
    Shell: null,
    Labels: {},
    Healthcheck: null,
    OnBuild: null,
  }
  const image: Image = { reference, config, system: USUAL_SYSTEM, files: new Map(), origins: {} }
  return { kind: 'found', image, opaque: true, built: false, slow: false }
}
