import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Limits } from '../domain/limits.ts'
import { kindOf, listFolder } from './files.ts'

/** The files below a folder as the context of a build; each is read when it is asked for. */
export interface ContextFiles {
  paths(): readonly string[]
  read(path: string): { readonly text?: string; readonly mode: number } | undefined
}

/** Names that start with a dot and take part in a build nevertheless. */
const DOT_FILES = ['.dockerignore']

/**
 * The build context of a folder. Symbolic links are not followed; a byte order mark stays, because the system sees it in a script. A file that is no UTF-8, or too
 * large, has no text. In a folder with more than `limits.filesMax` files none is seen.
 */
export function contextFiles(root: string, limits: Limits): ContextFiles {
  let known: readonly string[] | undefined
  const paths = (): readonly string[] => {
    known ??= [...listFolder(root, limits).paths, ...DOT_FILES.filter((name) => kindOf(join(root, name)) === 'file')]
    return known
  }
  return {
    paths,
    read(path) {
      if (!paths().includes(path) && !path.endsWith('.dockerignore')) return undefined
      const place = join(root, path)
      if (path.split('/').includes('..') || kindOf(place) !== 'file') return undefined
      const { mode, size } = lstatSync(place)
      const text = size > limits.fileBytesMax ? undefined : decode(readFileSync(place))
      return { mode: mode & 0o777, ...(text === undefined ? {} : { text }) }
    },
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined // a binary: only that it is there counts
  }
}
