import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { ShownBlock, ShownCommand, ShownLine } from '../domain/shown.ts'
import type { FencedBlock } from '../formats/markdown/read.ts'
import { readMarkdown } from '../formats/markdown/read.ts'

const REPLAY = 'replay='
const FILE = 'file='
const PROMPT = '$ '
const CONTINUED = '> '

/**
 * The blocks of a page that say what a tool prints, in their order: `console replay=ID`, and `yaml replay=ID file=PATH` for the files that its
 * commands use. A terminal without `replay=` is reported: nothing would notice when it stops being true.
 */
export function readShownBlocks(
  text: string,
  file: string,
): { readonly blocks: readonly ShownBlock[]; readonly diagnostics: readonly Diagnostic[] } {
  const blocks: ShownBlock[] = []
  const diagnostics: Diagnostic[] = []
  for (const block of readMarkdown(text, file).blocks) {
    const session = wordAfter(block, REPLAY)
    const path = wordAfter(block, FILE)
    if (session === undefined) {
      if (isTerminal(block)) diagnostics.push(diagnostic('EXERCISE_SHOWN_NOT_REPLAYED', {}, block.range))
      continue
    }
    if (path !== undefined) {
      blocks.push({ kind: 'file', session, path, text: block.text })
      continue
    }
    const commands = commandsOf(block, file)
    if (commands === undefined) diagnostics.push(diagnostic('EXERCISE_SHOWN_NO_COMMAND', {}, block.range))
    else blocks.push({ kind: 'console', session, commands, lines: linesOf(block, file) })
  }
  return { blocks, diagnostics }
}

/** The info string of a block as readers see it: what is there for the replay is left out. */
export function shownInfo(info: string): string {
  return info
    .split(/\s+/)
    .filter((word) => !word.startsWith(REPLAY) && !word.startsWith(FILE))
    .join(' ')
}

function wordAfter({ info }: FencedBlock, key: string): string | undefined {
  const word = info.split(/\s+/).find((each) => each.startsWith(key))
  return word === undefined || word === key ? undefined : word.slice(key.length)
}

function isTerminal({ info, text }: FencedBlock): boolean {
  return info.split(/\s+/)[0] === 'console' || text.startsWith(PROMPT) || text.includes(`\n${PROMPT}`)
}

function linesOf({ lines, origin }: FencedBlock, file: string) {
  return { file, start: lines.start + 1, end: lines.end - 1, indent: origin.columns[0] ?? 0 }
}

/** `undefined` when something stands before the first command. */
function commandsOf(block: FencedBlock, file: string): readonly ShownCommand[] | undefined {
  const commands: { text: string; range: SourceRange; output: ShownLine[] }[] = []
  const lines = block.text.replace(/\n$/, '').split('\n')
  for (const [index, line] of lines.entries()) {
    const range = rangeOf(block, file, index, line)
    const command = commands.at(-1)
    if (line.startsWith(PROMPT)) commands.push({ text: line.slice(PROMPT.length), range, output: [] })
    else if (command === undefined) return undefined
    else if (line.startsWith(CONTINUED) && command.output.length === 0) {
      command.text += `\n${line.slice(CONTINUED.length)}`
    } else command.output.push({ text: line.trimEnd(), range })
  }
  return commands.map((command) => ({ ...command, output: withoutEmptyEnd(command.output) }))
}

function withoutEmptyEnd(lines: readonly ShownLine[]): readonly ShownLine[] {
  return lines.slice(0, lines.findLastIndex(({ text }) => text !== '') + 1)
}

function rangeOf({ origin }: FencedBlock, file: string, index: number, text: string): SourceRange {
  const line = origin.line + index
  const column = (origin.columns[index] ?? 0) + 1
  return { file, start: { line, column }, end: { line, column: column + text.trimEnd().length } }
}
