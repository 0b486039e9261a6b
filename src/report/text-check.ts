import { diffLines } from 'diff'
import type { CheckResult, Report, ResolvedEvidence, Verdict } from '../domain/report.ts'
import { formatHelp, formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { placeOf } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable, printableLines } from './render/sanitize.ts'
import { inlineValue } from './render/value.ts'
import { cutColumns, displayWidth, padColumns, wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** Widths of the columns in which checks are listed. */
export interface CheckColumns {
  readonly verdict: number
  readonly id: number
  readonly total: number
}

const SYMBOLS: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
  ungradable: '?',
  errored: '!',
}

/** Where points end: lines are not drawn further apart on a wide terminal. */
const TOTAL_COLUMNS_MAX = 110

const ID_COLUMNS_MAX = 40
const DETAIL_INDENT = '      '
const DIFF_LINES_MAX = 20

/** The columns for all checks of a report. */
export function checkColumns(report: Report, context: ReporterContext): CheckColumns {
  const words = wordsFor(context.language)
  const verdicts = report.checks.map((check) => displayWidth(words.verdict[check.verdict]))
  const ids = report.checks.map((check) => displayWidth(printable(check.id)))
  return {
    verdict: Math.max(7, ...verdicts) + 2,
    id: Math.min(Math.max(0, ...ids), ID_COLUMNS_MAX) + 2,
    total: Math.min(context.width, TOTAL_COLUMNS_MAX),
  }
}

/** All checks of a report. What adds to a cause is told once: several checks may fail because of one refused command. */
export function allCheckLines(report: Report, columns: CheckColumns, context: ReporterContext): readonly string[] {
  const told = new Set<string>()
  return report.checks.flatMap((check) => {
    const [cause, ...others] = check.reasons
    const news = others.filter((reason) => !told.has(formatMessage(reason, context.language)))
    for (const reason of check.reasons) told.add(formatMessage(reason, context.language))
    const reasons = cause === undefined ? [] : [cause, ...news]
    return checkLines(report.exercise, { ...check, reasons }, columns, context)
  })
}

/** One line with symbol, verdict, id, title and points, and under a check that was not passed what there is to say. */
function checkLines(
  exercise: string,
  check: CheckResult,
  columns: CheckColumns,
  context: ReporterContext,
): readonly string[] {
  const words = wordsFor(context.language)
  const tone = palette(context.color).verdict[check.verdict]
  const points = check.maxPoints === 0 ? words.advice : `${check.points}/${check.maxPoints}`
  const title = printable(inLanguage(check.title, context.language))
  const verdict = words.verdict[check.verdict]
  const line = rowOf(`${SYMBOLS[check.verdict]} `, verdict, printable(check.id), title, points, columns, tone)
  return [line, ...detailLines(exercise, check, context)]
}

/** `tone` paints symbol and verdict only, so that colour adds nothing to the widths. */
export function rowOf(
  symbol: string,
  verdict: string,
  id: string,
  title: string,
  points: string,
  columns: CheckColumns,
  tone: (text: string) => string = (text) => text,
): string {
  const head = `${tone(`${symbol}${verdict}`)}${' '.repeat(Math.max(0, columns.verdict - displayWidth(verdict)))}`
  const names = padColumns(id, columns.id)
  const used = 2 + displayWidth(symbol) + Math.max(columns.verdict, displayWidth(verdict)) + displayWidth(names)
  const room = Math.max(columns.total - used - displayWidth(points) - 1, 0)
  return `  ${head}${names}${padColumns(cutColumns(title, room), room)} ${points}`
}

function detailLines(exercise: string, check: CheckResult, context: ReporterContext): readonly string[] {
  if (check.verdict === 'passed') return []
  const words = wordsFor(context.language)
  if (check.skippedBecause !== undefined) {
    return wrapped(formatMessage(check.skippedBecause, context.language), context)
  }
  const places = check.evidence
    .filter(({ range }) => range !== undefined)
    .map((evidence) => placeLine(evidence, context))
  const causes = check.diagnostics.flatMap((diagnostic) => {
    const place = diagnostic.range === undefined ? '' : `${placeOf(diagnostic.range, context)}   `
    return wrapped(`${place}${formatMessage(diagnostic, context.language)}`, context)
  })
  const next = nextStep(exercise, check, context)
  return [
    ...places,
    ...causes,
    ...comparison(check, context),
    ...(next === undefined ? [] : wrapped(`${words.attempt}    ${next}`, context)),
  ]
}

function placeLine(evidence: ResolvedEvidence, context: ReporterContext): string {
  const place = evidence.range === undefined ? '' : placeOf(evidence.range, context)
  const excerpt = printable((evidence.excerpt ?? '').trim().replaceAll('\t', '    '))
  const room = Math.max(context.width - DETAIL_INDENT.length - displayWidth(place) - 3, 20)
  return `${DETAIL_INDENT}${palette(context.color).link(place)}   ${cutColumns(excerpt, room)}`.trimEnd()
}

/** `expected 2, 3 · got 1, 2 — why`, and further reasons on lines of their own; texts of several lines as a diff. */
function comparison(check: CheckResult, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { expected, actual } = check
  const reasons = check.reasons.map((reason) => formatMessage(reason, context.language))
  if (typeof expected === 'string' && typeof actual === 'string' && `${expected}${actual}`.includes('\n')) {
    return [...reasons.flatMap((reason) => wrapped(reason, context)), ...textDiff(expected, actual, context)]
  }
  const facts = [
    ...(expected === undefined ? [] : [`${words.expected} ${inlineValue(expected)}`]),
    ...(actual === undefined ? [] : [`${words.got} ${inlineValue(actual)}`]),
  ].join(' · ')
  const [first, ...others] = reasons
  const main = [facts, first].filter((part) => part !== undefined && part !== '').join(' — ')
  return [main, ...others].filter((line) => line !== '').flatMap((line) => wrapped(line, context))
}

function textDiff(expected: string, actual: string, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const paint = palette(context.color)
  const lines = diffLines(expected, actual).flatMap(({ added, removed, value }) => {
    const sign = removed ? '-' : added ? '+' : ' '
    const tone = removed ? paint.verdict.failed : added ? paint.verdict.passed : paint.faint
    return printableLines(value.endsWith('\n') ? value.slice(0, -1) : value).map((line) => tone(`${sign} ${line}`))
  })
  const left = lines.length - DIFF_LINES_MAX
  return [
    `- ${words.expected}  + ${words.got}`,
    ...lines.slice(0, DIFF_LINES_MAX),
    ...(left > 0 ? [words.leftOut(left)] : []),
  ].map((line) => DETAIL_INDENT + line)
}

/**
 * The next thing to do: a hint where the author wrote one, else what usually mends the cause, else the task itself. A check
 * that could not be graded has its cause, with its remedy, among the diagnostics of the report.
 */
function nextStep(exercise: string, check: CheckResult, context: ReporterContext): string | undefined {
  if (check.verdict === 'errored' || check.diagnostics.length > 0) return undefined
  if (check.hints > 0) return `grade hint ${exercise} ${check.id}`
  const said = check.reasons.map((reason) => formatHelp(reason, context.language))
  return said.find((help) => help !== undefined) ?? `grade show ${exercise}`
}

function wrapped(text: string, context: ReporterContext): readonly string[] {
  const lines = wrapColumns(printable(text), Math.max(context.width - DETAIL_INDENT.length, 40))
  return lines.map((line, index) => (index === 0 ? DETAIL_INDENT : `${DETAIL_INDENT}  `) + line)
}
