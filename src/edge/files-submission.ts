import { basename, extname } from 'node:path'
import { diagnostic } from '../domain/codes.ts'
import type { HandedInFile } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile, Submission } from '../domain/submission.ts'
import { kindOf, listFolder, readFileBelow, readPlainFile } from './files.ts'
import { collectSubmission, missingFiles, newCollector } from './submission-collector.ts'

/**
 * Reads what a learner hands in: a folder, or one file that stands for one of those wanted. Only wanted files are opened, none outside the folder and
 * none behind a symbolic link; others are named in `SUBMISSION_FILES_EXTRA`. All missing files make one `SUBMISSION_FILE_MISSING`; a file that is there but
 * cannot be used has its own diagnostic and does not count as missing. `given`: the author's own files, of which there may be copies.
 */
export function readSubmission(
  place: string,
  wanted: readonly HandedInFile[],
  limits: Limits,
  given: readonly SourceFile[] = [],
): Submission {
  const kind = kindOf(place)
  if (kind === 'file') return readSingleFile(place, wanted, limits)
  if (kind === 'link' || kind === 'other') {
    const code = kind === 'link' ? 'SUBMISSION_SYMLINK' : 'SUBMISSION_NOT_A_FILE'
    return { files: [], diagnostics: [diagnostic(code, { file: basename(place) })] }
  }
  const isThere = kind !== 'absent'
  const reads = wanted.map(({ path }) => ({
    path,
    read: isThere ? readFileBelow(place, path, limits) : ({ kind: 'absent' } as const),
  }))
  const listed = isThere ? listFolder(place, limits) : { paths: [], diagnostics: [] }
  const copies = given
    .filter(({ path }) => listed.paths.includes(path))
    .map((file) => ({ given: file, read: readFileBelow(place, file.path, limits) }))
  return collectSubmission({ wanted, reads, copies, listed }, limits)
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
