import { diagnostic } from '../../domain/codes.ts'
import type { HereDoc, Redirect, Redirection, Word } from '../../formats/shell/parse.ts'
import { fileAccess } from './file-access.ts'
import { inputOf, NOWHERE } from './io.ts'
import type { Frame, Input, Output, Shell } from './session.ts'

export type Redirected =
  | { readonly ok: true; readonly frame: Frame }
  /** The command is not run; bash's complaint was written. */
  | { readonly ok: false }

interface Streams {
  input: Input
  output: Output
  errors: Output
}

/**
 * Connects input and output as the redirections say, from left to right: `2>&1 >file` is not `>file 2>&1`. Source: Bash
 * Reference Manual, "Redirections".
 */
export function redirect(shell: Shell, redirections: readonly Redirection[], frame: Frame): Redirected {
  if (redirections.length === 0) return { ok: true, frame }
  const streams: Streams = { input: frame.input, output: frame.output, errors: frame.errors }
  for (const redirection of redirections) {
    const complaint = apply(shell, redirection, streams, frame)
    if (complaint !== undefined) {
      frame.errors.write(`bash: ${complaint}\n`)
      return { ok: false }
    }
    if (shell.session.badExpansion) return { ok: false }
  }
  return { ok: true, frame: { ...frame, ...streams } }
}

function apply(shell: Shell, redirection: Redirection, streams: Streams, frame: Frame): string | undefined {
  switch (redirection.type) {
    case 'HereDoc':
      streams.input = inputOf(hereDocument(shell, redirection, frame))
      return undefined
    case 'HereString':
      streams.input = inputOf(`${text(shell, redirection.target, frame)}\n`)
      return undefined
    case 'Redirect':
      return applyFile(shell, redirection, streams, frame)
  }
}

/** Without its closing word a here-document takes in the rest of the file, as bash warns. */
function hereDocument(shell: Shell, node: HereDoc, frame: Frame): string {
  if (node.closing === undefined) {
    const args = { delimiter: node.delimiter?.value ?? '' }
    shell.host.report(diagnostic('COMMAND_HERE_DOCUMENT_OPEN', args, frame.source(node.pos, node.end)))
  }
  return shell.expand.document(node, frame)
}

function text(shell: Shell, word: Word | undefined, frame: Frame): string {
  return word === undefined ? '' : shell.expand.text(word, frame)
}

function applyFile(shell: Shell, node: Redirect, streams: Streams, frame: Frame): string | undefined {
  const target = text(shell, node.target, frame)
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined
  switch (node.operator) {
    case '<':
    case '<>': {
      const found = fileAccess(shell.host).read(target)
      if (!found.ok) return `${target}: ${found.problem}`
      streams.input = inputOf(found.text)
      return undefined
    }
    case '<&':
      return undefined
    case '>&':
      return duplicate(shell, target, descriptor, streams)
    case '&>':
    case '&>>':
      return both(shell, target, node.operator === '&>>', streams)
    case '>':
    case '>|':
    case '>>': {
      const file = open(shell, target, node.operator === '>>', streams)
      if (typeof file === 'string') return file
      connect(streams, descriptor ?? 1, file)
      return undefined
    }
  }
}

/** `2>&1`, `>&2`, `>&-`; any other word is a file for both outputs. */
function duplicate(shell: Shell, target: string, descriptor: number | undefined, streams: Streams): string | undefined {
  const from = target === '1' ? streams.output : target === '2' ? streams.errors : target === '-' ? NOWHERE : undefined
  if (from !== undefined) {
    connect(streams, descriptor ?? 1, from)
    return undefined
  }
  if (/^\d+$/.test(target)) return `${target}: Bad file descriptor`
  return both(shell, target, false, streams)
}

function both(shell: Shell, target: string, append: boolean, streams: Streams): string | undefined {
  const file = open(shell, target, append, streams)
  if (typeof file === 'string') return file
  streams.output = file
  streams.errors = file
  return undefined
}

/** Descriptors above 2 lead nowhere: nothing here reads them. */
function connect(streams: Streams, descriptor: number, output: Output): void {
  if (descriptor === 1) streams.output = output
  else if (descriptor === 2) streams.errors = output
}

/** Empties the file, or keeps it for appending; every write then lands in it at once. A text is a complaint. */
function open(shell: Shell, target: string, append: boolean, streams: Streams): Output | string {
  if (target === '/dev/stdout') return streams.output
  if (target === '/dev/stderr') return streams.errors
  const files = fileAccess(shell.host)
  const resolved = shell.host.folder.resolve(target)
  if (!resolved.ok && target !== '/dev/null') {
    files.write(target, '', false)
    return `${target}: Permission denied`
  }
  const problem = files.write(target, '', append)
  if (problem !== undefined) return `${target}: ${problem}`
  return {
    write: (more) => {
      files.write(target, more, true)
    },
  }
}
