import { isPattern, matchesPattern, unescapePattern } from './pattern.ts'

/** The files that a pattern is compared with. Paths are as they were written: from the root, or from the working directory. */
export interface PathHost {
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[]
  exists(path: string): boolean
  isFolder(path: string): boolean
}

/** Paths that one pattern may stand for, and that one of its parts may give on the way. */
const MATCHES_MAX = 10_000

/**
 * Paths that match a pattern, in the order of code units; a leading dot must be written out. Empty when there is none. Source:
 * POSIX Shell Command Language, "Patterns Used for Filename Expansion".
 */
export function matchingPaths(host: PathHost, pattern: string): readonly string[] {
  const segments = pattern.split('/')
  let prefixes: readonly string[] = ['']
  for (const [depth, segment] of segments.entries()) {
    const end = depth === segments.length - 1 ? '' : '/'
    const next: string[] = []
    for (const prefix of prefixes) {
      if (next.length >= MATCHES_MAX) break
      for (const name of matchingNames(host, prefix, segment)) next.push(`${prefix}${name}${end}`)
    }
    prefixes = next
  }
  return prefixes.slice(0, MATCHES_MAX).toSorted()
}

/** What a field becomes: the files that it matches, or else its text. */
export function pathsOrText(host: PathHost, field: string): readonly string[] {
  const found = isPattern(field) ? matchingPaths(host, field) : []
  return found.length > 0 ? found : [unescapePattern(field)]
}

function matchingNames(host: PathHost, prefix: string, segment: string): readonly string[] {
  if (segment === '') return prefix === '' || host.isFolder(prefix) ? [''] : []
  if (!isPattern(segment)) {
    const name = unescapePattern(segment)
    return host.exists(`${prefix}${name}`) ? [name] : []
  }
  const wantsHidden = segment.startsWith('.') || segment.startsWith('\\.')
  return host
    .list(prefix === '' ? '.' : prefix)
    .filter((name) => (wantsHidden || !name.startsWith('.')) && matchesPattern(segment, name))
}
