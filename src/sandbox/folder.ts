import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { createTextMemory } from '../domain/text-memory.ts'
import type { VirtualFiles } from '../domain/tool.ts'

/** What `pwd` prints at the root of the virtual folder. A path below it is a path inside of the folder. */
export const FOLDER_ROOT = '/workspace'

/** Why a path leads nowhere in the virtual folder. */
export type PathProblem = 'absolute' | 'parent' | 'url'

/** `path` is relative to the root, without `.` and `..`; the root itself is the empty string. */
export type Resolved =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly problem: PathProblem }

/** What the virtual folder tells when it is used in a way that leads out of it or beyond a bound. */
export interface FolderEvents {
  outside(path: string, problem: PathProblem): void
  full(path: string): void
  /** A file was opened that is not there; `path` is relative to the root. */
  absent(path: string): void
}

/** The virtual folder, seen from a working directory inside of it that can be changed. */
export interface Folder extends VirtualFiles {
  /** The working directory, relative to the root; the root is the empty string. */
  cwd: string
  /** Where a path leads, seen from the working directory. Says nothing about whether anything is there. */
  resolve(path: string): Resolved
  isFolder(path: string): boolean
  /** Whether a file says what it said at first; false as well for one that was made since. `path` is relative to the root. */
  isAsGiven(path: string): boolean
  /** Text that exists under a name of its own for one command: `<(…)`. Gives the name. */
  pipe(text: string): string
  readonly events: { current: FolderEvents | undefined }
}

interface Entry {
  readonly file: Pick<SourceFile, 'text'>
  readonly mode: number
}

/**
 * A folder that exists in memory only, filled with `files`, whose texts are not looked at before somebody reads them. Absolute paths outside of `/workspace`, paths that climb out
 * with `..` and URLs never resolve; using one is told to `events`. Writing makes missing folders; what adds more
 * than `limits.filesMax` files or `limits.submissionBytesMax` characters is not written and told as well.
 */
export function createFolder(files: readonly SourceFile[], limits: Limits): Folder {
  const entries = new Map<string, Entry>()
  for (const file of files) entries.set(file.path, { file, mode: file.executable ? 0o755 : 0o644 })
  const given = new Map(files.map((file) => [file.path, file]))
  const filesMax = entries.size + limits.filesMax
  let added = 0
  const pipes: string[] = []

  const folder: Folder = {
    cwd: '',
    events: { current: undefined },
    resolve: (path) => (folder.cwd === '' ? fromRoot(path) : resolvePath(folder.cwd, path)),
    isFolder(path) {
      const resolved = folder.resolve(path)
      return resolved.ok && hasFolder(entries, resolved.path)
    },
    isAsGiven(path) {
      const now = entries.get(path)?.file
      const before = given.get(path)
      return now === before || now?.text === before?.text
    },
    pipe(text) {
      pipes.push(text)
      return `${PIPE_PREFIX}${PIPE_FIRST - pipes.length}`
    },
    read(path) {
      const special = readSpecial(path, pipes)
      return special ?? entryToRead(path)?.file.text
    },
    mode: (path) => entryAt(path)?.mode,
    list(path) {
      const resolved = folder.resolve(path)
      if (!resolved.ok) return refuse(path, resolved.problem)
      return hasFolder(entries, resolved.path) ? namesIn(entries, resolved.path) : undefined
    },
    write(path, text) {
      if (path === '/dev/null') return
      const resolved = folder.resolve(path)
      if (!resolved.ok) return refuse(path, resolved.problem)
      const before = entries.get(resolved.path)
      const grown = added + text.length - (before?.file.text.length ?? 0)
      if (grown > limits.submissionBytesMax || (before === undefined && entries.size >= filesMax)) {
        folder.events.current?.full(path)
        return
      }
      added = grown
      entries.set(resolved.path, { file: { text }, mode: before?.mode ?? 0o644 })
    },
  }

  function entryAt(path: string): Entry | undefined {
    const resolved = folder.resolve(path)
    return resolved.ok ? entries.get(resolved.path) : refuse(path, resolved.problem)
  }

  function entryToRead(path: string): Entry | undefined {
    const resolved = folder.resolve(path)
    if (!resolved.ok) return refuse(path, resolved.problem)
    const entry = entries.get(resolved.path)
    if (entry === undefined && !hasFolder(entries, resolved.path)) folder.events.current?.absent(resolved.path)
    return entry
  }

  function refuse(path: string, problem: PathProblem): undefined {
    folder.events.current?.outside(path, problem)
    return undefined
  }

  return folder
}

/** Bash names the pipes of `<(…)` downwards from 63. */
const PIPE_PREFIX = '/dev/fd/'
const PIPE_FIRST = 64

function readSpecial(path: string, pipes: readonly string[]): string | undefined {
  if (path === '/dev/null') return ''
  if (!path.startsWith(PIPE_PREFIX)) return undefined
  return pipes[PIPE_FIRST - Number(path.slice(PIPE_PREFIX.length)) - 1]
}

const rootPaths = createTextMemory<Resolved>()

/** Most paths are seen from the root, and a class has the same names for its files. */
function fromRoot(path: string): Resolved {
  return rootPaths.get(path) ?? rootPaths.set(path, resolvePath('', path))
}

/** Works out a path by its text alone, as POSIX does where there are no symbolic links. */
function resolvePath(cwd: string, path: string): Resolved {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path)) return { ok: false, problem: 'url' }
  const inside = path === FOLDER_ROOT || path.startsWith(`${FOLDER_ROOT}/`)
  if (path.startsWith('/') && !inside) return { ok: false, problem: 'absolute' }

  const parts: string[] = inside || cwd === '' ? [] : cwd.split('/')
  for (const part of (inside ? path.slice(FOLDER_ROOT.length) : path).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return { ok: false, problem: 'parent' }
  }
  return { ok: true, path: parts.join('/') }
}

function hasFolder(entries: ReadonlyMap<string, Entry>, path: string): boolean {
  if (path === '') return true
  for (const name of entries.keys()) if (name.startsWith(`${path}/`)) return true
  return false
}

function namesIn(entries: ReadonlyMap<string, Entry>, path: string): readonly { name: string; folder: boolean }[] {
  const prefix = path === '' ? '' : `${path}/`
  const names = new Map<string, boolean>()
  for (const entry of entries.keys()) {
    if (!entry.startsWith(prefix)) continue
    const rest = entry.slice(prefix.length)
    const slash = rest.indexOf('/')
    names.set(slash === -1 ? rest : rest.slice(0, slash), slash !== -1)
  }
  return [...names]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, isFolder]) => ({ name, folder: isFolder }))
}
