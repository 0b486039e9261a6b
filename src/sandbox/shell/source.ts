import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import { lineTable } from '../../domain/lines.ts'
import { parseShell } from '../../formats/shell/parse.ts'
import { fileAccess } from './file-access.ts'
import type { Frame, Shell, Source } from './session.ts'

/** Functions and sourced files inside of one another. */
export const DEPTH_MAX = 30

/** Places of a text that is a whole file. */
export function fileSource(file: string, text: string): Source {
  const table = lineTable(text)
  return (pos, end) => table.range(file, pos, end)
}

/** `source FILE`: runs a file of the virtual folder in this very shell. */
export function sourceFile(
  shell: Shell,
  argv: readonly string[],
  frame: Frame,
  range: SourceRange | undefined,
): number {
  const path = argv[1]
  if (path === undefined) {
    frame.errors.write(`bash: ${argv[0] ?? 'source'}: filename argument required\n`)
    return 2
  }
  const found = fileAccess(shell.host).read(path)
  if (!found.ok) {
    frame.errors.write(`bash: ${path}: ${found.problem}\n`)
    return 1
  }
  const before = shell.session.positional
  if (argv.length > 2) shell.session.positional = argv.slice(2)
  const status = runText(shell, path, found.text.replaceAll('\r\n', '\n'), frame, range)
  shell.session.positional = before
  if (shell.session.jump?.kind === 'return') shell.session.jump = undefined
  return status
}

/** Runs a text whose places are those of the file at `path`; without one it stands in no file. */
export function runText(
  shell: Shell,
  path: string | undefined,
  text: string,
  frame: Frame,
  range: SourceRange | undefined,
): number {
  const { session, host } = shell
  if (session.depth >= DEPTH_MAX) {
    host.report(diagnostic('COMMAND_NESTED', { max: DEPTH_MAX }, range))
    session.jump = { kind: 'exit' }
    return 1
  }
  const resolved = path === undefined ? undefined : host.folder.resolve(path)
  const source = resolved?.ok === true ? fileSource(resolved.path, text) : () => range
  const parsed = parseShell(text)
  if (!parsed.ok) {
    const code = parsed.isTooLarge ? 'COMMAND_FILE_LIMIT' : 'COMMAND_SYNTAX'
    host.report(diagnostic(code, { problem: parsed.message }, source(parsed.offset, parsed.offset + 1)))
    return 2
  }
  session.depth += 1
  const status = shell.statements(parsed.script.commands, { ...frame, source })
  session.depth -= 1
  return status
}
