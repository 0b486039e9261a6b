import type { VirtualFiles } from '../domain/tool.ts'
import type { BuildRequest } from '../engines/entrypoint/types.ts'

/**
 * Joins a folder and a path of the virtual folder; `undefined` when that leaves it. What begins with `/` is a place outside, of which the files say
 * whether it may be used.
 */
export function joinVirtual(folder: string, path: string): string | undefined {
  const isOutside = path.startsWith('/') || folder.startsWith('/')
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else parts.push(part)
  }
  return `${isOutside ? '/' : ''}${parts.join('/')}`
}

/** The files below a folder as a build context; at most `filesMax` of them. `undefined` when there is no such folder. */
export function buildContext(
  files: VirtualFiles,
  folder: string,
  filesMax: number,
): BuildRequest['context'] | undefined {
  if (files.list(folder === '' ? '.' : folder) === undefined && files.list(folder) === undefined) return undefined
  const prefix = folder === '' ? '' : `${folder}/`
  const list = (path: string): ReturnType<VirtualFiles['list']> =>
    files.list(path) ?? (path === '' ? files.list('.') : undefined)
  const paths: string[] = []
  const open = [folder]
  for (let at = open.shift(); at !== undefined && paths.length < filesMax; at = open.shift()) {
    for (const entry of list(at) ?? []) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.folder) open.push(path)
      else paths.push(path.slice(prefix.length))
    }
  }
  const sorted = paths.toSorted()
  return {
    paths: () => sorted,
    read: (path) => {
      const text = path.startsWith('/') ? undefined : files.read(prefix + path)
      return text === undefined ? undefined : { text, mode: files.mode(prefix + path) ?? 0o644 }
    },
  }
}
