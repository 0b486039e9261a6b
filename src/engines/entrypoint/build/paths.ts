/** An absolute path without `.`, `..` and doubled slashes, and no slash at the end; a relative one starts at `from`. */
export function cleanPath(path: string, from = '/'): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${from}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The folder that a clean absolute path lies in. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}

/** The last part of a path; empty for the root. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A clean path inside a clean folder. */
export function inside(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}

/** Folders inside folders; more helps nobody and costs time. */
const DEPTH_MAX = 100

/** Why a path is not followed, if it is not. */
export function pathProblem(path: string): string | undefined {
  let slashes = 0
  for (const character of path) if (character === '/') slashes += 1
  return slashes > DEPTH_MAX ? `path of more than ${DEPTH_MAX} folders` : undefined
}
