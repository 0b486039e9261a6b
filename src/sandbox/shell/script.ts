import type { SourceRange } from '../../domain/diagnostic.ts'
import { fileAccess } from './file-access.ts'
import { readAll } from './io.ts'
import type { Frame, Shell } from './session.ts'
import { runText } from './source.ts'

/** `bash FILE [WORD…]`, `sh -c TEXT [NAME [WORD…]]`, `… | bash`: a shell of its own, which knows exported variables and nothing else. */
export function runScript(shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined): number {
  const [name = 'bash'] = argv
  const { options, operands } = optionsOf(argv.slice(1))
  if (options.includes('c')) {
    const [text, own = name, ...words] = operands
    if (text === undefined) {
      frame.errors.write(`${name}: -c: option requires an argument\n`)
      return 2
    }
    return inOwnShell(shell, { words, options, name: own }, () => runText(shell, undefined, text, frame, range))
  }
  const [path, ...words] = operands
  if (path === undefined || path === '-') {
    return inOwnShell(shell, { words: [], options, name }, () =>
      runText(shell, undefined, readAll(frame.input), frame, range),
    )
  }
  return runFile(shell, path, { words, options, name }, frame, range)
}

/** `./FILE [WORD…]`: the x bit counts, and the first line says what runs it. `undefined` where that is no shell. */
export function runExecutable(
  shell: Shell,
  [path = '', ...words]: readonly string[],
  frame: Frame,
  range: SourceRange | undefined,
): number | undefined {
  const { folder } = shell.host
  const found = fileAccess(shell.host).read(path)
  if (!found.ok) {
    frame.errors.write(`bash: ${path}: ${found.problem}\n`)
    return folder.isFolder(path) ? 126 : 127
  }
  if (((folder.mode(path) ?? 0) & 0o111) === 0) {
    frame.errors.write(`bash: ${path}: Permission denied\n`)
    return 126
  }
  const [, interpreter = '/bin/sh'] = /^#!\s*(?:\S*\/env\s+)?(\S+)/.exec(found.text) ?? []
  if (!/^(?:.*\/)?(?:ba|da|a)?sh$/.test(interpreter)) return undefined
  return runFile(shell, path, { words, options: '', name: 'bash' }, frame, range)
}

/** `$1` and on, the letters of the options, and `$0`. */
interface Start {
  readonly words: readonly string[]
  readonly options: string
  readonly name: string
}

function runFile(
  shell: Shell,
  path: string,
  { words, options, name }: Start,
  frame: Frame,
  range: SourceRange | undefined,
): number {
  const found = fileAccess(shell.host).read(path)
  if (!found.ok) {
    frame.errors.write(`${name}: ${path}: ${found.problem}\n`)
    return 127
  }
  const text = found.text.replaceAll('\r\n', '\n')
  return inOwnShell(shell, { words, options, name: path }, () => runText(shell, path, text, frame, range))
}

/** The letters of the options in front, and what follows them. */
function optionsOf(words: readonly string[]): { readonly options: string; readonly operands: readonly string[] } {
  const from = words.findIndex((word) => !/^-[a-z]+$|^--[a-z]+$/.test(word))
  const given = from === -1 ? words : words.slice(0, from)
  const options = given.filter((word) => !word.startsWith('--')).map((word) => word.slice(1))
  return { options: options.join(''), operands: from === -1 ? [] : words.slice(from) }
}

/** Runs something as another shell would: with what is exported, without aliases, functions and `set -e`. */
function inOwnShell(shell: Shell, { words, options, name }: Start, run: () => number): number {
  const { session } = shell
  const before = session.name
  const [aliases, functions] = [new Map(session.aliases), new Map(session.functions)]
  const status = shell.subshell(() => {
    session.aliases.clear()
    session.functions.clear()
    for (const [variable, { exported }] of session.variables) if (!exported) session.variables.delete(variable)
    session.options = { errexit: options.includes('e'), nounset: options.includes('u'), pipefail: false }
    session.positional = words
    session.name = name
    return run()
  })
  session.name = before
  session.aliases.clear()
  session.functions.clear()
  for (const [word, text] of aliases) session.aliases.set(word, text)
  for (const [word, body] of functions) session.functions.set(word, body)
  return status
}
