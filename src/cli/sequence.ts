import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { LIMITS } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { kindOf, readPlainFile } from '../edge/files.ts'
import { readAllFiles } from '../edge/files-submission.ts'
import type { SequencePart } from '../findings/analyse-rollout.ts'
import type { Console } from './console.ts'
import { UsageError } from './usage-error.ts'

/** The arguments of `grade rollout`, read, or why they cannot be. */
export type Sequence =
  | {
      readonly ok: true
      readonly files: readonly SourceFile[]
      readonly parts: readonly SequencePart[]
      /** What could not be read of the files beside the arguments. */
      readonly unread: readonly Diagnostic[]
      readonly locate: (file: string) => string
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

const MANIFESTS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json'])
const SCRIPTS: ReadonlySet<string> = new Set(['.sh', '.bash', '.txt'])

interface Argument {
  readonly written: string
  readonly place: string
  readonly isFolder: boolean
}

/**
 * Reads manifests and files of commands in their order. Where there are commands or folders, all files of the arguments' folders
 * are in the virtual folder too, because a command may name them; its root is the folder that holds all of these.
 */
export function openSequence(written: readonly string[], console: Console): Sequence {
  if (written.length === 0) {
    throw new UsageError('USAGE_FILES_NONE')
  }
  const args = written.map((each) => argumentOf(each, console))
  const folders = [...new Set(args.map(({ place, isFolder }) => (isFolder ? place : dirname(place))))]
  const root = commonFolder(folders)
  const nameOf = (place: string): string => relative(root, place).split(sep).join('/')
  const parts = args.map(({ place, isFolder, written: name }) => partOf(name, nameOf(place), isFolder))

  const files = new Map<string, SourceFile>()
  const unread: Diagnostic[] = []
  const wholeFolders = parts.some(({ kind }) => kind === 'replay')
    ? folders
    : args.filter(({ isFolder }) => isFolder).map(({ place }) => place)
  for (const folder of wholeFolders) {
    const below = nameOf(folder)
    const read = readAllFiles(folder, LIMITS)
    for (const file of read.files) {
      const path = below === '' ? file.path : `${below}/${file.path}`
      files.set(path, { ...file, path })
    }
    unread.push(...read.diagnostics)
  }
  const refused: Diagnostic[] = []
  for (const { place, isFolder } of args) {
    if (isFolder) continue
    const path = nameOf(place)
    const read = kindOf(place) === 'link' ? undefined : readPlainFile(place, path, LIMITS)
    if (read?.kind === 'file') files.set(path, read.file)
    else refused.push(read?.kind === 'refused' ? read.diagnostic : diagnostic('SUBMISSION_SYMLINK', { file: path }))
  }
  if (refused.length > 0) return { ok: false, diagnostics: refused }
  const sorted = [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return { ok: true, files: sorted, parts, unread, locate: (file) => relative(console.cwd, join(root, file)) }
}

function argumentOf(written: string, console: Console): Argument {
  const place = resolve(console.cwd, written)
  const kind = kindOf(place)
  if (kind === 'absent') throw new UsageError('USAGE_FILE_MISSING', { file: written })
  if (kind === 'other') throw new UsageError('USAGE_NOT_A_FILE', { file: written })
  return { written, place, isFolder: kind === 'folder' }
}

function partOf(written: string, path: string, isFolder: boolean): SequencePart {
  if (isFolder) return { kind: 'apply', path: path === '' ? '.' : path }
  const extension = extname(path).toLowerCase()
  if (MANIFESTS.has(extension)) return { kind: 'apply', path }
  if (SCRIPTS.has(extension)) return { kind: 'replay', path }
  throw new UsageError('USAGE_FILE_OF_NO_KIND', { file: written })
}

/** The deepest folder that holds all of these. */
function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep))
  const parts = [...first]
  for (const other of others) {
    const differs = parts.findIndex((part, index) => part !== other[index])
    if (differs !== -1) parts.length = differs
  }
  return parts.join(sep) === '' ? sep : parts.join(sep)
}
