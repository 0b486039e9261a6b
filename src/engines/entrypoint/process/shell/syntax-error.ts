import { shownByBash } from '../../../../formats/shell/quoting.ts'
import type { ShellParse } from '../../../../formats/shell/parse.ts'
import { write } from '../io.ts'
import type { Wait } from '../kernel.ts'
import { lineOf, type Shell } from './state.ts'
import { troubleOf, type Trouble } from './syntax-trouble.ts'

type Failure = Extract<ShellParse, { ok: false }>

/** Tells a syntax error in the words of the shell; it ends with 2. */
export function* tellSyntaxError(shell: Shell, text: string, failure: Failure): Generator<Wait, void, void> {
  const trouble = troubleOf(text, failure)
  yield* write(
    shell.kernel,
    shell.process,
    2,
    wordsOf(shell, text, trouble, lineOfTrouble(shell, text, failure, trouble)),
  )
}

/** Where the shell is when it notices. */
function lineOfTrouble(shell: Shell, text: string, failure: Failure, trouble: Trouble): number {
  if (trouble.kind === 'token') return lineOf(shell, trouble.offset)
  const isBash = shell.flavor === 'bash'
  // dash and busybox are at the end of the text when they notice what is open, but for a parameter.
  const isAtEnd =
    trouble.kind === 'end' ||
    (trouble.kind === 'quote' && !isBash) ||
    (trouble.kind === 'open' && (isBash ? trouble.close === ')' : trouble.close !== '}'))
  if (!isAtEnd) return failure.position.line + shell.source.lineOffset
  return text.split('\n').length + shell.source.lineOffset
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
  if (trouble.kind === 'quote') return 'Unterminated quoted string'
  if (trouble.kind === 'open') return openWords(trouble.close, 'end of file unexpected', 'Missing')
  const hint = trouble.expected === undefined ? '' : ` (expecting "${trouble.expected}")`
  return trouble.kind === 'end' ? `end of file unexpected${hint}` : `${dashToken(trouble)} unexpected${hint}`
}

function openWords(close: string, end: string, missing: string): string {
  if (close === '`') return 'EOF in backquote substitution'
  return close === ')' ? `${end} (expecting ")")` : `${missing} '${close}'`
}

/** Signs and reserved words are told as they are. */
function dashToken({ token, isPlain }: Extract<Trouble, { kind: 'token' }>): string {
  if (token === ';&') return '"&"'
  if (/^[;&|()<>]/.test(token)) return `"${token}"`
  return !isPlain && /^(?:then|else|elif|fi|do|done|case|esac|in|\}|\{)$/.test(token) ? `"${token}"` : 'word'
}

function ashWords(trouble: Trouble): string {
  if (trouble.kind === 'quote') return 'unterminated quoted string'
  if (trouble.kind === 'open') return openWords(trouble.close, 'unexpected end of file', 'missing')
  const hint = trouble.expected === undefined ? '' : ` (expecting "${trouble.expected}")`
  return trouble.kind === 'end' ? `unexpected end of file${hint}` : `unexpected ${dashToken(trouble)}${hint}`
}

function bashWords(shell: Shell, text: string, trouble: Trouble, line: number): string {
  const prefix = `${shell.name}: ${shell.isCommandText ? '-c: ' : ''}line`
  if (trouble.kind === 'quote')
    return `${prefix} ${line}: unexpected EOF while looking for matching \`${trouble.quote}'\n`
  if (trouble.kind === 'open') {
    const at = trouble.close === ')' && !text.endsWith('\n') ? line + 1 : line
    return `${prefix} ${at}: unexpected EOF while looking for matching \`${trouble.close.charAt(0)}'\n`
  }
  if (trouble.kind === 'end' && !trouble.isTarget)
    return `${prefix} ${text.endsWith('\n') ? line : line + 1}: syntax error: unexpected end of file\n`
  const shown = text.split('\n')[line - 1] ?? ''
  const token = trouble.kind === 'end' ? 'newline' : shownByBash(trouble.token)
  return `${prefix} ${line}: syntax error near unexpected token \`${token}'\n${prefix} ${line}: \`${shown}'\n`
}
