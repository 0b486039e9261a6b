import type { ContainerWord } from '../../domain/container.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import type { Exercise } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { Report, ResolvedEvidence } from '../../domain/report.ts'
import type { SourceFile, Submission } from '../../domain/submission.ts'
import { excerptAt } from '../excerpt.ts'
import { grade } from '../grade.ts'
import type { FileForm, FormPlace } from './file-form.ts'
import { type SubmissionForm, submissionForm } from './submission-form.ts'

/** Grades many submissions for one exercise. */
export interface SharedGrader {
  /** Gives what `grade` gives, to the letter. */
  readonly grade: (submission: Submission) => Report
  /** How many submissions were simulated so far, and how many got what was simulated for another. */
  readonly counts: { readonly simulated: number; readonly shared: number }
}

/** A report for a canonical form, with what its ranges stand for. */
interface SharedReport {
  readonly report: Report
  readonly places: ReadonlyMap<SourceRange, readonly FormPlace[]>
}

/**
 * A grader that simulates submissions with the same canonical form once: `grade` is given the canonical text, and what its report says
 * of places is led back to the files of each. Where that can not be done with certainty, the submission is graded by itself.
 * Keeps `limits.sharedReportsMax` reports, those used last; `traces: false` leaves out the largest part of them.
 */
export function createSharedGrader(
  exercise: Exercise,
  limits: Limits,
  { traces = true }: { readonly traces?: boolean } = {},
): SharedGrader {
  const known = new Map<string, SharedReport | undefined>()
  const counts = { simulated: 0, shared: 0 }
  const gradeAlone = (submission: Submission): Report => {
    counts.simulated += 1
    return grade(exercise, submission, limits)
  }
  return {
    counts,
    grade: (submission) => {
      const form = submissionForm(exercise, submission, limits)
      const key = JSON.stringify([form.submission.files, form.submission.diagnostics])
      const isKnown = known.has(key)
      const shared = isKnown ? known.get(key) : share(gradeAlone(form.submission), form, traces)
      remember(known, key, shared, limits.sharedReportsMax)
      const report = shared === undefined ? undefined : restore(shared, form, submission.files)
      if (report === undefined) return slim(gradeAlone(submission), traces)
      if (isKnown) counts.shared += 1
      return report
    },
  }
}

function slim(report: Report, traces: boolean): Report {
  return traces ? report : { ...report, traces: [] }
}

function remember<T>(known: Map<string, T>, key: string, value: T, max: number): void {
  known.delete(key)
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > max && oldest !== undefined) known.delete(oldest)
}

/** Words by which a tool speaks of a line of a file, or of its size: such a text belongs to one way of writing it. */
const SPEAKS_OF_LINES = /\bline \d|\.(?:ya?ml|json|sh):\d|Dockerfile:\d|\bbytes?\b/i

/** What is said of how a manifest was written quotes it. */
const SPEAKS_OF_TEXT = /^(?:MANIFEST|YAML)_/

/** What others may share of a report; `undefined` where it belongs to one way of writing the files. */
function share(full: Report, { forms }: SubmissionForm, traces: boolean): SharedReport | undefined {
  const report = slim(full, traces)
  const isOneWay =
    report.diagnostics.some(({ code }) => SPEAKS_OF_TEXT.test(code)) ||
    [...textsOf(report)].some((text) => SPEAKS_OF_LINES.test(text))
  if (forms.size > 0 && isOneWay) return undefined
  const places = new Map<SourceRange, readonly FormPlace[]>()
  for (const range of rangesOf(report)) {
    const form = forms.get(range.file)
    if (form !== undefined) places.set(range, form.placesOf(range))
  }
  return { report, places }
}

/** Every text of a report that may be a tool's: what commands printed, and what is quoted of it. */
function* textsOf({ checks, diagnostics, traces }: Report): Generator<string> {
  for (const { trace } of traces) for (const { stdout, stderr } of trace.steps) yield stdout + stderr
  for (const { actual, reasons, diagnostics: own } of checks) {
    if (actual !== undefined) yield JSON.stringify(actual)
    for (const { args } of [...reasons, ...own]) yield JSON.stringify(args)
  }
  for (const { args } of diagnostics) yield JSON.stringify(args)
}

function* rangesOf({ checks, diagnostics }: Report): Generator<SourceRange> {
  for (const { evidence, diagnostics: own, command = [] } of checks) {
    for (const { range, evidence: about } of evidence) {
      if (range !== undefined) yield range
      if (about.kind === 'place') yield about.range
    }
    for (const { range } of command) if (range !== undefined) yield range
    for (const problem of own) yield* rangesOfDiagnostic(problem)
  }
  for (const problem of diagnostics) yield* rangesOfDiagnostic(problem)
}

function* rangesOfDiagnostic({ range, related = [] }: Diagnostic): Generator<SourceRange> {
  if (range !== undefined) yield range
  for (const place of related) yield place.range
}

/** Thrown where there is no telling which place of a file a range of the canonical text stands for. */
class Unclear extends Error {}

/** The report as it is for files with these places; `undefined` where a place can not be told. */
function restore({ report, places }: SharedReport, { forms }: SubmissionForm, files: readonly SourceFile[]) {
  if (forms.size === 0) return report
  const restoreRange = (range: SourceRange): SourceRange => {
    const form = forms.get(range.file)
    return form === undefined ? range : onlyRange(form, places.get(range) ?? [])
  }
  const restorePlace = <T extends Placed>(said: T): T => {
    if (said.range === undefined || !forms.has(said.range.file)) return said
    const range = restoreRange(said.range)
    const { excerpt: _, ...others } = said
    const excerpt = excerptAt(range, files)
    return { ...others, range, ...(excerpt === undefined ? {} : { excerpt }) } as T
  }
  const restoreDiagnostic = (problem: Diagnostic): Diagnostic => {
    const { related } = problem
    if (related === undefined) return restorePlace(problem)
    return {
      ...restorePlace(problem),
      related: related.map((place) => ({ ...place, range: restoreRange(place.range) })),
    }
  }
  const restoreEvidence = (resolved: ResolvedEvidence): ResolvedEvidence => {
    const { evidence } = resolved
    if (evidence.kind !== 'place') return restorePlace(resolved)
    return { ...restorePlace(resolved), evidence: { ...evidence, range: restoreRange(evidence.range) } }
  }
  const restoreWord = (word: ContainerWord): ContainerWord =>
    word.range === undefined ? word : { ...word, range: restoreRange(word.range) }
  try {
    return {
      ...report,
      checks: report.checks.map((check) => ({
        ...check,
        evidence: check.evidence.map(restoreEvidence),
        ...(check.command === undefined ? {} : { command: check.command.map(restoreWord) }),
        diagnostics: check.diagnostics.map(restoreDiagnostic),
      })),
      diagnostics: report.diagnostics.map(restoreDiagnostic),
    }
  } catch (problem) {
    if (problem instanceof Unclear) return undefined
    throw problem
  }
}

interface Placed {
  readonly range?: SourceRange
  readonly excerpt?: string
}

function onlyRange(form: FileForm, places: readonly FormPlace[]): SourceRange {
  const ranges = new Map(places.map(form.rangeOf).map((range) => [JSON.stringify(range), range]))
  const [range] = ranges.values()
  if (ranges.size !== 1 || range === undefined) throw new Unclear()
  return range
}
