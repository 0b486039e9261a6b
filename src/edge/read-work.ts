import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { SubmissionPlace } from '../domain/batch.ts'
import { diagnostic } from '../domain/codes.ts'
import type { HandedInFile } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile, Submission } from '../domain/submission.ts'
import { kindOf } from './files.ts'
import { collectSubmission } from './submission-collector.ts'
import { brokenSource, folderSource, type WorkSource, zipSource } from './work-source.ts'
import type { Zip } from './zip.ts'

/** Where a class lies: a folder of the machine, or an archive that is open. */
export type ClassRoot = { readonly folder: string } | { readonly zip: Zip }

/** One learner's work as it was read. */
export interface ReadWork {
  readonly submission: Submission
  /** SHA-256 of what was read, names and modes included. */
  readonly digest: string
  /** SHA-256 of all that a report depends on: also why a file could not be read. Work of which nothing was read is not all the same. */
  readonly key: string
  /** Nothing at all lies there, so nothing was handed in. */
  readonly isEmpty: boolean
}

/** What an exercise asks for, and what it gives itself. */
export interface AskedFiles {
  readonly wanted: readonly HandedInFile[]
  /** Copies of these may lie beside the work; they are not used. */
  readonly given: readonly SourceFile[]
}

/**
 * Reads the work at a place of a class. Learners wrap their work: where no wanted file lies at the place itself, the one folder that has
 * some, or else the one archive, is looked into.
 */
export async function readWork(
  root: ClassRoot,
  place: SubmissionPlace,
  asked: AskedFiles,
  limits: Limits,
): Promise<ReadWork> {
  const open: WorkSource[] = []
  try {
    return await readSource(await openPlace(root, place, limits, open), asked, limits, open)
  } finally {
    for (const source of open) source.close?.()
  }
}

/** `open` gathers what has to be closed again. */
async function readSource(
  opened: WorkSource,
  { wanted, given }: AskedFiles,
  limits: Limits,
  open: WorkSource[],
): Promise<ReadWork> {
  const source = await unwrapped(opened, wanted, open)
  const base = baseOf(source, wanted)
  const reads = []
  for (const { path } of wanted) reads.push({ path, read: renamed(await source.read(base + path), path) })
  const paths = source.paths.filter((path) => path.startsWith(base)).map((path) => path.slice(base.length))
  const copies = []
  for (const file of given) {
    if (paths.includes(file.path)) copies.push({ given: file, read: await source.read(base + file.path) })
  }
  const listed = { paths, diagnostics: source.diagnostics }
  const submission = collectSubmission({ wanted, reads, copies, listed }, limits)
  return {
    submission,
    digest: digestOf(submission),
    key: createHash('sha256').update(JSON.stringify(submission)).digest('hex'),
    isEmpty: opened.paths.length === 0 && opened.diagnostics.length === 0,
  }
}

type Read = Awaited<ReturnType<WorkSource['read']>>

/** Within what was handed in a file has the name that the exercise gave it. */
function renamed(read: Read, path: string): Read {
  return read.kind === 'file' ? { ...read, file: { ...read.file, path } } : read
}

async function openPlace(
  root: ClassRoot,
  place: SubmissionPlace,
  limits: Limits,
  open: WorkSource[],
): Promise<WorkSource> {
  const { archive, folder, files } = place
  if (archive !== undefined) {
    const outer = sourceAt(root, '', limits)
    const inner = await outer.open(archive)
    open.push(inner)
    return within(inner, folder)
  }
  const source = sourceAt(root, folder, limits)
  return files === undefined ? source : onlyFiles(source, files)
}

function sourceAt(root: ClassRoot, folder: string, limits: Limits): WorkSource {
  if ('zip' in root) return zipSource(root.zip, folder, limits)
  const parts = folder.split('/')
  const isLinked = parts.some((_, index) => kindOf(join(root.folder, ...parts.slice(0, index + 1))) === 'link')
  if (isLinked) return brokenSource(diagnostic('SUBMISSION_SYMLINK', { file: folder }))
  return folderSource(join(root.folder, folder), limits)
}

/** A folder of a source, as a source. */
function within(source: WorkSource, folder: string): WorkSource {
  if (folder === '') return source
  const below = `${folder}/`
  return {
    ...source,
    paths: source.paths.filter((path) => path.startsWith(below)).map((path) => path.slice(below.length)),
    read: (path) => source.read(below + path),
    open: (path) => source.open(below + path),
  }
}

/** Single files of a source under the names they were handed in with. */
function onlyFiles(source: WorkSource, files: NonNullable<SubmissionPlace['files']>): WorkSource {
  const places = new Map(files.map(({ path, name }) => [name, path]))
  return {
    paths: [...places.keys()].toSorted(),
    diagnostics: [],
    read: (name) => source.read(places.get(name) ?? name),
    open: (name) => source.open(places.get(name) ?? name),
  }
}

/** An archive in an archive in an archive is nobody's homework. */
const WRAPPINGS_MAX = 2

async function unwrapped(source: WorkSource, wanted: readonly HandedInFile[], open: WorkSource[]): Promise<WorkSource> {
  let inner = source
  for (let depth = 0; depth < WRAPPINGS_MAX; depth += 1) {
    if (foldersWith(inner, wanted).length > 0) return inner
    const archives = inner.paths.filter((path) => /\.zip$/i.test(path))
    const [only] = archives
    if (only === undefined || archives.length > 1) return inner
    inner = await inner.open(only)
    open.push(inner)
  }
  return inner
}

/** The folder of the work, with `/` behind it: where the files lie at once, else the only folder in which some of them do. */
function baseOf(source: WorkSource, wanted: readonly HandedInFile[]): string {
  const folders = foldersWith(source, wanted)
  const [only = ''] = folders
  return folders.includes('') || folders.length > 1 ? '' : only
}

function foldersWith({ paths }: WorkSource, wanted: readonly HandedInFile[]): readonly string[] {
  const folders = paths.flatMap((path) =>
    wanted
      .filter((file) => path === file.path || path.endsWith(`/${file.path}`))
      .map((file) => path.slice(0, -file.path.length)),
  )
  return [...new Set(folders)]
}

export function digestOf({ files }: { readonly files: readonly SourceFile[] }): string {
  const hash = createHash('sha256')
  for (const { path, text, executable } of files) hash.update(JSON.stringify([path, text, executable]))
  return hash.digest('hex')
}
