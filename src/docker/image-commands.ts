import { parseImageReference } from '../engines/entrypoint/reference.ts'
import type { Parsed } from './flags.ts'
import { idOf, type Store } from './store.ts'
import type { Answer } from './types.ts'

/** `docker rmi`: an image that a container uses stays, unless forced. */
export function rmiCommand(store: Store, { flags, operands }: Parsed): Answer {
  let stdout = ''
  let stderr = ''
  for (const name of operands) {
    const user = store.containers.find((container) => container.imageReference === name)
    if (user !== undefined && !flags.has('force')) {
      stderr += `Error response from daemon: conflict: unable to remove repository reference "${name}" (must force) - container ${user.id.slice(0, 12)} is using its referenced image ${idOf(store, name)?.slice(0, 12) ?? ''}\n`
      continue
    }
    const removed = store.images.remove(name)
    if (removed === undefined) {
      const parts = parseImageReference(name)
      const shown = parts.ok ? `${parts.reference.familiarName}:${parts.reference.tag ?? 'latest'}` : name
      stderr += `Error response from daemon: No such image: ${shown}\n`
      continue
    }
    if (removed.untagged !== undefined) stdout += `Untagged: ${familiar(removed.untagged)}\n`
    if (removed.deleted !== undefined) stdout += `Deleted: sha256:${removed.deleted}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}

function familiar(reference: string): string {
  const parts = parseImageReference(reference)
  return parts.ok ? `${parts.reference.familiarName}:${parts.reference.tag ?? 'latest'}` : reference
}

/** `docker pull`. */
export function pullCommand(store: Store, { flags, operands }: Parsed): Answer {
  const [reference = ''] = operands
  const parts = parseImageReference(reference)
  if (!parts.ok) return { exit: 1, stderr: `${parts.error}\n` }
  if (flags.has('all-tags') && parts.reference.tag !== undefined && /:[^/]+$/.test(reference)) {
    return { exit: 1, stderr: "tag can't be used with --all-tags/-a\n" }
  }
  const image = store.options.images(reference)
  const diagnostics = store.options.notices?.(reference) ?? []
  const { familiarName, tag = 'latest', repository } = parts.reference
  if (image === undefined) {
    const error = `pull access denied for ${familiarName}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`
    return { exit: 1, stderr: `Error response from daemon: ${error}\n`, diagnostics }
  }
  const status = store.images.findPulled(reference) !== undefined ? 'Image is up to date' : 'Downloaded newer image'
  store.images.addPulled(reference, image, store.options.clock.nowMs)
  const path = repository.replace(/^docker\.io\//, '')
  if (flags.has('quiet')) return { exit: 0, stdout: `${repository}:${tag}\n`, diagnostics }
  const note = reference.includes(':') || reference.includes('@') ? '' : 'Using default tag: latest\n'
  return {
    exit: 0,
    stdout: `${note}${tag}: Pulling from ${path}\nStatus: ${status} for ${familiarName}:${tag}\n${repository}:${tag}\n`,
    diagnostics,
  }
}

/** An id in full is no name, but stands for an image. */
const IMAGE_ID = /^(?:sha256:)?[0-9a-f]{64}$/

/** `docker tag`. */
export function tagCommand(store: Store, { operands }: Parsed): Answer {
  const [source = '', target = ''] = operands
  for (const reference of [source, target]) {
    const valid = parseImageReference(reference)
    if (valid.ok || IMAGE_ID.test(reference)) continue
    return {
      exit: 1,
      stderr: `Error parsing reference: "${reference}" is not a valid repository/tag: ${valid.error}\n`,
    }
  }
  if (store.images.tag(source, target)) return { exit: 0 }
  return { exit: 1, stderr: `Error response from daemon: No such image: ${familiar(source)}\n` }
}
