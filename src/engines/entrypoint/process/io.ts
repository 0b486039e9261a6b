import { acquire, openFile, release, type Channel, type OpenFile } from './channel.ts'
import { joinPath, parentPath, type FileNode } from './file-tree.ts'
import { FILE_CHARACTERS_MAX, TEXT_CHARACTERS_MAX } from './bounds.ts'
import { BUSY, type Kernel, type Process, type Wait } from './kernel.ts'
import { mayReach, modeAllows } from './permissions.ts'
import { SIGNAL } from './signals.ts'

/** How much a pipe holds before its writer has to wait (pipe(7)). */
const PIPE_CAPACITY = 65_536

/** What libc calls the errors that programs tell. */
export type FileError = 'ENOENT' | 'EACCES' | 'EISDIR' | 'ENOTDIR' | 'EEXIST' | 'ENOTEMPTY' | 'EBADF'

export const ERROR_TEXT: Readonly<Record<FileError, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
  ENOTEMPTY: 'Directory not empty',
  EBADF: 'Bad file descriptor',
}

export type OpenResult =
  | { readonly ok: true; readonly file: OpenFile }
  | { readonly ok: false; readonly error: FileError }

export type OpenMode = 'read' | 'write' | 'append' | 'both'

/** Writes text to a descriptor. False when it is not open for writing. A reader that is gone ends the writer (SIGPIPE). */
export function* write(kernel: Kernel, process: Process, descriptor: number, text: string): Generator<Wait, boolean> {
  const file = process.files.get(descriptor)
  if (file === undefined || !file.writable) return false
  const { channel } = file
  if (channel.kind === 'output') kernel.emit(channel.stream, text)
  else if (channel.kind === 'file') writeFile(kernel, channel, text)
  else if (channel.kind === 'pipe' && text !== '') {
    const { pipe } = channel
    while (pipe.buffered.length >= PIPE_CAPACITY && pipe.readers > 0) {
      yield { ready: () => pipe.buffered.length < PIPE_CAPACITY || pipe.readers === 0 }
    }
    if (pipe.readers === 0) {
      kernel.signal(process, SIGNAL.PIPE, 'inside')
      if (process.end !== undefined) yield {}
      return false
    }
    pipe.buffered += text
  }
  return true
}

/** What can be read now; waits until there is something. `undefined` at the end. */
export function* read(kernel: Kernel, process: Process, descriptor: number): Generator<Wait, string | undefined> {
  const file = process.files.get(descriptor)
  if (file === undefined || !file.readable) return undefined
  const { channel } = file
  switch (channel.kind) {
    case 'text': {
      const rest = channel.text.slice(channel.offset)
      channel.offset = channel.text.length
      return rest === '' ? undefined : rest
    }
    case 'file': {
      const text = kernel.tree.get(channel.path)?.text ?? ''
      const rest = text.slice(channel.offset)
      channel.offset = text.length
      return rest === '' ? undefined : rest
    }
    case 'pipe': {
      const { pipe } = channel
      if (pipe.buffered === '' && pipe.writers > 0) {
        yield { ready: () => pipe.buffered !== '' || pipe.writers === 0 }
      }
      const text = pipe.buffered
      pipe.buffered = ''
      return text === '' ? undefined : text
    }
    case 'silent':
      yield {}
      return undefined
    case 'zero':
      yield BUSY
      return '\0'.repeat(1024)
    case 'unknown':
      kernel.meetUnmodelled(channel.path)
      return undefined
    default:
      return undefined
  }
}

/** One line with its line feed; what was read beyond it is put back. `undefined` at the end. */
export function* readLine(kernel: Kernel, process: Process, descriptor: number): Generator<Wait, string | undefined> {
  let line = ''
  for (;;) {
    const chunk = yield* read(kernel, process, descriptor)
    if (chunk === undefined) return line === '' ? undefined : line
    line += chunk
    const end = line.indexOf('\n')
    if (end === -1 && line.length > TEXT_CHARACTERS_MAX) return line
    if (end === -1) continue
    putBack(process.files.get(descriptor)?.channel, line.slice(end + 1))
    return line.slice(0, end + 1)
  }
}

/** Everything up to the end. */
export function* readAll(kernel: Kernel, process: Process, descriptor: number): Generator<Wait, string> {
  let text = ''
  for (;;) {
    const chunk = yield* read(kernel, process, descriptor)
    if (chunk === undefined) return text
    text += chunk
  }
}

/** Opens a path as `open(2)` does; the file has no user yet. */
export function openPath(kernel: Kernel, process: Process, path: string, mode: OpenMode): OpenResult {
  if (path === '') return { ok: false, error: 'ENOENT' }
  const full = joinPath(process.cwd, path)
  const special = openDevice(process, full)
  if (special !== undefined) return { ok: true, file: special }
  const checked = checkOpen(kernel, process, full, mode)
  if (checked !== undefined) return { ok: false, error: checked }
  const node = kernel.tree.get(full)
  if (node?.kind === 'device') return { ok: true, file: openFile({ kind: 'null' }, 'both') }
  if (mode === 'read') {
    const isKnown = node?.text !== undefined
    const channel: Channel = isKnown
      ? { kind: 'file', path: full, offset: 0, append: false }
      : { kind: 'unknown', path: full }
    return { ok: true, file: openFile(channel, 'read') }
  }
  if (node === undefined || mode === 'write') {
    kernel.tree.set(full, newFile(process, node))
  }
  const offset = 0
  return {
    ok: true,
    file: openFile({ kind: 'file', path: full, offset, append: mode === 'append' }, mode === 'both' ? 'both' : 'write'),
  }
}

/** Why a path cannot be opened or made; `undefined` when it can. */
function checkOpen(kernel: Kernel, process: Process, path: string, mode: OpenMode): FileError | undefined {
  const { tree } = kernel
  const who = process.credentials
  if (!mayReach(tree, path, who)) return 'EACCES'
  const node = tree.get(path)
  if (node !== undefined) {
    if (node.kind === 'folder') return mode === 'read' ? undefined : 'EISDIR'
    return modeAllows(node, who, mode === 'read' ? 'read' : 'write') ? undefined : 'EACCES'
  }
  const parent = tree.get(parentPath(path))
  if (parent === undefined) return 'ENOENT'
  if (parent.kind !== 'folder') return 'ENOTDIR'
  if (mode === 'read') return 'ENOENT'
  return modeAllows(parent, who, 'write') ? undefined : 'EACCES'
}

/** `/dev/stdout` and its like are the descriptors of whoever opens them. */
function openDevice(process: Process, path: string): OpenFile | undefined {
  const descriptor = /^\/dev\/(stdin|stdout|stderr|fd\/(\d+))$|^\/proc\/(?:self|1)\/fd\/(\d+)$/.exec(path)
  if (descriptor !== null) {
    const number = descriptor[2] ?? descriptor[3] ?? String(['stdin', 'stdout', 'stderr'].indexOf(descriptor[1] ?? ''))
    return process.files.get(Number(number))
  }
  if (path === '/dev/null') return openFile({ kind: 'null' }, 'both')
  if (path === '/dev/zero' || path === '/dev/random' || path === '/dev/urandom')
    return openFile({ kind: 'zero' }, 'both')
  return undefined
}

function newFile({ credentials, umask }: Process, old: FileNode | undefined): FileNode {
  if (old !== undefined) {
    const { program: _, ...rest } = old
    return { ...rest, kind: 'file', text: '' }
  }
  return { kind: 'file', text: '', mode: 0o666 & ~umask, owner: credentials.uid, group: credentials.gid }
}

function writeFile(kernel: Kernel, channel: Extract<Channel, { kind: 'file' }>, text: string): void {
  const node = kernel.tree.get(channel.path)
  if (node === undefined) return
  const old = node.text ?? ''
  const at = channel.append ? old.length : channel.offset
  kernel.charge(old.length + text.length)
  if (at + text.length > FILE_CHARACTERS_MAX) return
  const { program: _, ...rest } = node
  kernel.tree.set(channel.path, { ...rest, text: old.slice(0, at) + text + old.slice(at + text.length) })
  channel.offset = at + text.length
}

function putBack(channel: Channel | undefined, text: string): void {
  if (text === '' || channel === undefined) return
  if (channel.kind === 'pipe') channel.pipe.buffered = text + channel.pipe.buffered
  else if (channel.kind === 'text' || channel.kind === 'file') channel.offset -= text.length
}

/** Puts an open file at a descriptor of a process, in place of what was there. */
export function setDescriptor(process: Process, descriptor: number, file: OpenFile | undefined): void {
  const old = process.files.get(descriptor)
  if (file !== undefined) process.files.set(descriptor, acquire(file))
  else process.files.delete(descriptor)
  if (old !== undefined) release(old)
}
