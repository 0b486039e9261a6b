/** Bytes on their way from writers to readers. Text is cut nowhere: a pipe holds what was written until it is read. */
export interface Pipe {
  buffered: string
  readers: number
  writers: number
}

/** What an open file leads to. */
export type Channel =
  /** The container's own output. */
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr' }
  | { readonly kind: 'file'; readonly path: string; offset: number; readonly append: boolean }
  | { readonly kind: 'pipe'; readonly pipe: Pipe; readonly end: 'read' | 'write' }
  /** Reading ends at once, writing goes nowhere. */
  | { readonly kind: 'null' }
  /** Reading gives zeros for ever. */
  | { readonly kind: 'zero' }
  /** Text that is there from the start: standard input, a here-document. */
  | { readonly kind: 'text'; readonly text: string; offset: number }
  /** An open terminal or pipe of somebody who types nothing. */
  | { readonly kind: 'silent' }
  /** A file of the base image whose content is not known. */
  | { readonly kind: 'unknown'; readonly path: string }

/** An open file description; several descriptors and processes may share it. */
export interface OpenFile {
  readonly channel: Channel
  readonly readable: boolean
  readonly writable: boolean
  references: number
}

/** Opens a channel; nobody refers to it yet. */
export function openFile(channel: Channel, access: 'read' | 'write' | 'both'): OpenFile {
  return { channel, readable: access !== 'write', writable: access !== 'read', references: 0 }
}

/** Counts one more user of an open file. */
export function acquire(file: OpenFile): OpenFile {
  if (file.references === 0 && file.channel.kind === 'pipe') {
    if (file.channel.end === 'read') file.channel.pipe.readers += 1
    else file.channel.pipe.writers += 1
  }
  file.references += 1
  return file
}

/** Counts one user less; the last one closes that end of a pipe. */
export function release(file: OpenFile): void {
  file.references -= 1
  if (file.references > 0 || file.channel.kind !== 'pipe') return
  if (file.channel.end === 'read') file.channel.pipe.readers -= 1
  else file.channel.pipe.writers -= 1
}

/** Both ends of a new pipe. */
export function createPipe(): { readonly input: OpenFile; readonly output: OpenFile } {
  const pipe: Pipe = { buffered: '', readers: 0, writers: 0 }
  return {
    input: openFile({ kind: 'pipe', pipe, end: 'read' }, 'read'),
    output: openFile({ kind: 'pipe', pipe, end: 'write' }, 'write'),
  }
}
