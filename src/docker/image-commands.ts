import { parseImageReference } from '../engines/entrypoint/reference.ts'
import { parseFlags, type FlagTable } from './flags.ts'
import { findImage, type Store } from './store.ts'
import type { Answer } from './types.ts'

const RMI_FLAGS: FlagTable = { switches: ['force', 'no-prune'], values: ['platform'], short: { f: 'force' } }

/** `docker rmi`: an image that a container uses stays, unless forced. */
export function rmiCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, RMI_FLAGS)
  if (!parsed.ok) return { exit: 125, stderr: `${parsed.error}\n` }
  let stdout = ''
  let stderr = ''
  for (const name of parsed.operands) {
    const user = store.containers.find((container) => container.imageReference === name)
    if (user !== undefined && !parsed.flags.has('force')) {
      const isRunning = user.view().state.status === 'running'
      stderr += `Error response from daemon: conflict: unable to remove repository reference "${name}" (must force) - container ${user.id.slice(0, 12)} is using its referenced image ${store.images.find(name)?.id.slice(0, 12) ?? ''}${isRunning ? '' : ''}\n`
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
export function pullCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, {
    switches: ['quiet', 'all-tags'],
    values: ['platform'],
    short: { q: 'quiet', a: 'all-tags' },
  })
  const [reference] = parsed.ok ? parsed.operands : []
  if (reference === undefined) {
    return {
      exit: 1,
      stderr:
        "docker: 'docker pull' requires 1 argument\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun 'docker pull --help' for more information\n",
    }
  }
  const parts = parseImageReference(reference)
  if (!parts.ok) return { exit: 1, stderr: `${parts.error}\n` }
  const image = store.options.images(reference)
  const diagnostics = store.options.notices?.(reference) ?? []
  const { familiarName, tag = 'latest', repository } = parts.reference
  if (image === undefined) {
    const error = `pull access denied for ${familiarName}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`
    return { exit: 1, stderr: `Error response from daemon: ${error}\n`, diagnostics }
  }
  const status = store.images.isPulled(reference) ? 'Image is up to date' : 'Downloaded newer image'
  store.images.addPulled(reference, image, store.options.clock.nowMs)
  const path = repository.replace(/^docker\.io\//, '')
  const note = reference.includes(':') || reference.includes('@') ? '' : 'Using default tag: latest\n'
  return {
    exit: 0,
    stdout: `${note}${tag}: Pulling from ${path}\nStatus: ${status} for ${familiarName}:${tag}\n${repository}:${tag}\n`,
    diagnostics,
  }
}

/** `docker tag`. */
export function tagCommand(store: Store, words: readonly string[]): Answer {
  const [source, target] = words
  if (source === undefined || target === undefined) {
    return {
      exit: 1,
      stderr:
        "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
    }
  }
  const valid = parseImageReference(target)
  if (!valid.ok)
    return { exit: 1, stderr: `Error parsing reference: "${target}" is not a valid repository/tag: ${valid.error}\n` }
  if (store.images.tag(source, target)) return { exit: 0 }
  const pulled = findImage(store, source)
  if (pulled === undefined || !pulled.isLocal)
    return { exit: 1, stderr: `Error response from daemon: No such image: ${familiar(source)}\n` }
  store.images.addPulled(target, pulled.image, store.options.clock.nowMs)
  return { exit: 0 }
}
