import { basename, dirname, extname } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { HandedInFile } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile, Submission } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import { kindOf, listFolder, readFileBelow, readPlainFile } from './files.ts'
import type { ReadFile } from './files.ts'

/**
 * Reads what a learner hands in: a folder, or one file that stands for one of those wanted. Only wanted files are opened, none outside the folder and
 * none behind a symbolic link; others are named in `SUBMISSION_FILES_EXTRA`. All missing files make one `SUBMISSION_FILE_MISSING`; a file that is there but
 * cannot be used has its own diagnostic and does not count as missing.
 */
export function readSubmission(place: string, wanted: readonly HandedInFile[], limits: Limits): Submission {
  const kind = kindOf(place)
  if (kind === 'file') return readSingleFile(place, wanted, limits)
  if (kind === 'link' || kind === 'other') {
    const code = kind === 'link' ? 'SUBMISSION_SYMLINK' : 'SUBMISSION_NOT_A_FILE'
    return { files: [], diagnostics: [diagnostic(code, { file: basename(place) })] }
  }
  const collector = newCollector(limits)
  for (const { path } of wanted)
    collector.add(path, kind === 'absent' ? { kind: 'absent' } : readFileBelow(place, path, limits))
  const listed = kind === 'absent' ? { paths: [], diagnostics: [] } : listFolder(place, limits)
  const names = new Set(wanted.map(({ path }) => path))
  const extra = listed.paths.filter((path) => !names.has(path))
  return {
    files: collector.files(),
    diagnostics: [
      ...missingFiles(wanted, collector.absent, extra),
      ...collector.diagnostics,
      ...listed.diagnostics,
      ...extraFiles(extra),
    ],
  }
}

/** Every file below a folder, for commands that know of no exercise; also one file alone. */
export function readAllFiles(place: string, limits: Limits): Submission {
  if (kindOf(place) === 'file') {
    const collector = newCollector(limits)
    collector.add(basename(place), readPlainFile(place, basename(place), limits))
    return { files: collector.files(), diagnostics: collector.diagnostics }
  }
  const listed = listFolder(place, limits)
  const collector = newCollector(limits)
  for (const path of listed.paths) collector.add(path, readFileBelow(place, path, limits))
  return { files: collector.files(), diagnostics: [...collector.diagnostics, ...listed.diagnostics] }
}

interface Collector {
  readonly add: (path: string, read: ReadFile) => void
  readonly files: () => readonly SourceFile[]
  readonly absent: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Gathers files up to `limits.submissionBytesMax` together. */
function newCollector(limits: Limits): Collector {
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

function readSingleFile(place: string, wanted: readonly HandedInFile[], limits: Limits): Submission {
  const name = basename(place)
  const meant = meantFile(name, wanted)
  if (meant === undefined) {
    const list = wanted.map(({ path }) => path).join(', ')
    return { files: [], diagnostics: [diagnostic('SUBMISSION_FILE_UNCLEAR', { file: name, wanted: list })] }
  }
  const collector = newCollector(limits)
  collector.add(meant, readPlainFile(place, meant, limits))
  const others = wanted.filter(({ path }) => path !== meant).map(({ path }) => path)
  return { files: collector.files(), diagnostics: [...missingFiles(wanted, others, []), ...collector.diagnostics] }
}

/** Which of the wanted files a file stands for: that of its name, else the only one, else the only one with its ending. */
function meantFile(name: string, wanted: readonly HandedInFile[]): string | undefined {
  const paths = wanted.map(({ path }) => path)
  const required = wanted.filter(({ optional }) => !optional).map(({ path }) => path)
  const rules: readonly (readonly string[])[] = [
    paths.filter((path) => basename(path) === name),
    paths.length === 1 ? paths : required.length === 1 ? required : [],
    paths.filter((path) => extname(path) === extname(name)),
  ]
  const fitting = rules.find((rule) => rule.length > 0) ?? []
  return fitting.length === 1 ? fitting[0] : undefined
}

function missingFiles(
  wanted: readonly HandedInFile[],
  absent: readonly string[],
  extra: readonly string[],
): readonly Diagnostic[] {
  const missing = wanted.filter(({ path, optional }) => !optional && absent.includes(path)).map(({ path }) => path)
  if (missing.length === 0) return []
  const near = missing.flatMap((path) => nearFile(path, extra) ?? [])[0]
  const args = { file: missing.join(', '), ...(near === undefined ? {} : { near }) }
  return [diagnostic('SUBMISSION_FILE_MISSING', args)]
}

/** A file that is probably the missing one: another case or ending, or in another folder. */
function nearFile(path: string, extra: readonly string[]): string | undefined {
  const name = basename(path).toLowerCase()
  return (
    extra.find((each) => basename(each).toLowerCase() === name) ??
    extra.find((each) => dirname(each) === dirname(path) && stem(each) === stem(path)) ??
    suggest(path, extra)
  )
}

function stem(path: string): string {
  return basename(path, extname(path)).toLowerCase()
}

/** So many are named; of the others there is only the number. */
const EXTRA_NAMED_MAX = 5

function extraFiles(extra: readonly string[]): readonly Diagnostic[] {
  if (extra.length === 0) return []
  const named = extra.slice(0, EXTRA_NAMED_MAX)
  const file = [...named, ...(extra.length > named.length ? ['…'] : [])].join(', ')
  return [diagnostic('SUBMISSION_FILES_EXTRA', { file, count: extra.length })]
}
