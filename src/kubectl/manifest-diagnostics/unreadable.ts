import type { Args, Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { ManifestError } from '../../formats/yaml/kubernetes.ts'
import { imageMeant } from './image-finding.ts'
import { misaligned } from './misaligned.ts'

/** Why a file cannot be read to its end, with the text of the line, and what of it a reader should look at. */
export function unreadableDiagnostic(
  text: string,
  { diagnostic: told, range }: ManifestError,
  inFile: boolean,
): Diagnostic {
  if (!inFile) {
    const { range: _, ...placeless } = told
    return placeless
  }
  const read = READERS[String(told.args['cause'])]?.(text, range)
  const placed = read === undefined ? told : { ...told, range: read.range, args: { ...told.args, ...read.args } }
  const excerpt = excerptOf(text, (placed.range ?? range).start.line)
  return excerpt === undefined ? placed : { ...placed, excerpt }
}

/** A likelier place, and what the words need to know of it. */
interface Reading {
  readonly range: SourceRange
  readonly args: Args
}

/** By the cause that the parser's words suggest. */
const READERS: Readonly<Record<string, (text: string, range: SourceRange) => Reading | undefined>> = {
  tab: tabs,
  character: indicator,
  anchor: (text, range) =>
    /^\s*(?:- +)*<<:/.test(excerptOf(text, range.start.line) ?? '') ? undefined : indicator(text, range),
  colon: (text, range) => gluedKey(text, range) ?? splitImage(text, range) ?? misaligned(text, range),
  indentation: (text, range) => gluedKey(text, range) ?? misaligned(text, range),
}

/** Part of a line, by the 0-based column at which it starts. */
function within({ file }: SourceRange, line: number, from: number, length: number): SourceRange {
  return { file, start: { line, column: from + 1 }, end: { line, column: from + length + 1 } }
}

/** The parser stumbles over the line behind a `name:value` that has no blank: that one is to be mended. */
function gluedKey(text: string, range: SourceRange): Reading | undefined {
  const line = range.start.line - 1
  const [, lead, written] = /^(\s*(?:- )?)([\w./-]+:[^\s:/]\S*)\s*(?:#.*)?$/.exec(excerptOf(text, line) ?? '') ?? []
  if (lead === undefined || written === undefined) return undefined
  const meant = written.replace(':', ': ')
  return { range: within(range, line, lead.length, written.length), args: { cause: 'glued', meant } }
}

/** `image: nginx: 1.26`: a blank where the tag begins. */
function splitImage(text: string, range: SourceRange): Reading | undefined {
  const { line } = range.start
  const [, lead, image] =
    /^(\s*(?:- )?image:\s+)([^\s"'#]+: +[^\s"'#]+)\s*(?:#.*)?$/.exec(excerptOf(text, line) ?? '') ?? []
  const meant = image === undefined ? undefined : imageMeant(image)
  if (lead === undefined || image === undefined || meant === undefined) return undefined
  return { range: within(range, line, lead.length, image.length), args: { cause: 'image', meant } }
}

/** Text that starts with a character which means something else there: shown from that character on. */
function indicator(text: string, range: SourceRange): Reading | undefined {
  const { line, column } = range.start
  const [, lead, written] =
    /^(\s*(?:- +)*(?:[^\s#:]+:\s+)?)([*&@`%!|>]\S*(?: +[^\s#]\S*)*)/.exec(excerptOf(text, line) ?? '') ?? []
  if (lead === undefined || written === undefined || column <= lead.length || column > lead.length + 2) return undefined
  const meant = written.includes('"') ? `'${written.replaceAll("'", "''")}'` : `"${written.replaceAll('\\', '\\\\')}"`
  const character = written.slice(0, 1)
  const args = { cause: character === '`' ? 'backtick' : 'indicator', character, meant }
  return { range: within(range, line, lead.length, written.length), args }
}

/** The tabs in front of this line, and the lines from here on that have some too. */
function tabs(text: string, range: SourceRange): Reading | undefined {
  const { line } = range.start
  const indentation = /^[ \t-]*/.exec(excerptOf(text, line) ?? '')?.[0] ?? ''
  const first = indentation.indexOf('\t')
  if (first < 0) return undefined
  const run = /^\t+/.exec(indentation.slice(first))?.[0] ?? ''
  const lines = tabbedLines(text, line)
  const args = lines.length < 2 ? {} : { lines: lines.slice(0, LINES_MAX).join(', '), count: lines.length }
  return { range: within(range, line, first, run.length), args }
}

/** So many numbers of lines are still read. */
const LINES_MAX = 5

/** From a line to the end of its document: those with a tab in the indentation. Inside of a block text tabs are text. */
function tabbedLines(text: string, from: number): readonly number[] {
  const found: number[] = []
  let block: number | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (index + 1 < from) continue
    if (line.startsWith('---')) break
    const blanks = line.length - line.replace(/^ +/, '').length
    if (block !== undefined && (line.trim() === '' || blanks > block)) continue
    block = /[:-] +[|>][-+\d]*\s*$/.test(line) ? blanks : undefined
    if (line.trim() !== '' && /^ *(?:- +)*-?\t/.test(line)) found.push(index + 1)
  }
  return found
}
