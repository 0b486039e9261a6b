/** One entry of the container's file system. */
export interface FileNode {
  readonly kind: 'file' | 'folder' | 'link' | 'device'
  /** Content of a file (`undefined`: not known), target of a link, name of a device. */
  readonly text: string | undefined
  readonly mode: number
  readonly owner: number
  readonly group: number
  /** For a binary: the program it is. */
  readonly program?: string
}

const LINKS_MAX = 40

/** A file system: what the base image brings, with changes laid over it. Paths inside are absolute and clean. */
export interface FileTree {
  /** The node at a path after links are followed; `undefined` when there is none. */
  get(path: string): FileNode | undefined
  /** The node itself, also when it is a link. */
  getLink(path: string): FileNode | undefined
  /** Where a path leads once links in it are followed. */
  real(path: string): string
  set(path: string, node: FileNode): void
  remove(path: string): void
  /** Names directly inside a folder, sorted by code unit. */
  list(folder: string): readonly string[]
  /** What was written since the tree was made; `undefined` stands for removed. */
  readonly changes: ReadonlyMap<string, FileNode | undefined>
}

/** Lays a fresh layer over `base`; the base itself is never written. */
export function createFileTree(base: ReadonlyMap<string, FileNode>): FileTree {
  const changes = new Map<string, FileNode | undefined>()
  const own = (path: string): FileNode | undefined =>
    changes.size > 0 && changes.has(path) ? changes.get(path) : base.get(path)

  const real = (path: string): string => {
    let pending = path
    let done = ''
    let followed = 0
    let at = 0
    while (at < pending.length) {
      if (pending.charAt(at) === '/') {
        at += 1
        continue
      }
      const slash = pending.indexOf('/', at)
      const end = slash === -1 ? pending.length : slash
      const next = `${done}/${pending.slice(at, end)}`
      const node = own(next)
      if (node?.kind === 'link' && node.text !== undefined && followed < LINKS_MAX) {
        followed += 1
        pending = joinPath(done === '' ? '/' : done, node.text) + pending.slice(end)
        done = ''
        at = 0
      } else {
        done = next
        at = end
      }
    }
    return done === '' ? '/' : done
  }
  const parentReal = (path: string): string => {
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    const parent = real(path.slice(0, slash))
    return parent === '/' ? `/${name}` : `${parent}/${name}`
  }

  return {
    changes,
    real,
    get: (path) => own(real(path)),
    getLink: (path) => (path === '/' ? own('/') : own(parentReal(path))),
    set: (path, node) => {
      changes.set(real(path), node)
    },
    remove: (path) => {
      const target = parentReal(path)
      for (const known of [...base.keys(), ...changes.keys()]) {
        if (known === target || known.startsWith(`${target}/`)) changes.set(known, undefined)
      }
    },
    list: (folder) => {
      const at = real(folder)
      const prefix = at === '/' ? '/' : `${at}/`
      const names = new Set<string>()
      for (const path of [...base.keys(), ...changes.keys()]) {
        if (!path.startsWith(prefix) || path === prefix || own(path) === undefined) continue
        const name = path.slice(prefix.length)
        if (!name.includes('/')) names.add(name)
      }
      return [...names].toSorted()
    },
  }
}

/** A part that is empty or begins with a dot. */
const UNCLEAN = /\/(?:\/|\.|$)/

/** An absolute, clean path: relative ones start at `cwd`; `.`, `..` and double slashes are resolved. */
export function joinPath(cwd: string, path: string): string {
  if (path.startsWith('/') && !UNCLEAN.test(path)) return path
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The folder a path lies in. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}

/** The last part of a path. */
export function baseName(path: string): string {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path
  return trimmed.slice(trimmed.lastIndexOf('/') + 1)
}
