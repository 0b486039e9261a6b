import { join } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { type ListedFolder, listFolder, type ReadFile, readFileBelow } from './files.ts'
import { decodeText } from './files-text.ts'
import { openZip, type Zip, ZipError } from './zip.ts'

/** Where the work of one learner is read from: a folder or a part of an archive. */
export interface WorkSource {
  /** Paths of the files in it, sorted; without those that belong to tools. */
  readonly paths: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  readonly read: (path: string) => Promise<ReadFile>
  /** An archive that lies in it. */
  readonly open: (path: string) => Promise<WorkSource>
  /** Lets go of an archive's file: a class has more archives than a process may have open. */
  readonly close?: () => void
}

/** A folder of the machine. Nothing outside of it is opened, and no link is followed. */
export function folderSource(root: string, limits: Limits): WorkSource {
  const { paths, diagnostics } = listFolder(root, limits)
  return {
    paths,
    diagnostics,
    read: (path) => Promise.resolve(readFileBelow(root, path, limits)),
    open: async (path) => {
      const read = readFileBelow(root, path, { ...limits, fileBytesMax: 0 })
      const isLink = read.kind === 'refused' && read.diagnostic.code === 'SUBMISSION_SYMLINK'
      return isLink ? brokenSource(read.diagnostic) : archiveSource(join(root, path), path, limits)
    },
  }
}

/** An archive, by its path on the machine or its bytes; one that can not be read holds nothing but the reason why. */
export async function archiveSource(
  source: string | Uint8Array,
  name: string,
  limits: Limits,
): Promise<WorkSource & { readonly close: () => void }> {
  try {
    const zip = await openZip(source, limits)
    return { ...zipSource(zip, '', limits), close: zip.close }
  } catch (problem) {
    if (!(problem instanceof ZipError)) throw problem
    const told = diagnostic('SUBMISSION_ARCHIVE_UNREADABLE', { file: name, reason: problem.reason })
    return { ...brokenSource(told), close: () => {} }
  }
}

/** The files of an archive below a folder of it, `''` for all. */
export function zipSource(zip: Zip, folder: string, limits: Limits): WorkSource {
  const below = folder === '' ? '' : `${folder}/`
  const entries = new Map(
    zip.entries
      .filter(({ path }) => path.startsWith(below) && !belongsToTools(path.slice(below.length)))
      .map((entry) => [entry.path.slice(below.length), entry]),
  )
  return {
    ...listed([...entries.keys()], limits),
    read: async (path) => {
      const entry = entries.get(path)
      if (entry === undefined) return { kind: 'absent' }
      if (entry.kind === 'link') return refused(diagnostic('SUBMISSION_SYMLINK', { file: path }))
      if (entry.kind === 'encrypted') return unreadable(path, 'encrypted')
      if (entry.bytes > limits.fileBytesMax)
        return refused(diagnostic('SUBMISSION_FILE_TOO_LARGE', { file: path, max: limits.fileBytesMax }))
      const bytes = await bytesOf(zip, entry.path)
      if (bytes instanceof ZipError) return unreadable(path, bytes.reason)
      const decoded = decodeText(bytes, path)
      if (!decoded.ok) return refused(decoded.diagnostic)
      return { kind: 'file', file: { path, text: decoded.text, executable: entry.executable }, bytes: bytes.length }
    },
    open: async (path) => {
      const entry = entries.get(path)
      if (entry === undefined || entry.kind !== 'file' || entry.bytes > limits.submissionBytesMax)
        return brokenSource(diagnostic('SUBMISSION_TOO_LARGE', { max: limits.submissionBytesMax }))
      const bytes = await bytesOf(zip, entry.path)
      if (!(bytes instanceof ZipError)) return archiveSource(bytes, path, limits)
      return brokenSource(diagnostic('SUBMISSION_ARCHIVE_UNREADABLE', { file: path, reason: bytes.reason }))
    },
  }
}

/** What of these files is looked at, as of those in a folder (`listFolder`). */
function listed(paths: readonly string[], { filesMax, folderDepthMax }: Limits): ListedFolder {
  if (paths.length > filesMax) {
    return { paths: [], diagnostics: [diagnostic('SUBMISSION_TOO_MANY_FILES', { max: filesMax })] }
  }
  const tooDeep = paths.filter((path) => foldersOf(path).length > folderDepthMax)
  const above = new Set(tooDeep.map((path) => foldersOf(path).slice(0, folderDepthMax).join('/')))
  return {
    paths: paths.filter((path) => !tooDeep.includes(path)),
    diagnostics: [...above].map((file) => diagnostic('SUBMISSION_TOO_DEEP', { file, max: folderDepthMax })),
  }
}

function foldersOf(path: string): readonly string[] {
  return path.split('/').slice(0, -1)
}

/** What tools and systems leave behind: names with a dot in front, macOS's second copy of everything, packages. */
function belongsToTools(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules' || part === '__MACOSX')
}

async function bytesOf(zip: Zip, path: string): Promise<Uint8Array | ZipError> {
  try {
    return await zip.read(path)
  } catch (problem) {
    if (problem instanceof ZipError) return problem
    throw problem
  }
}

/** Work that can not be read, with the reason why. */
export function brokenSource(told: Diagnostic): WorkSource {
  const source: WorkSource = {
    paths: [],
    diagnostics: [told],
    read: () => Promise.resolve({ kind: 'absent' }),
    open: () => Promise.resolve(source),
  }
  return source
}

function refused(told: Diagnostic): ReadFile {
  return { kind: 'refused', diagnostic: told }
}

function unreadable(file: string, reason: string): ReadFile {
  return refused(diagnostic('SUBMISSION_UNREADABLE', { file, reason }))
}
