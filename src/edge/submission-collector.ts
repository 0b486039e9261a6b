import { basename, dirname, extname } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { HandedInFile } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile, Submission } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import type { ListedFolder, ReadFile } from './files.ts'

/** What was found at a place where a learner's work lies. */
export interface FoundFiles {
  readonly wanted: readonly HandedInFile[]
  /** What came of reading each wanted file. */
  readonly reads: readonly { readonly path: string; readonly read: ReadFile }[]
  /** The author's own files of which there are copies here, with what came of reading these. */
  readonly copies?: readonly { readonly given: SourceFile; readonly read: ReadFile }[]
  /** Everything that lies there. */
  readonly listed: ListedFolder
}

/**
 * The submission that was found. All missing files make one `SUBMISSION_FILE_MISSING`, unless nothing there could be looked at; a file that is there but cannot be used has its own
 * diagnostic and does not count as missing; files that nobody asked for are named in `SUBMISSION_FILES_EXTRA`. Copies of the author's files are
 * not used; one that was changed is told, as its change does not count.
 */
export function collectSubmission({ wanted, reads, copies = [], listed }: FoundFiles, limits: Limits): Submission {
  const collector = newCollector(limits)
  for (const { path, read } of reads) collector.add(path, read)
  const names = new Set([...wanted.map(({ path }) => path), ...copies.map(({ given }) => given.path)])
  const extra = listed.paths.filter((path) => !names.has(path))
  const isUnreadable = listed.paths.length === 0 && listed.diagnostics.some(({ severity }) => severity === 'error')
  return {
    files: collector.files(),
    diagnostics: [
      ...(isUnreadable ? [] : missingFiles(wanted, collector.absent, extra)),
      ...collector.diagnostics,
      ...listed.diagnostics,
      ...copies.flatMap(({ given, read }) => (isChanged(given, read) ? [givenChanged(given)] : [])),
      ...extraFiles(extra),
    ],
  }
}

export interface Collector {
  readonly add: (path: string, read: ReadFile) => void
  readonly files: () => readonly SourceFile[]
  readonly absent: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Gathers files up to `limits.submissionBytesMax` together. */
export function newCollector(limits: Limits): Collector {
  const files: SourceFile[] = []
  const absent: string[] = []
  const diagnostics: Diagnostic[] = []
  let bytes = 0
  return {
    absent,
    diagnostics,
    files: () => files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    add: (path, read) => {
      if (read.kind === 'absent') absent.push(path)
      if (read.kind === 'refused') diagnostics.push(read.diagnostic)
      if (read.kind !== 'file' || bytes > limits.submissionBytesMax) return
      bytes += read.bytes
      if (bytes <= limits.submissionBytesMax) files.push(read.file)
      else diagnostics.push(diagnostic('SUBMISSION_TOO_LARGE', { max: limits.submissionBytesMax }))
    },
  }
}

/** The files that were asked for and are not there, as one diagnostic; `extra` may hold what was meant. */
export function missingFiles(
  wanted: readonly HandedInFile[],
  absent: readonly string[],
  extra: readonly string[],
): readonly Diagnostic[] {
  const missing = wanted.filter(({ path, optional }) => !optional && absent.includes(path)).map(({ path }) => path)
  if (missing.length === 0) return []
  const [found] = missing.flatMap((path) => {
    const near = nearFile(path, extra)
    return near === undefined ? [] : [{ near, meant: path }]
  })
  const args = { file: missing.join(', '), ...found }
  return [diagnostic('SUBMISSION_FILE_MISSING', args)]
}

/** A file that is probably the missing one: another case or ending, or in another folder. */
function nearFile(path: string, extra: readonly string[]): string | undefined {
  const name = basename(path).toLowerCase()
  return (
    extra.find((each) => basename(each).toLowerCase() === name) ??
    // Windows hides endings, and editors add one: `commands.sh.txt`
    extra.find((each) => basename(each).toLowerCase() === `${name}.txt`) ??
    extra.find((each) => dirname(each) === dirname(path) && stem(each) === stem(path)) ??
    suggest(path, extra) ??
    extra.find(
      (each) => dirname(each) === dirname(path) && isShortFor(stem(each), stem(path)) && isSameKind(each, path),
    )
  )
}

/** At least so much of a name has to be there for it to stand for the whole. */
const SHORT_NAME_MIN = 3

/** `deploy` for `deployment`. */
function isShortFor(short: string, whole: string): boolean {
  return short.length >= SHORT_NAME_MIN && whole.startsWith(short)
}

function isSameKind(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => extname(path).toLowerCase().replace('.yml', '.yaml'))
  return one === other
}

function stem(path: string): string {
  return basename(path, extname(path)).toLowerCase()
}

/** Line ends do not count: tools change them. */
function isChanged(given: SourceFile, read: ReadFile): boolean {
  return read.kind === 'file' && withPlainEnds(read.file.text) !== withPlainEnds(given.text)
}

function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function givenChanged({ path }: SourceFile): Diagnostic {
  return diagnostic('SUBMISSION_GIVEN_CHANGED', { file: path })
}

/** So many are named; of the others there is only the number. */
const EXTRA_NAMED_MAX = 5

function extraFiles(extra: readonly string[]): readonly Diagnostic[] {
  if (extra.length === 0) return []
  const named = extra.slice(0, EXTRA_NAMED_MAX)
  const file = [...named, ...(extra.length > named.length ? ['…'] : [])].join(', ')
  return [diagnostic('SUBMISSION_FILES_EXTRA', { file, count: extra.length })]
}
