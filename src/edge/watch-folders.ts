import { type FSWatcher, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'

/** A watch that goes on until it is closed. */
export interface Watching {
  readonly close: () => void
}

/** File systems of other machines tell of no changes: what is there is looked at this often all the same. */
const HEARTBEAT_MS = 1000

/**
 * Calls `onChange` when something may have changed in one of the folders: many times for one save, and now and then for nothing. A folder that
 * is not there yet is waited for in the nearest one above it; one that was replaced is watched anew. `folders` are absolute.
 */
export function watchFolders(folders: readonly string[], onChange: () => void): Watching {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>()
  const drop = (folder: string): void => {
    watchers.get(folder)?.watcher.close()
    watchers.delete(folder)
  }
  const changed = (): void => {
    renew()
    onChange()
  }
  const renew = (): void => {
    const wanted = new Set(folders.map(nearestFolder))
    for (const [folder, { identity }] of watchers) {
      if (!wanted.has(folder) || identityOf(folder) !== identity) drop(folder)
    }
    for (const folder of wanted) {
      const identity = identityOf(folder)
      if (watchers.has(folder) || identity === undefined) continue
      try {
        const watcher = watch(folder, { persistent: true }, changed)
        watcher.on('error', () => drop(folder))
        watchers.set(folder, { watcher, identity })
      } catch {
        // no more watches to be had, or the folder has just gone: the heartbeat sees what changes
      }
    }
  }
  renew()
  const heartbeat = setInterval(changed, HEARTBEAT_MS)
  return {
    close: () => {
      clearInterval(heartbeat)
      for (const folder of watchers.keys()) drop(folder)
    },
  }
}

function nearestFolder(folder: string): string {
  let at = folder
  while (identityOf(at) === undefined && dirname(at) !== at) at = dirname(at)
  return at
}

/** Tells a folder from another that has taken its name; `undefined` for what is no folder. */
function identityOf(folder: string): string | undefined {
  try {
    const facts = statSync(folder)
    return facts.isDirectory() ? `${facts.dev}:${facts.ino}` : undefined
  } catch {
    return undefined
  }
}
