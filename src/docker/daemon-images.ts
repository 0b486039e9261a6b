import { normalizeReference } from '../engines/entrypoint/reference.ts'
import type { BuildCheck, Image } from '../engines/entrypoint/types.ts'
import type { BuiltImage } from './types.ts'

/** The images a daemon has: those built here, and the names of those that were pulled. */
export interface DaemonImages {
  readonly built: readonly BuiltImage[]
  readonly pulled: readonly { readonly reference: string; readonly image: Image; readonly atMs: number }[]
  find(reference: string): BuiltImage | undefined
  isPulled(reference: string): boolean
  add(entry: {
    readonly id: string
    readonly references: readonly string[]
    readonly image: Image
    readonly checks: readonly BuildCheck[]
    readonly history: readonly string[]
    readonly createdMs: number
  }): void
  addPulled(reference: string, image: Image, atMs: number): void
  /** Gives a built image one more name. False when there is no such image. */
  tag(reference: string, name: string): boolean
  /** Takes a name away; without names the image is gone. Gives what was done, or `undefined` when there is no such image. */
  remove(reference: string): { readonly untagged: string | undefined; readonly deleted: string | undefined } | undefined
}

export function createDaemonImages(): DaemonImages {
  let built: BuiltImage[] = []
  const pulled: { reference: string; image: Image; atMs: number }[] = []
  const find = (reference: string): BuiltImage | undefined => {
    const normal = normalizeReference(reference)
    const byName = normal === undefined ? undefined : built.findLast((image) => image.references.includes(normal))
    if (byName !== undefined) return byName
    const digits = reference.replace(/^sha256:/, '')
    return /^[0-9a-f]{4,64}$/.test(digits) ? built.find(({ id }) => id.startsWith(digits)) : undefined
  }
  const pulledAt = (reference: string): number =>
    pulled.findIndex((entry) => entry.reference === normalizeReference(reference))
  return {
    get built() {
      return built
    },
    pulled,
    find,
    isPulled: (reference) => pulledAt(reference) !== -1,
    add: (entry) => {
      // A name goes over to the new image; the old one stays without it.
      built = built
        .filter(({ id }) => id !== entry.id)
        .map((image) => ({ ...image, references: image.references.filter((name) => !entry.references.includes(name)) }))
      built.push(entry)
    },
    addPulled: (reference, image, atMs) => {
      const normal = normalizeReference(reference)
      if (normal !== undefined && pulledAt(reference) === -1) pulled.push({ reference: normal, image, atMs })
    },
    tag: (reference, name) => {
      const image = find(reference)
      const normal = normalizeReference(name)
      if (image === undefined || normal === undefined) return false
      built = built.map((each) => {
        const others = each.references.filter((known) => known !== normal)
        return { ...each, references: each.id === image.id ? [...others, normal] : others }
      })
      return true
    },
    remove: (reference) => {
      const image = find(reference)
      const at = pulledAt(reference)
      if (image === undefined) {
        if (at === -1) return undefined
        pulled.splice(at, 1)
        return { untagged: reference, deleted: undefined }
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
