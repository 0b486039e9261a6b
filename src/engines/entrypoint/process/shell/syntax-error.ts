import type { ShellParse } from '../../../../formats/shell/parse.ts'
import { write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import type { Shell } from './state.ts'

type Failure = Extract<ShellParse, { ok: false }>

/** What is wrong, in words that all shells share before they word it their own way. */
type Trouble =
  | { readonly kind: 'quote'; readonly quote: string }
  | { readonly kind: 'end'; readonly expected: string | undefined }
  | { readonly kind: 'token'; readonly token: string; readonly expected: string | undefined }

/** Tells a syntax error in the words of the shell; it ends with 2. */
export function* tellSyntaxError(shell: Shell, text: string, failure: Failure): Generator<Wait, void, void> {
  const trouble = troubleOf(text, failure)
  // dash and busybox are at the end of the text when they notice an open quote.
  const isAtEnd = trouble.kind === 'end' || (trouble.kind === 'quote' && shell.flavor !== 'bash')
  const line = (isAtEnd ? text.split('\n').length : failure.position.line) + shell.source.lineOffset
  yield* write(shell.kernel, shell.process, 2, wordsOf(shell, text, trouble, line))
}

function troubleOf(text: string, { message, offset }: Failure): Trouble {
  const expected = /^expected '([a-z)}]+)'/.exec(message)?.[1]
  if (/unterminated (?:double|single)? ?quote/.test(message) || /unterminated .*quot/.test(message)) {
    return { kind: 'quote', quote: message.includes('single') ? "'" : '"' }
  }
  if (/unterminated/.test(message)) return { kind: 'quote', quote: text.slice(offset).startsWith('`') ? '`' : ')' }
  const rest = text.slice(offset)
  if (rest.trim() === '') return { kind: 'end', expected }
  const token = /^\s*(;;|&&|\|\||[;&|()<>]|[^\s;&|()<>]+)/.exec(rest)?.[1] ?? ''
  return { kind: 'token', token, expected }
}

function wordsOf(shell: Shell, text: string, trouble: Trouble, line: number): string {
  const { name } = shell
  switch (shell.flavor) {
    case 'dash':
      return `${name}: ${line}: Syntax error: ${dashWords(trouble)}\n`
    case 'ash':
      return `${name}: ${shell.isScript ? `line ${line}: ` : ''}syntax error: ${ashWords(trouble)}\n`
    case 'bash':
      return bashWords(shell, text, trouble, line)
  }
}

function dashWords(trouble: Trouble): string {
  if (trouble.kind === 'quote')
    return trouble.quote === ')' ? 'end of file unexpected (expecting ")")' : 'Unterminated quoted string'
  const hint = trouble.expected === undefined ? '' : ` (expecting "${trouble.expected}")`
  return trouble.kind === 'end' ? `end of file unexpected${hint}` : `${dashToken(trouble.token)} unexpected${hint}`
}

function dashToken(token: string): string {
  return /^[;&|()<>]|^(?:then|else|elif|fi|do|done|case|esac|in|\}|\{)$/.test(token) ? `"${token}"` : 'word'
}

function ashWords(trouble: Trouble): string {
  if (trouble.kind === 'quote')
    return trouble.quote === ')' ? 'unexpected end of file (expecting ")")' : 'unterminated quoted string'
  const hint = trouble.expected === undefined ? '' : ` (expecting "${trouble.expected}")`
  if (trouble.kind === 'end') return `unexpected end of file${hint}`
  const token = dashToken(trouble.token)
  return `unexpected ${token === 'word' ? 'word' : token}${hint}`
}

function bashWords(shell: Shell, text: string, trouble: Trouble, line: number): string {
  const prefix = `${shell.name}: ${shell.isCommandText ? '-c: ' : ''}line`
  if (trouble.kind === 'quote')
    return `${prefix} ${line}: unexpected EOF while looking for matching \`${trouble.quote}'\n`
  if (trouble.kind === 'end')
    return `${prefix} ${text.endsWith('\n') ? line : line + 1}: syntax error: unexpected end of file\n`
  const shown = text.split('\n')[line - 1] ?? ''
  return `${prefix} ${line}: syntax error near unexpected token \`${trouble.token}'\n${prefix} ${line}: \`${shown}'\n`
}
