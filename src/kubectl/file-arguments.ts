import { diagnostic } from '../domain/codes.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import type { Call } from './call.ts'
import { type Failure, type Result, bad, combined, good, message } from './failure.ts'

/** One file that `-f` led to. */
export interface InputFile {
  /** As messages name it: the path as typed, or joined to the folder it was found in; `STDIN`. */
  readonly name: string
  /** Path to read in the virtual folder; absent for standard input. */
  readonly path?: string
  readonly text: string
}

export interface InputFiles {
  readonly files: readonly InputFile[]
  /** True when one plain file was named. */
  readonly isSingle: boolean
}

const EXTENSIONS = ['.json', '.yaml', '.yml']

/** Finds the files of `-f` and `-R`, as cli-runtime's resource builder does (pkg/resource/builder.go FilenameParam). */
export function readFileArguments(call: Call): Result<InputFiles> {
  const names = call.flags.list('filename')
  const kustomize = call.flags.text('kustomize')
  const problems: Failure[] = []
  if (names.length > 0 && kustomize !== '') problems.push(message('only one of -f or -k can be specified'))
  if (kustomize !== '' && call.flags.on('recursive')) problems.push(message("the -k flag can't be used with -f or -R"))
  if (kustomize !== '' && problems.length === 0) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl -k' }))
    return bad({ kind: 'exit', code: 1 })
  }
  const files: InputFile[] = []
  let isFolder = false
  for (const name of names) {
    const found = filesAt(call, name)
    if (!found.ok) problems.push(found.failure)
    else {
      if (found.value.length > 1 || name === '-') isFolder = true
      files.push(...found.value)
    }
  }
  const failure = combined(problems)
  if (failure !== undefined) return bad(failure)
  if (names.length > 0 && files.length === 0) {
    const list = `[${names.join(' ')}]`
    return bad(message(`error reading ${list}: recognized file extensions are [${EXTENSIONS.join(' ')}]`))
  }
  return good({ files, isSingle: !isFolder && files.length === 1 })
}

function filesAt(call: Call, name: string): Result<readonly InputFile[]> {
  if (name === '-') return good([{ name: 'STDIN', text: call.stdin }])
  if (name.startsWith('http://') || name.startsWith('https://')) {
    // Nothing is there; asking lets the folder say why.
    const text = call.host.files.read(name, 'manifest')
    return text === undefined
      ? bad(message(`unable to read URL ${goQuote(name)}, no network is reachable from here`))
      : good([])
  }
  const path = plainPath(name)
  const text = call.host.files.read(path, 'manifest')
  if (text !== undefined) return good([{ name, path, text }])
  if (call.host.files.list(path) !== undefined) {
    return good(filesInFolder(call, path, path, 0))
  }
  const matches = filesMatching(call, path)
  return matches.length > 0 ? good(matches) : bad(message(`the path ${goQuote(name)} does not exist`))
}

function filesInFolder(call: Call, path: string, name: string, depth: number): readonly InputFile[] {
  if (depth > call.host.limits.folderDepthMax) return []
  const found: InputFile[] = []
  for (const entry of call.host.files.list(path) ?? []) {
    const inner = joined(path, entry.name)
    const shown = joined(name, entry.name)
    if (entry.folder) {
      if (call.flags.on('recursive')) found.push(...filesInFolder(call, inner, shown, depth + 1))
      continue
    }
    const text = EXTENSIONS.some((extension) => entry.name.endsWith(extension))
      ? call.host.files.read(inner, 'manifest')
      : undefined
    if (text !== undefined) found.push({ name: shown, path: inner, text })
  }
  return found
}

/** A pattern that the shell left alone, e.g. because it stood in quotes: `*` and `?` in the last part of the path. */
function filesMatching(call: Call, path: string): readonly InputFile[] {
  const slash = path.lastIndexOf('/')
  const folder = slash < 0 ? '' : path.slice(0, slash)
  const pattern = path.slice(slash + 1)
  const found: InputFile[] = []
  for (const entry of call.host.files.list(folder) ?? []) {
    if (entry.folder || !matchesGlob(pattern, entry.name)) continue
    const inner = joined(folder, entry.name)
    const text = call.host.files.read(inner, 'manifest')
    if (text !== undefined) found.push({ name: inner, path: inner, text })
  }
  return found
}

/** Linear-time glob matching with the last `*` as the only point to go back to. */
function matchesGlob(pattern: string, name: string): boolean {
  let p = 0
  let n = 0
  let star = -1
  let mark = 0
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p
      mark = n
      p += 1
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p += 1
      n += 1
    } else if (star >= 0) {
      p = star + 1
      mark += 1
      n = mark
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}

/** A relative path without `.` and doubled slashes; `''` is the folder itself. Other paths are left as they are. */
export function plainPath(name: string): string {
  const parts = name.split('/')
  if (name.startsWith('/') || parts.includes('..')) return name
  return parts.filter((part) => part !== '' && part !== '.').join('/')
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
