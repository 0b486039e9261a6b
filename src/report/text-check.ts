import { diffLines } from 'diff'
import type { Message } from '../domain/diagnostic.ts'
import type { CheckResult, Report, Verdict } from '../domain/report.ts'
import { formatHelp, formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { expectedText, valueText } from './expected.ts'
import { scenarioOf } from './reader-view.ts'
import { placeOf } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable, printableLines } from './render/sanitize.ts'
import { cutColumns, displayWidth, padColumns, wrapColumns, wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { placeLines } from './text-place.ts'
import { shownText } from './text-shown.ts'
import { toldOnce } from './told-once.ts'

/** Widths of the columns in which checks are listed, and how they are named there. */
export interface CheckColumns {
  /** The scenario that all checks belong to: their ids need not repeat it. Empty where there are several. */
  readonly scenario: string
  readonly verdict: number
  readonly id: number
  readonly total: number
}

/** What stands beside the word of a verdict. */
export const SYMBOLS: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
  ungradable: '?',
  errored: '!',
}

/** Where points end: lines are not drawn further apart on a wide terminal. */
const TOTAL_COLUMNS_MAX = 110

const ID_COLUMNS_MAX = 40

/** A title with less room than this stands below its line. */
const TITLE_COLUMNS_MIN = 16

const DETAIL_INDENT = '      '
const DIFF_LINES_MAX = 20

/** The columns for all checks of a report. */
export function checkColumns(report: Report, context: ReporterContext): CheckColumns {
  const words = wordsFor(context.language)
  const verdicts = report.checks.map((check) => displayWidth(words.verdict[check.verdict]))
  const scenarios = new Set(report.checks.map((check) => scenarioOf(check.id)))
  const [only = ''] = scenarios.size === 1 ? scenarios : []
  const ids = report.checks.map((check) => displayWidth(idIn(only, check)))
  return {
    scenario: only,
    verdict: Math.max(7, ...verdicts) + 2,
    id: Math.min(Math.max(0, ...ids), ID_COLUMNS_MAX) + 2,
    total: Math.min(context.width, TOTAL_COLUMNS_MAX),
  }
}

/** The id as it is listed: without the scenario where all have the same. */
function idIn(scenario: string, { id }: CheckResult): string {
  return printable(scenario === '' ? id : id.slice(scenario.length + 1))
}

/** One check of a report as it is told: its row, and under one that was not passed what there is to say. */
export interface CheckBlock {
  readonly verdict: Verdict
  /** Symbol, verdict, id, title and points. */
  readonly row: readonly string[]
  readonly details: readonly string[]
}

/** All checks of a report, each with what was not told before. */
export function checkBlocks(report: Report, columns: CheckColumns, context: ReporterContext): readonly CheckBlock[] {
  return toldOnce(report, context.language).map((check) => ({
    verdict: check.verdict,
    row: checkRow(check, columns, context),
    details: detailLines(report.exercise, named(columns.scenario, check), context),
  }))
}

/** What a check waits for is called as its row is. */
function named(scenario: string, check: CheckResult): CheckResult {
  const { skippedBecause } = check
  const needs = skippedBecause?.args['needs']
  if (scenario === '' || skippedBecause === undefined || typeof needs !== 'string') return check
  const short = needs.split(', ').map((id) => (id.startsWith(`${scenario}/`) ? id.slice(scenario.length + 1) : id))
  return { ...check, skippedBecause: { ...skippedBecause, args: { ...skippedBecause.args, needs: short.join(', ') } } }
}

function checkRow(check: CheckResult, columns: CheckColumns, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const tone = palette(context.color).verdict[check.verdict]
  const points = check.maxPoints === 0 ? words.advice : `${check.points}/${check.maxPoints}`
  const title = printable(inLanguage(check.title, context.language))
  const verdict = words.verdict[check.verdict]
  const id = idIn(columns.scenario, check)
  return rowOf(`${SYMBOLS[check.verdict]} `, verdict, id, title, points, columns, tone)
}

/**
 * A row of the list; a title that is wider than its column goes on below. `tone` paints symbol and verdict only, so that colour
 * adds nothing to the widths.
 */
export function rowOf(
  symbol: string,
  verdict: string,
  id: string,
  title: string,
  points: string,
  columns: CheckColumns,
  tone: (text: string) => string = (text) => text,
): readonly string[] {
  const head = `${tone(`${symbol}${verdict}`)}${' '.repeat(Math.max(0, columns.verdict - displayWidth(verdict)))}`
  const names = padColumns(id, columns.id)
  const used = 2 + displayWidth(symbol) + Math.max(columns.verdict, displayWidth(verdict)) + displayWidth(names)
  const room = Math.max(columns.total - used - displayWidth(points) - 1, 0)
  const row = (text: string): string => `  ${head}${names}${padColumns(text, room)} ${points}`
  if (room < TITLE_COLUMNS_MIN) {
    const below = wrapColumns(title, columns.total - DETAIL_INDENT.length)
    return [row(''), ...(title === '' ? [] : below.map((line) => DETAIL_INDENT + line))]
  }
  const [first = '', ...more] = wrapColumns(title, room)
  return [row(first), ...more.map((line) => ' '.repeat(used) + line)]
}

function detailLines(exercise: string, check: CheckResult, context: ReporterContext): readonly string[] {
  if (check.verdict === 'passed') return []
  const words = wordsFor(context.language)
  if (check.skippedBecause !== undefined) {
    return wrapped(formatMessage(check.skippedBecause, context.language), context)
  }
  const next = nextStep(exercise, check, context)
  return [
    ...whyLines(check, context),
    ...(check.explain === undefined || check.verdict !== 'failed'
      ? []
      : wrapped(`${words.why}    ${inLanguage(check.explain, context.language)}`, context)),
    ...(next === undefined ? [] : wrapped(`${words.attempt}    ${next}`, context)),
  ]
}

/** Why a check was not passed: the places that decide it, what was expected and met, and the reasons. */
export function whyLines(check: CheckResult, context: ReporterContext): readonly string[] {
  const places = check.evidence.flatMap((evidence) => placeLines(evidence, DETAIL_INDENT, context))
  const causes = check.diagnostics.flatMap((diagnostic) => {
    const place = diagnostic.range === undefined ? '' : `${placeOf(diagnostic.range, context)}   `
    return wrapped(`${place}${formatMessage(diagnostic, context.language)}`, context)
  })
  return [...places, ...causes, ...comparison(check, context)]
}

/** `expected 2, 3 · got 1, 2 — why`, and further reasons on lines of their own; texts of several lines as a diff. */
function comparison(check: CheckResult, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { expected, actual } = check
  const reasons = check.reasons.map((reason) => formatMessage(fromHere(reason, context), context.language))
  if (typeof expected === 'string' && typeof actual === 'string' && `${expected}${actual}`.includes('\n')) {
    return [...reasons.flatMap((reason) => wrapped(reason, context)), ...textDiff(expected, actual, context)]
  }
  const facts = [
    ...(expected === undefined ? [] : [`${words.expected} ${expectedText(expected, context.language)}`]),
    ...(actual === undefined ? [] : [`${words.got} ${valueText(actual)}`]),
  ].join(' · ')
  // A correction is told behind the reason, on a line of its own.
  const told = check.reasons[0]?.code === 'NEAR_MISS' ? [undefined, ...reasons] : reasons
  const [first, ...others] = told
  if (typeof actual === 'string' && actual.includes('\n')) {
    const wanted = expected === undefined ? [] : [`${words.expected} ${expectedText(expected, context.language)}`]
    return [
      ...[...wanted, ...reasons].flatMap((line) => wrapped(line, context)),
      ...shownText(actual, DETAIL_INDENT, context),
    ]
  }
  const main = [facts, first].filter((part) => part !== undefined && part !== '').join(' — ')
  return [main, ...others].flatMap((line) => (line === undefined || line === '' ? [] : wrapped(line, context)))
}

/** A correction names its place within the sentence: as it can be opened from where the reader stands. */
export function fromHere(reason: Message, { locate }: Pick<ReporterContext, 'locate'>): Message {
  const { place } = reason.args
  if (reason.code !== 'NEAR_MISS' || locate === undefined || typeof place !== 'string') return reason
  const [file = '', ...position] = place.split(':')
  return { ...reason, args: { ...reason.args, place: [locate(file), ...position].join(':') } }
}

function textDiff(expected: string, actual: string, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const paint = palette(context.color)
  const room = context.width - DETAIL_INDENT.length
  const lines = diffLines(expected, actual).flatMap(({ added, removed, value }) => {
    const sign = removed ? '-' : added ? '+' : ' '
    const tone = removed ? paint.verdict.failed : added ? paint.verdict.passed : paint.faint
    return printableLines(value.endsWith('\n') ? value.slice(0, -1) : value).map((line) =>
      tone(cutColumns(`${sign} ${line}`, room)),
    )
  })
  const left = lines.length - DIFF_LINES_MAX
  return [
    `- ${words.expected}  + ${words.got}`,
    ...lines.slice(0, DIFF_LINES_MAX),
    ...(left > 0 ? [words.leftOut(left)] : []),
  ].map((line) => DETAIL_INDENT + line)
}

/**
 * The next thing to do: a hint where the author wrote one that is not open yet, else what usually mends the cause, else the hints that are open, or
 * the task itself. A check that could not be graded has its cause, with its remedy, among the diagnostics of the report.
 */
export function nextStep(
  exercise: string,
  check: CheckResult,
  context: Pick<ReporterContext, 'language' | 'hintsOf'>,
): string | undefined {
  if (check.verdict === 'errored' || check.verdict === 'ungradable') return undefined
  const hint = nextHint(exercise, check, context)
  if (hint?.isClosed === true) return hint.text
  const said = check.reasons.map((reason) => formatHelp(reason, context.language))
  return said.find((help) => help !== undefined) ?? hint?.text ?? `grade show ${exercise}`
}

/** The command that opens the next hint of a check; where all are open, that they are. `undefined` where the author wrote none. */
export function nextHint(
  exercise: string,
  { id, hints }: Pick<CheckResult, 'id' | 'hints'>,
  { language, hintsOf }: Pick<ReporterContext, 'language' | 'hintsOf'>,
): { readonly text: string; readonly isClosed: boolean } | undefined {
  if (hints === 0) return undefined
  const command = `grade hint ${exercise} ${id}`
  const isClosed = (hintsOf?.(id).length ?? 0) < hints
  return { isClosed, text: isClosed ? command : wordsFor(language).hintsOpen(hints, command) }
}

function wrapped(text: string, context: ReporterContext): readonly string[] {
  return wrapHanging(DETAIL_INDENT + printable(text), context.width, `${DETAIL_INDENT}  `)
}
