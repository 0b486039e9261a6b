import type { ContainerWord } from '../../domain/container.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import type { CheckResult, ResolvedEvidence } from '../../domain/report.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { excerptAt } from '../excerpt.ts'
import type { ScenarioOutcome } from '../grade.ts'
import type { FileForm, FormPlace } from './file-form.ts'

/** The canonical forms of files, by path; a file without one stands as it was handed in. */
export type Forms = ReadonlyMap<string, FileForm>

/** What the ranges of an outcome stand for. */
export type Places = ReadonlyMap<SourceRange, readonly FormPlace[]>

/** What each range of an outcome stands for in every file with the same canonical form. */
export function placesIn(outcome: ScenarioOutcome, forms: Forms): Places {
  const places = new Map<SourceRange, readonly FormPlace[]>()
  for (const range of rangesOf(outcome)) {
    const form = forms.get(range.file)
    if (form !== undefined) places.set(range, form.placesOf(range))
  }
  return places
}

/** Every place that an outcome speaks of. */
export function* rangesOf({ checks, diagnostics }: ScenarioOutcome): Generator<SourceRange> {
  for (const { result } of checks) {
    const { evidence, diagnostics: own, command = [] } = result
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

/** Thrown where there is no telling which place of a file a range of another one stands for. */
class Unclear extends Error {}

/** The outcome as it is for files with these forms; `undefined` where a place can not be told. */
export function restored(
  outcome: ScenarioOutcome,
  places: Places,
  forms: Forms,
  files: readonly SourceFile[],
): ScenarioOutcome | undefined {
  if (forms.size === 0) return outcome
  const restore = restorer(places, forms, files)
  try {
    return {
      ...outcome,
      checks: outcome.checks.map(({ spec, result }) => ({ spec, result: restore.result(result) })),
      diagnostics: outcome.diagnostics.map(restore.diagnostic),
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

function restorer(places: Places, forms: Forms, files: readonly SourceFile[]) {
  const rangeOf = (range: SourceRange): SourceRange => {
    const form = forms.get(range.file)
    return form === undefined ? range : onlyRange(form, places.get(range) ?? [])
  }
  const placed = <T extends Placed>(said: T): T => {
    if (said.range === undefined || !forms.has(said.range.file)) return said
    const range = rangeOf(said.range)
    const { excerpt: _, ...others } = said
    const excerpt = excerptAt(range, files)
    return { ...others, range, ...(excerpt === undefined ? {} : { excerpt }) } as T
  }
  const diagnostic = (problem: Diagnostic): Diagnostic => {
    const { related } = problem
    if (related === undefined) return placed(problem)
    return { ...placed(problem), related: related.map((place) => ({ ...place, range: rangeOf(place.range) })) }
  }
  const evidence = (resolved: ResolvedEvidence): ResolvedEvidence => {
    const { evidence: about } = resolved
    if (about.kind !== 'place') return placed(resolved)
    return { ...placed(resolved), evidence: { ...about, range: rangeOf(about.range) } }
  }
  const word = (said: ContainerWord): ContainerWord =>
    said.range === undefined ? said : { ...said, range: rangeOf(said.range) }
  const result = (check: CheckResult): CheckResult => ({
    ...check,
    evidence: check.evidence.map(evidence),
    ...(check.command === undefined ? {} : { command: check.command.map(word) }),
    diagnostics: check.diagnostics.map(diagnostic),
  })
  return { diagnostic, result }
}

function onlyRange(form: FileForm, places: readonly FormPlace[]): SourceRange {
  let only: SourceRange | undefined
  for (const place of places) {
    const range = form.rangeOf(place)
    if (range === undefined || (only !== undefined && !isSame(only, range))) throw new Unclear()
    only = range
  }
  if (only === undefined) throw new Unclear()
  return only
}

/** Both are ranges of one file. */
function isSame(a: SourceRange, b: SourceRange): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.column === b.start.column &&
    a.end.line === b.end.line &&
    a.end.column === b.end.column
  )
}
