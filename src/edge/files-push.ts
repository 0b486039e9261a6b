import { readFileSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { kindOf } from './files.ts'

/** The folder with the work for an exercise, absolute, and as it is called from `root`; `undefined`: it leads out of `root`. */
export interface WorkPlace {
  readonly path: string
  readonly below: string
}

/** Below `path` the folder called like the exercise, the one of that name in `submissions`, else `path` itself. */
export function workPlace(root: string, path: string, id: string): WorkPlace | undefined {
  const names = [id, id.slice(id.lastIndexOf('/') + 1)].flatMap((name) => [name, join('submissions', name)])
  const folder = names.map((name) => join(root, path, name)).find((place) => kindOf(place) === 'folder')
  const place = folder ?? join(root, path)
  if (!isBelow(root, place)) return undefined
  return { path: place, below: relative(root, place).split(sep).join('/') }
}

/** Whether a place is in a folder also after symbolic links are followed; what is not there is. */
export function isBelow(root: string, place: string): boolean {
  if (kindOf(place) === 'absent') return true
  const way = relative(realpathSync(root), realpathSync(place))
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** The commit at which a folder, or one above it up to `root`, is checked out on its own, from its `.git`; `undefined`: not known. */
export function checkedOutCommit(root: string, folder: string): string | undefined {
  for (let at = folder; at !== root && at.length > root.length; at = join(at, '..')) {
    if (kindOf(join(at, '.git')) === 'folder') return headOf(join(at, '.git'))
  }
  return undefined
}

function headOf(git: string): string | undefined {
  const head = readOrEmpty(join(git, 'HEAD'))
  if (/^[0-9a-f]{40}$/.test(head)) return head
  const ref = /^ref: (refs\/heads\/[A-Za-z0-9_./-]{1,200})$/.exec(head)?.[1]
  if (ref === undefined || ref.includes('..')) return undefined
  const commit = readOrEmpty(join(git, ref))
  return /^[0-9a-f]{40}$/.test(commit) ? commit : undefined
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
