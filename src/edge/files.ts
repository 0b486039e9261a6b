import { closeSync, constants, fstatSync, lstatSync, openSync, opendirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { decodeText } from './files-text.ts'

export type ReadFile =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly bytes: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic }

/**
 * Reads one file below `root`. `path` is relative, with `/`. Symbolic links are not followed, in the file's place or above it; only plain files up to
 * `limits.fileBytesMax` are read. Whatever is wrong is a diagnostic with `path` as its `file`.
 */
export function readFileBelow(root: string, path: string, limits: Limits): ReadFile {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0')))
    return { kind: 'absent' }
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = parts.slice(0, depth).join('/')
    const kind = kindOf(join(root, folder))
    if (kind === 'link') return refused('SUBMISSION_SYMLINK', { file: path })
    if (kind !== 'folder') return { kind: 'absent' }
  }
  const kind = kindOf(join(root, path))
  if (kind === 'absent') return { kind: 'absent' }
  if (kind === 'link') return refused('SUBMISSION_SYMLINK', { file: path })
  if (kind !== 'file') return refused('SUBMISSION_NOT_A_FILE', { file: path })
  return readPlainFile(join(root, path), path, limits)
}

/** Reads the plain file at `place` and calls it `path`. */
export function readPlainFile(place: string, path: string, limits: Limits): ReadFile {
  let descriptor: number
  try {
    // not following and not blocking: the file may have become a link or a pipe since it was looked at
    descriptor = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    return refused('SUBMISSION_UNREADABLE', { file: path, reason: reasonOf(error) })
  }
  try {
    const facts = fstatSync(descriptor)
    if (!facts.isFile()) return refused('SUBMISSION_NOT_A_FILE', { file: path })
    const bytes = readUpTo(descriptor, Math.min(facts.size, limits.fileBytesMax) + 1)
    if (bytes.length > limits.fileBytesMax) {
      return refused('SUBMISSION_FILE_TOO_LARGE', { file: path, max: limits.fileBytesMax })
    }
    const decoded = decodeText(bytes, path)
    if (!decoded.ok) return { kind: 'refused', diagnostic: decoded.diagnostic }
    const file = { path, text: decoded.text, executable: (facts.mode & 0o111) !== 0 }
    return { kind: 'file', file, bytes: bytes.length }
  } catch (error) {
    return refused('SUBMISSION_UNREADABLE', { file: path, reason: reasonOf(error) })
  } finally {
    closeSync(descriptor)
  }
}

function refused(code: Diagnostic['code'], args: Diagnostic['args']): ReadFile {
  return { kind: 'refused', diagnostic: diagnostic(code, args) }
}

function readUpTo(descriptor: number, max: number): Uint8Array {
  const buffer = new Uint8Array(max)
  let length = 0
  while (length < max) {
    const read = readSync(descriptor, buffer, length, max - length, null)
    if (read === 0) break
    length += read
  }
  return buffer.subarray(0, length)
}

/** The system's name for what went wrong, such as `EACCES`. Messages of the system hold absolute paths. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other' | 'absent'

/** What stands at a path, the last part of it not followed. */
export function kindOf(place: string): EntryKind {
  const facts = lstatSync(place, { throwIfNoEntry: false })
  if (facts === undefined) return 'absent'
  if (facts.isSymbolicLink()) return 'link'
  if (facts.isDirectory()) return 'folder'
  return facts.isFile() ? 'file' : 'other'
}

export interface ListedFolder {
  /** Relative paths of everything that is no folder, sorted. */
  readonly paths: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The files below a folder. Names that start with a dot and `node_modules` are passed over: they belong to tools. Links to folders are listed like
 * files. Stops with a diagnostic at `limits.filesMax` files and `limits.folderDepthMax` folders in one another.
 */
export function listFolder(root: string, limits: Limits): ListedFolder {
  const paths: string[] = []
  const diagnostics: Diagnostic[] = []
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { folder, depth } = next
    const entries = readEntries(join(root, folder), limits.filesMax)
    if (typeof entries === 'string') {
      diagnostics.push(diagnostic('SUBMISSION_UNREADABLE', { file: folder === '' ? '.' : folder, reason: entries }))
      continue
    }
    for (const { name, isFolder } of entries) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (!isFolder) paths.push(path)
      else if (depth < limits.folderDepthMax) waiting.push({ folder: path, depth: depth + 1 })
      else diagnostics.push(diagnostic('SUBMISSION_TOO_DEEP', { file: folder, max: limits.folderDepthMax }))
    }
    if (paths.length + waiting.length > limits.filesMax || entries.length >= limits.filesMax) {
      return { paths: [], diagnostics: [diagnostic('SUBMISSION_TOO_MANY_FILES', { max: limits.filesMax })] }
    }
  }
  return { paths: paths.toSorted(), diagnostics }
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

/** At most `max` entries of a folder, or why it cannot be opened. */
function readEntries(place: string, max: number): readonly Entry[] | string {
  const entries: Entry[] = []
  try {
    const folder = opendirSync(place)
    try {
      for (let entry = folder.readSync(); entry !== null && entries.length < max; entry = folder.readSync()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
        entries.push({ name: entry.name, isFolder: entry.isDirectory() })
      }
    } finally {
      folder.closeSync()
    }
  } catch (error) {
    return reasonOf(error)
  }
  return entries
}
