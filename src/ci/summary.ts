import type { CheckResult, Verdict } from '../domain/report.ts'
import { utf8Bytes } from '../domain/bytes.ts'
import type { Language, Text } from '../domain/text.ts'
import { inLanguage } from '../messages/index.ts'
import { ciWords } from '../messages/ci-words.ts'
import { wordsFor } from '../messages/words.ts'
import { type HiddenSummary, readerView } from '../report/reader-view.ts'
import type { ReporterContext } from '../report/reporter.ts'
import { textTimelines } from '../report/text-timeline.ts'
import { type Graded, totalOf } from './graded.ts'
import { codeSpan, fenced, markdownText } from './markdown.ts'
import { diagnosticLine, sentencesOf } from './told.ts'

/** GitHub drops the whole summary of a step above 1024 KiB; this much of it is used, so that what surrounds it has room. */
export const SUMMARY_BYTES_MAX = 900 * 1024

/** Columns of a timeline: what GitHub shows without a scroll bar. */
const TIMELINE_COLUMNS = 90

const SYMBOLS: Readonly<Record<Verdict, string>> = {
  passed: '✅',
  failed: '❌',
  skipped: '⏭️',
  ungradable: '❔',
  errored: '💥',
}

/** How much a summary says: hints are an author's help, and not for every place. */
export interface SummaryOptions {
  readonly language: Language
  readonly hints: boolean
  readonly bytesMax?: number
}

/**
 * The summary of a push as Markdown for GitHub: one total, then for each exercise its checks in a table, what is said of those that were not passed, hints
 * folded away, and the rollout as a timeline. Sections that do not fit are left out, last ones first, and counted. All foreign text is code or escaped.
 */
export function summary(graded: readonly Graded[], options: SummaryOptions): string {
  const sections = graded.flatMap((each) => exerciseSections(each, options))
  const { points, maxPoints } = totalOf(graded.map(({ report }) => report))
  const words = wordsFor(options.language)
  const total = graded.length < 2 ? [] : [`# ${ciWords(options.language).total}: ${words.score(points, maxPoints)}`]
  return fitting([...total, ...sections], options)
}

function fitting(sections: readonly string[], { language, bytesMax = SUMMARY_BYTES_MAX }: SummaryOptions): string {
  const note = (left: number): string => `> ${markdownText(ciWords(language).sectionsLeftOut(left))}`
  let room = bytesMax - utf8Bytes(note(sections.length)).length - 2
  const kept: string[] = []
  for (const section of sections) {
    room -= utf8Bytes(section).length + 2
    if (room < 0) break
    kept.push(section)
  }
  const left = sections.length - kept.length
  return `${[...kept, ...(left === 0 ? [] : [note(left)])].join('\n\n')}\n`
}

function exerciseSections(graded: Graded, options: SummaryOptions): readonly string[] {
  const { language } = options
  const words = wordsFor(language)
  const ci = ciWords(language)
  const { report, hidden } = readerView(graded.report, false, language)
  const title = `${codeSpan(report.exercise)} ${markdownText(inLanguage(report.title, language))}`
  const context: ReporterContext = { color: false, width: TIMELINE_COLUMNS, language, plain: false }
  const timelines = textTimelines(report.traces, context).flatMap((lines, index) =>
    index === 0 ? lines : ['', ...lines],
  )
  const problems = report.diagnostics.map((diagnostic) => {
    const place = diagnostic.range === undefined ? '' : `${placeOf(graded, diagnostic.range)} `
    return `- ${words.severity[diagnostic.severity]}: ${place}${markdownText(diagnosticLine(diagnostic, language))}`
  })
  return [
    `## ${title}: ${words.score(report.score.points, report.score.maxPoints)}`,
    table(report.checks, hidden, language),
    ...(problems.length === 0 ? [] : [`### ${ci.problems}\n\n${problems.join('\n')}`]),
    ...detailSections(report.checks, graded, options),
    ...(timelines.length === 0 ? [] : [`### ${ci.rollout}\n\n${fenced(timelines)}`]),
  ]
}

function table(checks: readonly CheckResult[], hidden: HiddenSummary | undefined, language: Language): string {
  const words = wordsFor(language)
  const ci = ciWords(language)
  const rows = checks.map((check) => {
    const points = check.maxPoints === 0 ? words.advice : `${check.points}/${check.maxPoints}`
    const title = markdownText(inLanguage(check.title, language))
    return `| ${SYMBOLS[check.verdict]} ${words.verdict[check.verdict]} | ${codeSpan(check.id)} | ${title} | ${points} |`
  })
  const kept =
    hidden === undefined
      ? []
      : [`| | | ${words.hidden(hidden.checks, hidden.passed)} | ${hidden.points}/${hidden.maxPoints} |`]
  return [`| | ${ci.check} | | ${ci.points} |`, '|:--|:--|:--|--:|', ...rows, ...kept].join('\n')
}

/** What is said of each check that was not passed. Several that could not be graded for the same reason share a section. */
function detailSections(checks: readonly CheckResult[], graded: Graded, options: SummaryOptions): readonly string[] {
  const sections = new Map<string, readonly string[]>()
  for (const check of checks.filter(({ verdict }) => verdict !== 'passed')) {
    const [title = '', ...rest] = details(check, graded, options).split('\n')
    const said = rest.join('\n')
    const key = `${check.verdict === 'ungradable' ? '' : check.id}\n${said}`
    sections.set(key, [...(sections.get(key) ?? []), title])
  }
  return [...sections].map(([key, titles]) => {
    const said = key.slice(key.indexOf('\n'))
    if (titles.length === 1) return `${titles[0] ?? ''}${said}`
    const names = titles.map((title) => `- ${title.replace(/^#+ \S+ /, '')}`)
    return `### ${SYMBOLS.ungradable} ${wordsFor(options.language).verdict.ungradable}: ${titles.length}${said}\n\n${names.join('\n')}`
  })
}

function details(check: CheckResult, graded: Graded, options: SummaryOptions): string {
  const { language } = options
  const places = check.evidence.flatMap(({ range, excerpt = '' }) => {
    if (range === undefined) return []
    return [`- ${placeOf(graded, range)}${excerpt.trim() === '' ? '' : ` ${codeSpan(excerpt.trim().slice(0, 200))}`}`]
  })
  const said = sentencesOf(check, language, graded.locate).map((sentence) => `- ${markdownText(sentence)}`)
  return [
    `### ${SYMBOLS[check.verdict]} ${codeSpan(check.id)} ${markdownText(inLanguage(check.title, language))}`,
    '',
    ...places,
    ...said,
    ...(options.hints && check.verdict === 'failed' ? hintLines(graded.hints.get(check.id) ?? [], language) : []),
  ].join('\n')
}

/** Folded away: whoever wants to find out alone need not see them. */
function hintLines(hints: readonly Text[], language: Language): readonly string[] {
  if (hints.length === 0) return []
  const items = hints.map((hint) => `1. ${markdownText(inLanguage(hint, language))}`)
  return ['', `<details><summary>${ciWords(language).hints}</summary>`, '', ...items, '', '</details>']
}

function placeOf(
  { locate }: Graded,
  { file, start }: { file: string; start: { line: number; column: number } },
): string {
  return codeSpan(`${locate(file)}:${start.line}:${start.column}`)
}
