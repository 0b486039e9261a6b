import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { createAllowance } from '../engines/entrypoint/index.ts'
import { normalizeReference } from '../engines/entrypoint/reference.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import type { Container } from './container.ts'
import { createDaemonImages, type DaemonImages } from './daemon-images.ts'
import type { DockerOptions } from './types.ts'

/** Everything the daemon keeps. */
export interface Store {
  readonly options: DockerOptions
  readonly images: DaemonImages
  readonly containers: Container[]
  /** How many containers there ever were: part of their ids. */
  containersMade: number
  /** Limits of the next process in a container, and of the next build. */
  readonly allowance: { readonly process: () => Limits; readonly build: () => Limits }
}

/** So many builds have all their steps; one may use as many as twenty processes. */
const FULL_BUILDS = 4

export function createStore(options: DockerOptions): Store {
  const { limits } = options
  return {
    options,
    images: createDaemonImages(),
    containers: [],
    containersMade: 0,
    allowance: {
      process: createAllowance(limits),
      build: createAllowance(limits, FULL_BUILDS),
    },
  }
}

/** An image by any of its names, or by the start of its id: built here, else pulled. */
export function findImage(
  store: Store,
  reference: string,
): { readonly image: Image; readonly isLocal: boolean } | undefined {
  const local = store.images.find(reference) ?? store.images.findPulled(reference)
  if (local !== undefined) return { image: local.image, isLocal: true }
  const image = normalizeReference(reference) === undefined ? undefined : store.options.images(reference)
  return image === undefined ? undefined : { image, isLocal: false }
}

/** The id of an image that is here, in full. */
export function idOf(store: Store, reference: string): string | undefined {
  return (store.images.find(reference) ?? store.images.findPulled(reference))?.id
}

/** What is to be said of an image that was not built here: of one that was pulled, what was said of it under the name it was pulled as. */
export function noticesOf(store: Store, reference: string): readonly Diagnostic[] {
  if (store.images.find(reference) !== undefined) return []
  return store.options.notices?.(store.images.findPulled(reference)?.source ?? reference) ?? []
}

/** A container by name, id or the start of its id. */
export function findContainer(store: Store, name: string): Container | undefined {
  const exact = store.containers.find((container) => container.name === name || container.id === name)
  if (exact !== undefined) return exact
  const matches = /^[0-9a-f]+$/.test(name) ? store.containers.filter(({ id }) => id.startsWith(name)) : []
  return matches.length === 1 ? matches[0] : undefined
}
