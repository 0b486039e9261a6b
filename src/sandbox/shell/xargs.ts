import type { SourceRange } from '../../domain/diagnostic.ts'
import { parseOptions, has, lastValue } from './filters/options.ts'
import { inputOf, readAll } from './io.ts'
import type { Frame, Shell } from './session.ts'

const OPTIONS = {
  flags: { r: 'skip-empty', '--no-run-if-empty': 'skip-empty', t: 'ignored', '0': 'nul', '--null': 'nul' },
  values: {
    n: 'most',
    '--max-args': 'most',
    I: 'replace',
    '--replace': 'replace',
    L: 'lines',
    d: 'delimiter',
    P: 'ignored',
  },
}

/** `xargs [-n N] [-I WORD] COMMAND…`: runs a command with the words of the input. Source: GNU findutils manual. */
export function xargs(shell: Shell, argv: readonly string[], frame: Frame, range: SourceRange | undefined): number {
  const at = commandStart(argv)
  const options = parseOptions(argv.slice(0, at), OPTIONS)
  if (!options.ok) {
    frame.errors.write(`xargs: ${options.problem}\n`)
    return 1
  }
  const { given } = options
  const command = at < argv.length ? argv.slice(at) : ['echo']
  const input = readAll(frame.input)
  const replace = lastValue(given, 'replace')
  const inner: Frame = { ...frame, input: inputOf('') }
  const items = replace === undefined ? wordsOf(input) : linesOf(input)
  if (items.length === 0 && (has(given, 'skip-empty') || replace !== undefined)) return 0

  let status = 0
  const runOne = (words: readonly string[]): void => {
    if (shell.session.jump === undefined && shell.invoke(words, inner, range) !== 0) status = 123
  }
  if (replace !== undefined) {
    for (const item of items)
      runOne(command.map((word) => (replace === '' ? word : word.replaceAll(replace, () => item))))
    return status
  }
  const most = Math.max(1, Number(lastValue(given, 'most') ?? lastValue(given, 'lines') ?? 0) || items.length || 1)
  for (let from = 0; from < Math.max(1, items.length); from += most) {
    runOne([...command, ...items.slice(from, from + most)])
  }
  return status
}

/** The first word that is neither an option nor the value of one. */
function commandStart(argv: readonly string[]): number {
  let at = 1
  while (at < argv.length && (argv[at] ?? '').startsWith('-')) {
    const word = argv[at] ?? ''
    at += word.length === 2 && word.slice(1) in OPTIONS.values ? 2 : 1
  }
  return at
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Words at blanks; quotes and backslashes protect them. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:[^\s"'\\]|\\.|"[^"\n]*"|'[^'\n]*')+/g) ?? []
  return words.map((word) =>
    word.replaceAll(
      /\\(.)|"([^"]*)"|'([^']*)'/g,
      (_, one?: string, two?: string, three?: string) => one ?? two ?? three ?? '',
    ),
  )
}
