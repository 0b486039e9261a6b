import type { Args } from '../../domain/diagnostic.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { palette } from '../../report/render/color.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import { hasStarter, type Standing, type Status } from './standing.ts'

const STATUS_CODES = {
  new: 'CLI_STATUS_NEW',
  started: 'CLI_STATUS_STARTED',
  done: 'CLI_STATUS_DONE',
} as const satisfies Record<Status, UsageCode>

const SYMBOLS: Readonly<Record<Status, string>> = { new: ' ', started: '·', done: '✓' }

/** A sentence of a command in the reader's language. */
export function say(code: UsageCode, args: Args, { language }: ReporterContext): string {
  return formatMessage({ code, args }, language)
}

/** One line for each exercise: status, id, title, points; with `topics` also what it is about. */
export function standingLines(
  all: readonly Standing[],
  isWithTopics: boolean,
  context: ReporterContext,
): readonly string[] {
  const rows = all.map((standing) => rowOf(standing, context))
  if (context.plain) {
    return rows.map(({ id, title, status, points, topics }) => {
      const more = isWithTopics && topics !== '' ? `. ${topics}` : ''
      return `${id}: ${title}. ${status}, ${points}${more}`
    })
  }
  const paint = palette(context.color)
  const tones: Readonly<Record<Status, (text: string) => string>> = {
    new: paint.faint,
    started: paint.bold,
    done: paint.verdict.passed,
  }
  const statusWidth = columnsOf(rows.map(({ status }) => status))
  const idWidth = columnsOf(rows.map(({ id }) => id))
  const pointsWidth = columnsOf(rows.map(({ points }) => points)) - 2
  const used = 2 + statusWidth + idWidth
  const titleRoom = Math.max(context.width - used - pointsWidth, 20)
  const titleWidth = Math.min(columnsOf(rows.map(({ title }) => title)), titleRoom)
  return rows.flatMap(({ id, title, status, points, topics, standing }) => {
    const head = tones[standing.status](`${SYMBOLS[standing.status]} ${padColumns(status, statusWidth)}`)
    const [first = '', ...more] = wrapHanging(title, titleWidth - 2, '')
    const score = `${' '.repeat(pointsWidth - displayWidth(points))}${points}`
    const line = `${head}${padColumns(id, idWidth)}${padColumns(first, titleWidth)}${score}`
    const below = more.map((text) => ' '.repeat(used) + text)
    return [line, ...below, ...(isWithTopics && topics !== '' ? [' '.repeat(used) + paint.faint(topics)] : [])]
  })
}

/** Columns of the widest, and two blanks. */
function columnsOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth)) + 2
}

function rowOf(standing: Standing, context: ReporterContext) {
  const { found, exercise, state, status, maxPoints, deadline, answered } = standing
  const { best } = state
  const due = deadline === undefined ? [] : [wordsFor(context.language).deadline(deadline)]
  const underWay = answered === undefined ? '' : ` · ${say('CLI_QUIZ_ANSWERED', answered, context)}`
  const broken = say('CLI_BROKEN_TITLE', {}, context)
  return {
    standing,
    id: found.id,
    title: exercise === undefined ? broken : printable(inLanguage(exercise.title, context.language)) + underWay,
    status: say(STATUS_CODES[status], {}, context),
    points: `${best?.points ?? '-'}/${best?.maxPoints ?? maxPoints}`,
    topics: printable([...(exercise?.topics ?? []), ...due].join(', ')),
  }
}

/** Commands to type, each with what it does. */
export function commandLines(
  commands: readonly { readonly command: string; readonly what: string }[],
  context: ReporterContext,
): readonly string[] {
  if (context.plain) return commands.map(({ command, what }) => `${command}: ${what}`)
  const paint = palette(context.color)
  const width = Math.max(0, ...commands.map(({ command }) => displayWidth(command))) + 3
  return commands.flatMap(({ command, what }) => {
    const [first = '', ...more] = wrapHanging(what, context.width - width - 2, '')
    const lines = [`  ${paint.bold(command)}${' '.repeat(width - displayWidth(command))}${first}`]
    return [...lines, ...more.map((line) => `  ${' '.repeat(width)}${line}`)]
  })
}

/** Which exercise is next, and the commands for it. */
export function nextLines(next: Standing | undefined, context: ReporterContext): readonly string[] {
  if (next?.exercise === undefined) return [say('CLI_ALL_DONE', {}, context)]
  const { id } = next.found
  const title = printable(inLanguage(next.exercise.title, context.language))
  const head = say('CLI_NEXT_IS', { id, title }, context)
  return [head, ...commandLines(commandsFor(next, context), context)]
}

/** What to type for an exercise that is new, or was begun. */
export function commandsFor(
  { found, status }: Pick<Standing, 'found' | 'status'>,
  context: ReporterContext,
): readonly { readonly command: string; readonly what: string }[] {
  const { id } = found
  const what = (code: UsageCode) => say(code, { id }, context)
  const show = { command: `grade show ${id}`, what: what('CLI_DO_SHOW') }
  if (!hasStarter(found)) return [show, { command: `grade quiz ${id}`, what: what('CLI_DO_QUIZ') }]
  if (status === 'new') return [show, { command: `grade start ${id}`, what: what('CLI_DO_START') }]
  return [
    show,
    { command: `grade ${id}`, what: what('CLI_DO_GRADE') },
    { command: `grade ${id} --watch`, what: what('CLI_DO_WATCH') },
    { command: `grade hint ${id}`, what: what('CLI_DO_HINT') },
  ]
}
