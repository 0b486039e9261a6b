import { normalizeReference } from '../engines/entrypoint/reference.ts'
import type { BuildCheck, Image } from '../engines/entrypoint/types.ts'
import { deriveId } from './ids.ts'
import type { BuiltImage } from './types.ts'

/** One name of an image that was pulled. All its names share the id. */
export interface PulledImage {
  readonly id: string
  readonly reference: string
  /** What it was pulled as: other names came by `docker tag`. */
  readonly source: string
  readonly image: Image
  readonly atMs: number
}

/** The images a daemon has: those built here, and the names of those that were pulled. */
export interface DaemonImages {
  readonly built: readonly BuiltImage[]
  readonly pulled: readonly PulledImage[]
  /** A built image, by a name or the start of its id. */
  find(reference: string): BuiltImage | undefined
  /** A pulled image, likewise. */
  findPulled(reference: string): PulledImage | undefined
  add(entry: {
    readonly id: string
    readonly references: readonly string[]
    readonly image: Image
    readonly checks: readonly BuildCheck[]
    readonly history: readonly string[]
    readonly createdMs: number
  }): void
  addPulled(reference: string, image: Image, atMs: number): void
  /** Gives an image one more name. False when there is no such image. */
  tag(reference: string, name: string): boolean
  /** Takes a name away; without names the image is gone. Gives what was done, or `undefined` when there is no such image. */
  remove(reference: string): { readonly untagged: string | undefined; readonly deleted: string | undefined } | undefined
}

export function createDaemonImages(): DaemonImages {
  let built: BuiltImage[] = []
  let pulled: PulledImage[] = []
  const find = (reference: string): BuiltImage | undefined => {
    const normal = normalizeReference(reference)
    const byName = normal === undefined ? undefined : built.findLast((image) => image.references.includes(normal))
    if (byName !== undefined) return byName
    return byId(built, reference)
  }
  const findPulled = (reference: string): PulledImage | undefined => {
    const normal = normalizeReference(reference)
    return pulled.find((entry) => entry.reference === normal) ?? byId(pulled, reference)
  }
  /** Names go over to another image; a built one stays without them. */
  const free = (names: readonly string[]): void => {
    built = built.map((image) => ({ ...image, references: image.references.filter((name) => !names.includes(name)) }))
    pulled = pulled.filter(({ reference }) => !names.includes(reference))
  }
  return {
    get built() {
      return built
    },
    get pulled() {
      return pulled
    },
    find,
    findPulled,
    add: (entry) => {
      built = built.filter(({ id }) => id !== entry.id)
      free(entry.references)
      built.push(entry)
    },
    addPulled: (reference, image, atMs) => {
      const normal = normalizeReference(reference)
      if (normal === undefined || pulled.some((entry) => entry.reference === normal)) return
      pulled.push({ id: deriveId(`pulled ${normal}`), reference: normal, source: reference, image, atMs })
    },
    tag: (reference, name) => {
      const image = find(reference)
      const source = findPulled(reference)
      const normal = normalizeReference(name)
      if (normal === undefined || (image === undefined && source === undefined)) return false
      free([normal])
      if (image !== undefined) {
        built = built.map((each) =>
          each.id === image.id ? { ...each, references: [...each.references, normal] } : each,
        )
      } else if (source !== undefined) pulled.push({ ...source, reference: normal })
      return true
    },
    remove: (reference) => {
      const image = find(reference)
      if (image === undefined) {
        const other = findPulled(reference)
        if (other === undefined) return undefined
        pulled = pulled.filter((entry) => entry !== other)
        return { untagged: other.reference, deleted: undefined }
      }
      const normal = normalizeReference(reference)
      const names = image.references.filter((name) => name !== normal)
      const isNamed = normal !== undefined && image.references.includes(normal)
      if (isNamed && names.length > 0) {
        built = built.map((each) => (each.id === image.id ? { ...each, references: names } : each))
        return { untagged: normal, deleted: undefined }
      }
      built = built.filter(({ id }) => id !== image.id)
      return { untagged: image.references[0], deleted: image.id }
    },
  }
}

/** The image whose id begins so, with or without `sha256:`. */
function byId<T extends { readonly id: string }>(images: readonly T[], reference: string): T | undefined {
  const digits = reference.replace(/^sha256:/, '')
  return /^[0-9a-f]{4,64}$/.test(digits) ? images.find(({ id }) => id.startsWith(digits)) : undefined
}
