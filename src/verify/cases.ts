import { diagnostic, type DiagnosticCode } from '../domain/codes.ts'
import type { ProofDiagnostic } from '../domain/verification.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { SourceFile } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import { CASES_FILE, type CaseSpec } from '../exercise/cases.ts'
import { type Observation, observe } from '../grading/grade.ts'
import { handedIn, hasFullMarks, overlaid } from './answer.ts'
import type { AnswerFolder } from './input.ts'
import { authorPlace, type AuthorPlace, placedResult } from './results.ts'

/** A known answer that was graded. */
export interface GradedCase {
  readonly spec: CaseSpec
  readonly observation: Observation
}

export interface CasesProof {
  readonly graded: readonly GradedCase[]
  readonly diagnostics: readonly ProofDiagnostic[]
}

export interface CasesInput {
  readonly exercise: Exercise
  readonly solution: readonly SourceFile[]
  readonly cases: readonly CaseSpec[]
  readonly folders: readonly AnswerFolder[]
  readonly limits: Limits
}

const TOP = { file: CASES_FILE, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

/** Grades every known answer and holds the result against `cases.yaml`; folders and list are compared both ways. */
export function proveCases(input: CasesInput): CasesProof {
  const { cases, folders } = input
  const diagnostics: ProofDiagnostic[] = []
  const graded: GradedCase[] = []
  for (const { part, name } of folders) {
    if (cases.some((spec) => spec.part === part && spec.name === name)) continue
    const orphans = cases.filter((spec) => spec.part === part && folderOf(spec, folders) === undefined)
    const meant = suggest(
      name,
      orphans.map((spec) => spec.name),
    )
    if (meant !== undefined) continue
    diagnostics.push(diagnostic('CASE_UNLISTED', { part, name }, TOP))
  }
  for (const spec of cases) {
    const folder = folderOf(spec, folders)
    if (folder === undefined && spec.omit.length === 0) {
      const unlisted = folders.filter(
        ({ part, name }) => part === spec.part && !cases.some((each) => each.part === part && each.name === name),
      )
      const meant = suggest(
        spec.name,
        unlisted.map(({ name }) => name),
      )
      diagnostics.push(
        diagnostic(
          'CASE_WITHOUT_FOLDER',
          { part: spec.part, name: spec.name, ...(meant === undefined ? {} : { meant }) },
          spec.range,
        ),
      )
      continue
    }
    const problems = proveCase(spec, folder?.files ?? [], input, graded)
    diagnostics.push(...problems)
  }
  return { graded, diagnostics }
}

function folderOf({ part, name }: CaseSpec, folders: readonly AnswerFolder[]): AnswerFolder | undefined {
  return folders.find((folder) => folder.part === part && folder.name === name)
}

function proveCase(
  spec: CaseSpec,
  own: readonly SourceFile[],
  { exercise, solution, limits }: CasesInput,
  graded: GradedCase[],
): readonly ProofDiagnostic[] {
  const { part, name } = spec
  const unknown = spec.omit.filter(({ file }) => !solution.some(({ path }) => path === file))
  if (unknown.length > 0) {
    return unknown.map(({ file, range }) => {
      const meant = suggest(
        file,
        solution.map(({ path }) => path),
      )
      return diagnostic('CASE_OMITS_NOTHING', { file, ...(meant === undefined ? {} : { meant }) }, range)
    })
  }
  const used = handedIn(exercise, own)
  if (
    spec.omit.length === 0 &&
    used.every((file) =>
      solution.some(
        (each) => each.path === file.path && each.text === file.text && each.executable === file.executable,
      ),
    )
  ) {
    const unused = used.length === 0 ? own.map(({ path }) => path).join(', ') : ''
    return [diagnostic('CASE_CHANGES_NOTHING', { part, name, ...(unused === '' ? {} : { unused }) }, spec.range)]
  }
  const files = overlaid(
    solution,
    used,
    spec.omit.map(({ file }) => file),
  )
  const observation = observe(exercise, { files, diagnostics: [] }, limits)
  graded.push({ spec, observation })
  const place = authorPlace(exercise.given, { folder: `${part}/${name}`, files: used })
  return part === 'wrong' ? proveWrong(spec, observation.report, place) : proveRight(spec, observation.report, place)
}

function proveWrong(spec: CaseSpec, report: Report, place: AuthorPlace): readonly ProofDiagnostic[] {
  const { name } = spec
  const known = report.checks.map(({ id }) => id)
  const unknown = spec.fails.filter(({ id }) => !known.includes(id))
  if (unknown.length > 0) {
    return unknown.map(({ id, range }) => {
      const meant = suggest(id, known)
      return diagnostic(
        'CASE_CHECK_UNKNOWN',
        { check: id, checks: known.join(', '), ...(meant === undefined ? {} : { meant }) },
        range,
      )
    })
  }
  if (hasFullMarks(report)) return [diagnostic('CASE_PASSES', { name }, spec.range)]
  // An answer whose files are not all there is ungradable, and that is what it is to show.
  const expectUngradable = spec.omit.length > 0
  const passing = spec.fails.flatMap(({ id, range }) => {
    const verdict = report.checks.find((check) => check.id === id)?.verdict ?? 'skipped'
    const met = verdict === 'failed' || (expectUngradable && verdict === 'ungradable')
    return met ? [] : [diagnostic('CASE_CHECK_PASSES', { name, check: id, verdict }, range)]
  })
  const listed = new Set(spec.fails.map(({ id }) => id))
  const others = report.checks.filter(({ id }) => !listed.has(id))
  const unsound = others.filter(
    ({ verdict }) => verdict === 'errored' || (verdict === 'ungradable' && !expectUngradable),
  )
  return [
    ...passing,
    ...aboutChecks(
      'CASE_CHECK_FAILS',
      spec,
      others.filter(({ verdict }) => verdict === 'failed'),
      place,
    ),
    ...aboutChecks('CASE_CHECK_UNGRADABLE', spec, unsound, place),
  ]
}

function proveRight(spec: CaseSpec, report: Report, place: AuthorPlace): readonly ProofDiagnostic[] {
  const failing = report.checks.filter(
    ({ verdict, maxPoints }) => maxPoints > 0 && verdict !== 'passed' && verdict !== 'skipped',
  )
  return aboutChecks('RIGHT_CHECK_FAILS', spec, failing, place)
}

/** One mistake often shows in several checks: it is told once, with all of them, and with why the first turned out so. */
function aboutChecks(
  code: DiagnosticCode,
  spec: CaseSpec,
  checks: readonly CheckResult[],
  place: AuthorPlace,
): readonly ProofDiagnostic[] {
  const [first] = checks
  if (first === undefined) return []
  const check = checks.map(({ id }) => id).join(', ')
  const told = diagnostic(code, { name: spec.name, check, verdict: first.verdict }, spec.range)
  return [{ ...told, results: [placedResult(first, place)] }]
}
