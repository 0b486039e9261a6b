import type { ContainerAnalysis, ContainerConfig, ContainerStart } from '../domain/container.ts'
import type { Message, SourceRange } from '../domain/diagnostic.ts'
import { containerWordsFor } from '../messages/container-words.ts'
import { formatMessage } from '../messages/index.ts'
import { placeOf } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable, printableLines } from './render/sanitize.ts'
import { cutColumns, displayWidth, padColumns, wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** Columns of the labels at the left, the indent among them. */
const LABEL_COLUMNS = 15
/** A word of the command line takes at most so many columns before what is said of it moves to the next line. */
const WORD_COLUMNS_MAX = 24
/** Lines of what a process writes that are shown. */
const OUTPUT_LINES_MAX = 12

/** A label, and lines beside it; the label stands on the first. */
function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => `${padColumns(at === 0 ? `  ${label}` : '', LABEL_COLUMNS)}${line}`.trimEnd())
}

function wrappedTo(text: string, context: ReporterContext): readonly string[] {
  const [first = '', ...others] = wrapColumns(printable(text), Math.max(context.width - LABEL_COLUMNS - 2, 30))
  return [first, ...others.map((line) => `  ${line}`)]
}

/** Keys of the config that say something, Entrypoint and Cmd always. */
export function configRows({ config, places }: ContainerAnalysis, context: ReporterContext): readonly string[] {
  if (config === undefined) return []
  const { Entrypoint, Cmd, ...others } = config
  const command = (key: 'Entrypoint' | 'Cmd', words: readonly string[] | null): readonly string[] => {
    const place = places[key]
    const text = words === null ? '-' : jsonWords(words)
    const note = place === undefined ? '' : origin(place.said, place.range, context)
    return labelled(key, sideBySide(printable(text), note, context))
  }
  const rows = [...command('Entrypoint', Entrypoint), ...command('Cmd', Cmd)]
  for (const [key, value] of Object.entries(others)) {
    if (value !== null) rows.push(...labelled(key, configLines(value, context)))
  }
  return rows
}

function configLines(value: ContainerConfig[keyof ContainerConfig], context: ReporterContext): readonly string[] {
  const room = Math.max(context.width - LABEL_COLUMNS, 30)
  if (Array.isArray(value)) return value.map((each) => cutColumns(printable(String(each)), room))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, each]) =>
      cutColumns(printable(`${key}=${typeof each === 'string' ? each : JSON.stringify(each)}`), room),
    )
  }
  return [cutColumns(printable(String(value)), room)]
}

/** The command line, where each word comes from, what is not used, how it ends. */
export function startRows(start: ContainerStart, context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const { argv, process } = start
  const output = [...shown(process.stdout, '', context), ...shown(process.stderr, '2> ', context)]
  return [
    ...labelled(words.command, argv.length === 0 ? [words.nothing] : wrappedTo(jsonWords(argv), context)),
    ...labelled('', wordRows(start, context)),
    ...labelled(
      words.unused,
      start.unused.flatMap(({ key, words: list, why, range }) =>
        sideBySide(printable(`${key} ${jsonWords(list)}`), origin(why, range, context), context),
      ),
    ),
    ...labelled(
      words.ends,
      process.reasons.flatMap((reason) => wrappedTo(formatMessage(reason, context.language), context)),
    ),
    ...(output.length === 0 ? [] : labelled(words.writes, output)),
  ]
}

function wordRows({ words }: ContainerStart, context: ReporterContext): readonly string[] {
  const texts = words.map(({ text }) => printable(JSON.stringify(text)))
  const width = Math.min(Math.max(0, ...texts.map(displayWidth)), WORD_COLUMNS_MAX) + 2
  return words.flatMap(({ said, range, role }, at) => {
    const text = texts[at] ?? ''
    const note = origin(said, range, context)
    const more = role === undefined ? [] : [formatMessage(role, context.language)]
    const notes = [note, ...more].flatMap((each) =>
      wrapColumns(printableNote(each), context.width - LABEL_COLUMNS - width),
    )
    if (displayWidth(text) < width) return notes.map((each, line) => padColumns(line === 0 ? text : '', width) + each)
    const room = context.width - LABEL_COLUMNS
    return [cutColumns(text, room), ...notes.map((each) => ' '.repeat(width) + each)]
  })
}

/** Two texts with two blanks between them, or one under the other where they do not fit. */
function sideBySide(left: string, right: string, context: ReporterContext): readonly string[] {
  const room = Math.max(context.width - LABEL_COLUMNS, 30)
  if (right === '') return wrapped(left, room)
  if (displayWidth(left) + 2 + displayWidth(right) <= room) return [`${left}  ${right}`]
  return [...wrapped(left, room), ...wrapColumns(right, room - 2).map((line) => `  ${line}`)]
}

function wrapped(text: string, room: number): readonly string[] {
  const [first = '', ...others] = wrapColumns(text, room - 2)
  return [first, ...others.map((line) => `  ${line}`)]
}

/** `CMD in exec form  Dockerfile:3:6`. */
function origin(said: Message, range: SourceRange | undefined, context: ReporterContext): string {
  const text = printable(formatMessage(said, context.language))
  return range === undefined ? text : `${text}  ${palette(false).link(placeOf(range, context))}`
}

function printableNote(text: string): string {
  return printable(text)
}

function shown(text: string, prefix: string, context: ReporterContext): readonly string[] {
  if (text === '') return []
  const lines = printableLines(text.endsWith('\n') ? text.slice(0, -1) : text)
  const room = Math.max(context.width - LABEL_COLUMNS, 30)
  const cut = lines.slice(0, OUTPUT_LINES_MAX).map((line) => cutColumns(`${prefix}${line}`, room))
  return lines.length > OUTPUT_LINES_MAX ? [...cut, '…'] : cut
}

/** Words as the array that the exec form and manifests write. */
export function jsonWords(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}
