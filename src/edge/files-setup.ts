import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LIMITS } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { kindOf, readFileBelow } from './files.ts'

/** What became of a file of a set-up: `kept` is one that was edited and not written over. */
export type SetupOutcome = 'written' | 'unchanged' | 'kept'

/** Writes a file below a folder; one that is there with another text only when `force` says so. Links are not written through. */
export function writeSetupFile(folder: string, { path, text, executable }: SourceFile, force: boolean): SetupOutcome {
  const place = join(folder, path)
  const kind = kindOf(place)
  if (kind === 'file' && readFileSync(place, 'utf8') === text) return 'unchanged'
  if (kind !== 'absent' && (kind !== 'file' || !force)) return 'kept'
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, text, { mode: executable ? 0o755 : 0o644 })
  return 'written'
}

/** The largest file that may belong to a set-up: what Classroom 50 takes for a whole bundle. */
const SETUP_BYTES_MAX = 10_000_000

/** A file of a set-up as it is now; `undefined` where there is none, or where it is a link or no text. */
export function readSetupFile(folder: string, path: string): SourceFile | undefined {
  const read = readFileBelow(folder, path, { ...LIMITS, fileBytesMax: SETUP_BYTES_MAX })
  return read.kind === 'file' ? read.file : undefined
}

/** Folders that are looked at for a set-up, at most. */
const FOLDERS_MAX = 200

/** The workflows of a repository, by their paths, sorted. */
export function workflowNames(root: string): readonly string[] {
  const folder = '.github/workflows'
  return namesIn(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`)
}

/**
 * The folders in which a grader lies: here, in one called like its platform, in an action of the repository, or in the autograders of a classroom.
 */
export function setupFolders(root: string): readonly string[] {
  const below = (folder: string): readonly string[] => namesIn(join(root, folder)).map((name) => `${folder}/${name}`)
  const classrooms = namesIn(root).filter((name) => namesIn(join(root, name)).includes('autograders'))
  const candidates = [
    '.',
    'classroom50',
    'classroom50-tests',
    'gradescope',
    ...below('.github/actions'),
    ...classrooms.flatMap((name) => below(`${name}/autograders`)),
  ]
  return candidates.slice(0, FOLDERS_MAX).filter((folder) => hasGrader(root, folder))
}

/** Whether the grader is there, or what starts it. The `action.yml` of a whole repository starts one that is built later. */
function hasGrader(root: string, folder: string): boolean {
  const place = join(root, folder)
  const programs = ['autograder.py', 'run_autograder', ...(folder === '.' ? [] : ['action.yml'])]
  if (kindOf(place) !== 'folder') return false
  return (
    kindOf(join(place, 'grade.mjs')) === 'file' ||
    programs.some((name) => readSetupFile(place, name)?.text.includes('grade.mjs') === true)
  )
}

function namesIn(folder: string): readonly string[] {
  return kindOf(dirname(folder)) === 'folder' && kindOf(folder) === 'folder'
    ? readdirSync(folder).toSorted().slice(0, FOLDERS_MAX)
    : []
}
