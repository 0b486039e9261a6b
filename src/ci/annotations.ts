import type { Diagnostic, Severity, SourceRange } from '../domain/diagnostic.ts'
import type { CheckResult, Report, Verdict } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import { formatMessage } from '../messages/index.ts'
import { ciWords } from '../messages/ci-words.ts'
import { wordsFor } from '../messages/words.ts'
import { readerView } from '../report/reader-view.ts'
import type { Graded } from './graded.ts'
import { checkLine, diagnosticLine, sentencesOf } from './told.ts'
import { workflowCommand } from './workflow-command.ts'

/** A step may have so many errors and so many warnings; GitHub drops the others without a word. */
export const ANNOTATIONS_MAX = 10

const VERDICTS = ['passed', 'failed', 'skipped', 'ungradable', 'errored'] as const satisfies readonly Verdict[]

/** Something to say at one place of a learner's file. */
interface Remark {
  readonly severity: Exclude<Severity, 'info'>
  readonly file: string
  readonly line: number
  readonly column: number
  readonly text: string
}

/**
 * The annotations of a push as commands, in the order in which GitHub counts them: a notice with the points of each exercise, then what was found, at
 * its line. Where there are more lines than annotations, those of one file share one; where there are more files, the last one says how many were left out.
 */
export function annotations(graded: readonly Graded[], language: Language): readonly string[] {
  const words = ciWords(language)
  const totals = graded.slice(0, ANNOTATIONS_MAX).map((each) => {
    const { exercise, score } = each.report
    const title = words.scored(exercise, score.points, score.maxPoints)
    const elsewhere = unplaced(each, language)
    return workflowCommand('notice', { title }, [verdictCounts(each, language), ...elsewhere].join('\n'))
  })
  const remarks = graded.flatMap((each) => remarksOf(each, language))
  const errors = commandsFor('error', remarks, language)
  const warnings = commandsFor('warning', remarks, language)
  return [...totals, ...errors, ...warnings]
}

function remarksOf({ report: full, locate }: Graded, language: Language): readonly Remark[] {
  const { report } = readerView(full, false, language)
  const remarks: Remark[] = []
  const add = (severity: Severity, range: SourceRange | undefined, text: string): void => {
    if (severity === 'info' || range === undefined) return
    const remark = { severity, file: locate(range.file), line: range.start.line, column: range.start.column, text }
    if (!remarks.some((other) => sameRemark(other, remark))) remarks.push(remark)
  }
  for (const diagnostic of report.diagnostics)
    add(diagnostic.severity, diagnostic.range, diagnosticLine(diagnostic, language))
  for (const check of report.checks) {
    if (check.verdict !== 'failed') continue
    const [range] = check.evidence.flatMap((evidence) => evidence.range ?? [])
    add('error', range, checkLine(check, language, locate))
  }
  return remarks
}

function sameRemark(a: Remark, b: Remark): boolean {
  return a.file === b.file && a.line === b.line && a.text === b.text
}

/** How many checks there are of each verdict, hidden ones left out: `passed 10 · failed 2 · skipped 2`. */
function verdictCounts({ report: full }: Graded, language: Language): string {
  const words = wordsFor(language).verdict
  const { report } = readerView(full, false, language)
  return VERDICTS.map(
    (verdict) => [words[verdict], report.checks.filter((check) => check.verdict === verdict).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join(' · ')
}

/** Failed checks that no place of a file is to blame for, and problems without a place. */
function unplaced({ report: full, locate }: Graded, language: Language): readonly string[] {
  const { report } = readerView(full, false, language)
  const checks = report.checks
    .filter((check) => isOpen(check) && check.evidence.every(({ range }) => range === undefined))
    .filter((check) => !isEcho(check, report.diagnostics, language))
    .map((check) => checkLine(check, language, locate))
  const problems = report.diagnostics.filter(hasNoPlace).map((diagnostic) => diagnosticLine(diagnostic, language))
  return [...new Set([...problems, ...checks])]
}

/** Whether a check could not be graded for a reason that is shown at its place already. */
function isEcho(check: CheckResult, diagnostics: readonly Diagnostic[], language: Language): boolean {
  const placed = new Set(
    diagnostics.filter(({ range }) => range !== undefined).map((diagnostic) => formatMessage(diagnostic, language)),
  )
  const said = sentencesOf(check, language)
  return check.verdict === 'ungradable' && said.length > 0 && said.every((sentence) => placed.has(sentence))
}

function isOpen({ verdict }: Report['checks'][number]): boolean {
  return verdict === 'failed' || verdict === 'ungradable' || verdict === 'errored'
}

function hasNoPlace({ range, severity }: Diagnostic): boolean {
  return range === undefined && severity !== 'info'
}

function commandsFor(severity: Remark['severity'], remarks: readonly Remark[], language: Language): readonly string[] {
  const own = remarks.filter((remark) => remark.severity === severity)
  const byLine = groups(own, ({ file, line }) => `${file}:${line}`)
  const grouped = byLine.length <= ANNOTATIONS_MAX ? byLine : groups(own, ({ file }) => file)
  const shown = grouped.length <= ANNOTATIONS_MAX ? grouped : grouped.slice(0, ANNOTATIONS_MAX - 1)
  const commands = shown.map((group) => command(severity, group, language))
  const left = grouped.slice(shown.length).flat().length
  return left === 0 ? commands : [...commands, workflowCommand(severity, {}, ciWords(language).leftOut(left))]
}

function command(severity: Remark['severity'], group: readonly Remark[], language: Language): string {
  const words = ciWords(language)
  const [first] = group
  if (first === undefined) return workflowCommand(severity, {}, '')
  const isOneLine = group.every(({ line }) => line === first.line)
  const text = group
    .map((remark) => (isOneLine ? remark.text : `${words.line(remark.line)}: ${remark.text}`))
    .join('\n')
  return workflowCommand(severity, { file: first.file, line: first.line, col: first.column }, text)
}

function groups(remarks: readonly Remark[], keyOf: (remark: Remark) => string): readonly (readonly Remark[])[] {
  const found = new Map<string, Remark[]>()
  for (const remark of remarks) {
    const key = keyOf(remark)
    const group = found.get(key)
    if (group === undefined) found.set(key, [remark])
    else group.push(remark)
  }
  return [...found.values()]
}
