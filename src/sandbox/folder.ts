import type { Limits } from '../domain/limits.ts'
import { type SourceFile, textFor } from '../domain/submission.ts'
import { createTextMemory } from '../domain/text-memory.ts'
import type { VirtualFiles } from '../domain/tool.ts'

/** What `pwd` prints at the root of the virtual folder. A path below it is a path inside of the folder. */
export const FOLDER_ROOT = '/workspace'

/** Why a path leads nowhere in the virtual folder. */
export type PathProblem = 'absolute' | 'parent' | 'url'

/**
 * `path` is relative to the root, without `.` and `..`; the root itself is the empty string. A place outside that commands may use begins
 * with `/`.
 */
export type Resolved =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly problem: PathProblem }

/** What the virtual folder tells when it is used in a way that leads out of it or beyond a bound. */
export interface FolderEvents {
  outside(path: string, problem: PathProblem): void
  full(path: string): void
  /** A file was opened that is not there; `path` is relative to the root. */
  absent(path: string): void
  /** A file was written, or emptied to be written. */
  wrote(path: string): void
}

/** The virtual folder, seen from a working directory inside of it that can be changed. */
export interface Folder extends VirtualFiles {
  /** The working directory, relative to the root; the root is the empty string. Outside of it, it begins with `/`. */
  cwd: string
  /** Where a path leads, seen from the working directory. Says nothing about whether anything is there. */
  resolve(path: string): Resolved
  isFolder(path: string): boolean
  /** Whether a file says what it said at first; false as well for one that was made since. `path` is relative to the root. */
  isAsGiven(path: string): boolean
  /** Whether a file is there, whatever it says. */
  has(path: string): boolean
  /** Makes a folder and those on the way to it; false where the path leads out. */
  makeFolder(path: string): boolean
  /** Takes a file away, or a folder with all that is in it. */
  remove(path: string): void
  /** Sets the permission bits of a file. */
  setMode(path: string, mode: number): void
  /** What a file holds, without telling anybody that it is not there. `path` is seen from the root. */
  peek(path: string): string | undefined
  /** Text that exists under a name of its own for one command: `<(…)`. Gives the name. */
  pipe(text: string): string
  readonly events: { current: FolderEvents | undefined }
}

interface Entry {
  readonly file: Pick<SourceFile, 'text' | 'textFor'>
  readonly mode: number
}

/**
 * A folder that exists in memory only, filled with `files`, whose texts are not looked at before somebody reads them. Beside it there are places such as
 * `/opt` and `/tmp`, empty at first, which exist in memory just the same. Folders of a system, paths that climb out with `..` and URLs never
 * resolve; using one is told to `events`, and so is looking outside in a folder that nobody wrote to: that is on somebody's own machine. Writing makes
 * missing folders; what adds more than `limits.filesMax` files or `limits.submissionBytesMax` characters is not written and told as well.
 */
export function createFolder(files: readonly SourceFile[], limits: Limits): Folder {
  const entries = new Map<string, Entry>()
  for (const file of files) entries.set(file.path, { file, mode: file.executable ? 0o755 : 0o644 })
  const given = new Map(files.map((file) => [file.path, file]))
  const filesMax = entries.size + limits.filesMax
  let added = 0
  const pipes: string[] = []
  const folders = new Set(PLACES)

  const folder: Folder = {
    cwd: '',
    events: { current: undefined },
    resolve: (path) => (folder.cwd === '' ? fromRoot(path) : resolvePath(folder.cwd, path)),
    isFolder(path) {
      const resolved = folder.resolve(path)
      return resolved.ok && hasFolder(entries, folders, resolved.path)
    },
    makeFolder(path) {
      const resolved = folder.resolve(path)
      if (!resolved.ok) refuse(path, resolved.problem)
      else if (folders.size < filesMax) folders.add(resolved.path)
      return resolved.ok
    },
    remove(path) {
      const resolved = folder.resolve(path)
      if (!resolved.ok) return
      for (const known of [entries, folders])
        for (const name of known.keys()) if (name === resolved.path || isBelow(name, resolved.path)) known.delete(name)
    },
    setMode(path, mode) {
      const resolved = folder.resolve(path)
      const entry = resolved.ok ? entries.get(resolved.path) : undefined
      if (resolved.ok && entry !== undefined) entries.set(resolved.path, { ...entry, mode })
    },
    peek(path) {
      const resolved = resolvePath('', path)
      return resolved.ok ? entries.get(resolved.path)?.file.text : undefined
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
    has: (path) => readSpecial(path, pipes) !== undefined || entryToRead(path) !== undefined,
    read(path, look = 'text') {
      const special = readSpecial(path, pipes)
      if (special !== undefined) return special
      const entry = entryToRead(path)
      return entry === undefined ? undefined : textFor(entry.file, look)
    },
    mode: (path) => entryAt(path)?.mode,
    list(path) {
      const resolved = folder.resolve(path)
      if (!resolved.ok) return refuse(path, resolved.problem)
      if (hasFolder(entries, folders, resolved.path))
        return namesIn([...entries.keys(), ...folders], folders, resolved.path)
      return isElsewhere(resolved.path) ? refuse(path, 'absolute') : undefined
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
      folder.events.current?.wrote(resolved.path)
      entries.set(resolved.path, { file: { text }, mode: before?.mode ?? 0o644 })
    },
  }

  function entryAt(path: string): Entry | undefined {
    const resolved = folder.resolve(path)
    if (!resolved.ok) return refuse(path, resolved.problem)
    const entry = entries.get(resolved.path)
    return entry === undefined && isElsewhere(resolved.path) ? refuse(path, 'absolute') : entry
  }

  function entryToRead(path: string): Entry | undefined {
    const resolved = folder.resolve(path)
    if (!resolved.ok) return refuse(path, resolved.problem)
    const entry = entries.get(resolved.path)
    if (entry !== undefined || hasFolder(entries, folders, resolved.path)) return entry
    if (isElsewhere(resolved.path)) return refuse(path, 'absolute')
    if (!isOutside(resolved.path)) folder.events.current?.absent(resolved.path)
    return entry
  }

  /** Outside, where no command wrote anything: whoever looks there means a file of a machine of their own. */
  function isElsewhere(path: string): boolean {
    const parent = path.slice(0, path.lastIndexOf('/'))
    return isOutside(path) && ![...entries.keys()].some((name) => isBelow(name, parent === '' ? path : parent))
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

/** Folders outside that are there from the beginning, with nothing in them. */
const PLACES: readonly string[] = ['/home', '/home/learner', '/mnt', '/opt', '/root', '/srv', '/tmp', '/var/tmp']

/** Folders of a system: what is in them on somebody's machine is not known, and nobody writes there by the way. */
const SYSTEM: ReadonlySet<string> = new Set([
  'bin',
  'boot',
  'dev',
  'etc',
  'lib',
  'lib64',
  'proc',
  'run',
  'sbin',
  'sys',
  'usr',
  'var',
])

function isOutside(path: string): boolean {
  return path.startsWith('/')
}

/** Works out a path by its text alone, as POSIX does where there are no symbolic links. */
function resolvePath(cwd: string, path: string): Resolved {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path)) return { ok: false, problem: 'url' }
  const inside = path === FOLDER_ROOT || path.startsWith(`${FOLDER_ROOT}/`)
  if (!inside && (isOutside(path) || isOutside(cwd))) return resolveOutside(isOutside(path) ? path : `${cwd}/${path}`)

  const parts: string[] = inside || cwd === '' ? [] : cwd.split('/')
  for (const part of (inside ? path.slice(FOLDER_ROOT.length) : path).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return { ok: false, problem: 'parent' }
  }
  return { ok: true, path: parts.join('/') }
}

function resolveOutside(path: string): Resolved {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  const clean = `/${parts.join('/')}`
  if (clean === FOLDER_ROOT || clean.startsWith(`${FOLDER_ROOT}/`))
    return { ok: true, path: clean.slice(FOLDER_ROOT.length + 1) }
  const [top = '', below = ''] = parts
  if (top === '' || (SYSTEM.has(top) && `${top}/${below}` !== 'var/tmp')) return { ok: false, problem: 'absolute' }
  return { ok: true, path: clean }
}

/** Below the root is what does not begin with `/`. */
function isBelow(name: string, path: string): boolean {
  return path === '' ? !isOutside(name) : name.startsWith(`${path}/`)
}

function hasFolder(entries: ReadonlyMap<string, Entry>, folders: ReadonlySet<string>, path: string): boolean {
  if (path === '' || folders.has(path)) return true
  for (const known of [entries.keys(), folders]) for (const name of known) if (isBelow(name, path)) return true
  return false
}

function namesIn(
  paths: readonly string[],
  folders: ReadonlySet<string>,
  path: string,
): readonly { name: string; folder: boolean }[] {
  const names = new Map<string, boolean>()
  for (const known of paths) {
    if (!isBelow(known, path)) continue
    const rest = path === '' ? known : known.slice(path.length + 1)
    const slash = rest.indexOf('/')
    const name = slash === -1 ? rest : rest.slice(0, slash)
    names.set(name, names.get(name) === true || slash !== -1 || folders.has(known))
  }
  return [...names]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, isFolder]) => ({ name, folder: isFolder }))
}
