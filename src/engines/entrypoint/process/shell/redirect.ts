import type { HereDoc, Redirection } from '../../../../formats/shell/parse.ts'
import { unescapeHereDocument } from '../../../../formats/shell/quoting.ts'
import { acquire, openFile, release, type OpenFile } from '../channel.ts'
import { ERROR_TEXT, openPath, setDescriptor, write, type FileError, type OpenMode } from '../io.ts'
import type { Wait } from '../kernel.ts'
import { expandQuotedParts } from './expand.ts'
import { lineOf, refuseSyntax, tell, type Shell } from './state.ts'
import { expandToText } from './text.ts'

/** Descriptors as they were before redirections, for putting them back. */
export interface Saved {
  readonly ok: boolean
  readonly files: ReadonlyMap<number, OpenFile | undefined>
}

/** Applies redirections to the shell's own descriptors. On trouble it tells the error; what was done is in `files` all the same. */
export function* redirect(shell: Shell, redirections: readonly Redirection[]): Generator<Wait, Saved, void> {
  const files = new Map<number, OpenFile | undefined>()
  const { process } = shell
  const put = (descriptor: number, file: OpenFile | undefined): void => {
    const old = process.files.get(descriptor)
    if (!files.has(descriptor)) files.set(descriptor, old === undefined ? undefined : acquire(old))
    setDescriptor(process, descriptor, file)
  }
  for (const redirection of redirections) {
    const done = yield* apply(shell, redirection, put)
    if (!done || shell.abort !== undefined) return { ok: false, files }
  }
  return { ok: true, files }
}

/** Puts the descriptors back. */
export function restore({ process }: Shell, { files }: Saved): void {
  for (const [descriptor, file] of files) {
    setDescriptor(process, descriptor, file)
    if (file !== undefined) release(file)
  }
}

/** Lets the redirections stay, as `exec` without a command does. */
export function keep({ files }: Saved): void {
  for (const file of files.values()) if (file !== undefined) release(file)
}

type Put = (descriptor: number, file: OpenFile | undefined) => void

const MODES: Readonly<Record<string, OpenMode>> = {
  '>': 'write',
  '>|': 'write',
  '>>': 'append',
  '<': 'read',
  '<>': 'both',
  '&>': 'write',
  '&>>': 'append',
}

function* apply(shell: Shell, redirection: Redirection, put: Put): Generator<Wait, boolean, void> {
  const { descriptor: named } = redirection
  const isInput = redirection.operator.startsWith('<')
  const descriptor = named?.type === 'FileDescriptor' ? named.value : isInput ? 0 : 1
  if (redirection.type === 'HereDoc') {
    const { body, delimiter, closing } = redirection
    const raw = redirection.operator === '<<-' ? body.text.replace(/^\t+/gm, '') : body.text
    const isLiteral = delimiter?.quoted === true
    const given = isLiteral ? raw : yield* documentText(shell, raw, body.parts)
    const isOpen = closing === undefined && shell.flavor === 'bash'
    if (isOpen) yield* warnOfOpenText(shell, redirection)
    const text = isOpen && given !== '' && !given.endsWith('\n') ? `${given}\n` : given
    put(descriptor, openFile({ kind: 'text', text, offset: 0 }, 'read'))
    return true
  }
  const target = redirection.target === undefined ? '' : yield* expandToText(shell, redirection.target)
  if (redirection.type === 'HereString') {
    if (shell.flavor !== 'bash') {
      yield* refuseSyntax(shell, 'redirection')
      return false
    }
    put(descriptor, openFile({ kind: 'text', text: `${target}\n`, offset: 0 }, 'read'))
    return true
  }
  if (redirection.operator === '>&' || redirection.operator === '<&') {
    if (target === '-') {
      put(descriptor, undefined)
      return true
    }
    if (/^\d+$/.test(target)) return yield* duplicate(shell, Number(target), descriptor, put)
  }
  const mode = MODES[redirection.operator] ?? 'write'
  const opened = openPath(shell.kernel, shell.process, target, mode)
  if (!opened.ok) {
    yield* tellOpenError(shell, target, mode, opened.error)
    return false
  }
  put(descriptor, opened.file)
  const isBoth = redirection.operator.startsWith('&') || (redirection.operator === '>&' && named === undefined)
  if (isBoth) put(2, opened.file)
  return true
}

function* documentText(shell: Shell, raw: string, parts: HereDoc['body']['parts']): Generator<Wait, string, void> {
  return parts === undefined ? unescapeHereDocument(raw) : yield* expandQuotedParts(shell, parts)
}

/** bash warns of a here-document without its last line, and ends the text's line; the others take it as it is. */
function* warnOfOpenText(shell: Shell, { pos, delimiter }: HereDoc): Generator<Wait, void, void> {
  const { text, lineOffset } = shell.source
  const wanted = delimiter?.value ?? ''
  const last = text.replace(/\n$/, '').split('\n').length + lineOffset
  const warning = `warning: here-document at line ${lineOf(shell, pos)} delimited by end-of-file (wanted \`${wanted}')`
  yield* write(shell.kernel, shell.process, 2, `${shell.name}: line ${last}: ${warning}\n`)
}

function* duplicate(shell: Shell, from: number, to: number, put: Put): Generator<Wait, boolean, void> {
  const file = shell.process.files.get(from)
  if (file === undefined) {
    yield* tell(shell, `${from}: ${ERROR_TEXT.EBADF}`)
    return false
  }
  put(to, file)
  return true
}

/** dash and busybox: `cannot create /x: …` / `cannot open /x: No such file`; bash names the file alone. */
function* tellOpenError(shell: Shell, target: string, mode: OpenMode, error: FileError): Generator<Wait, void, void> {
  if (shell.flavor === 'bash') {
    yield* tell(shell, `${target}: ${ERROR_TEXT[error]}`)
    return
  }
  const short = error === 'ENOENT' ? (mode === 'read' ? 'No such file' : 'Directory nonexistent') : ERROR_TEXT[error]
  const text =
    shell.flavor === 'dash' || error !== 'ENOENT' ? short : mode === 'read' ? 'no such file' : 'nonexistent directory'
  const verb = mode === 'read' ? 'open' : 'create'
  yield* tell(shell, shell.flavor === 'dash' ? `cannot ${verb} ${target}: ${text}` : `can't ${verb} ${target}: ${text}`)
}
