import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { folderFor, meantExercise } from '../batch/folder-names.ts'
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
  readonly exercise: string
  /** Ids of all exercises there are. */
  readonly course: readonly string[]
  readonly wanted: readonly HandedInFile[]
  /** Copies of these may lie beside the work; they are not used. */
  readonly given: readonly SourceFile[]
}

/**
 * Reads the work at a place of a class. Learners wrap their work: where no wanted file lies at the place itself, the one folder that has
 * some, or else the one archive, is looked into. What lies in folders that are called like other exercises is no part of it.
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
async function readSource(place: WorkSource, asked: AskedFiles, limits: Limits, open: WorkSource[]): Promise<ReadWork> {
  const { wanted, given } = asked
  const opened = withoutOthers(place, asked)
  const source = await unwrapped(opened, asked, open)
  const base = baseOf(source, asked)
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

async function unwrapped(source: WorkSource, asked: AskedFiles, open: WorkSource[]): Promise<WorkSource> {
  let inner = source
  for (let depth = 0; depth < WRAPPINGS_MAX; depth += 1) {
    if (foldersWith(inner, asked.wanted).length > 0) return inner
    const archives = inner.paths.filter((path) => /\.zip$/i.test(path))
    const [only] = archives
    if (only === undefined || archives.length > 1) return inner
    const opened = await inner.open(only)
    open.push(opened)
    inner = withoutOthers(opened, asked)
  }
  return inner
}

/** The folder of the work, with `/` behind it: where the files lie at once, else the only folder in which some of them do, or the one called like the exercise. */
function baseOf(source: WorkSource, { wanted, exercise, course }: AskedFiles): string {
  const folders = foldersWith(source, wanted)
  if (folders.includes('')) return ''
  const own = folders.filter((folder) => exerciseAt(folder, course) === exercise)
  const [only = '', other] = own.length > 0 ? own : folders
  return other === undefined ? only : ''
}

/** A source without the folders of other exercises. */
function withoutOthers(source: WorkSource, { exercise, course }: AskedFiles): WorkSource {
  const known = new Map<string, boolean>()
  const isOther = (path: string): boolean => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    if (folder === '') return false
    const before = known.get(folder)
    if (before !== undefined) return before
    const id = exerciseAt(folder, course)
    const told = id !== undefined && id !== exercise
    known.set(folder, told)
    return told
  }
  return { ...source, paths: source.paths.filter((path) => !isOther(path)) }
}

/** The exercise that a folder is for, by its name or that of one around it, with `/` behind it; the outermost name decides. */
function exerciseAt(folder: string, course: readonly string[]): string | undefined {
  const parts = folder.split('/').slice(0, -1)
  for (const [index, part] of parts.entries()) {
    const names = [part, `${parts[index - 1] ?? ''}/${part}`]
    const id = course.find((each) => folderFor(each, course, names) !== undefined) ?? meantExercise(part, course)
    if (id !== undefined) return id
  }
  return undefined
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
