import { diagnostic } from '../domain/codes.ts'
import type { SourceRange } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { ProofDiagnostic } from '../domain/verification.ts'
import { authorSteps, type StepProblem } from '../grading/author-steps.ts'
import { type Observation, observe } from '../grading/grade.ts'
import { handedIn, hasFullMarks } from './answer.ts'
import type { VerifyInput } from './input.ts'
import { checksOf, topOf } from './places.ts'
import { authorPlace, placedResult } from './results.ts'

export interface SolutionProof {
  /** Absent where there is nothing that could be graded. */
  readonly observation?: Observation
  readonly full: boolean
  readonly diagnostics: readonly ProofDiagnostic[]
}

/** Grades the solution, and looks whether the author's own steps do something: where one does not, checks behind it fail of it, which is no mistake of its own. */
export function proveSolution({ folder, solution }: VerifyInput, exercise: Exercise, limits: Limits): SolutionProof {
  if (solution === undefined || solution.length === 0) {
    return { full: false, diagnostics: [diagnostic('SOLUTION_MISSING', { id: folder.id }, topOf('README.md'))] }
  }
  const present = [...solution, ...exercise.given].map(({ path }) => path)
  const missing = exercise.files.filter(({ path, optional }) => !optional && !present.includes(path))
  if (missing.length > 0) {
    return {
      full: false,
      diagnostics: missing.map(({ path }) =>
        diagnostic('SOLUTION_FILE_MISSING', { file: path }, placeOfName(folder.files, path)),
      ),
    }
  }
  const files = handedIn(exercise, solution)
  const observation = observe(exercise, { files, diagnostics: [] }, limits)
  const steps = authorSteps(exercise, files, limits)
  const diagnostics = [...steps.map(({ told }) => told), ...failingChecks(exercise, observation, steps)]
  return { observation, full: hasFullMarks(observation.report), diagnostics }
}

function failingChecks(
  exercise: Exercise,
  { report }: Observation,
  steps: readonly StepProblem[],
): readonly ProofDiagnostic[] {
  const ranges = new Map([...checksOf(exercise), ...(exercise.quizzes ?? [])].map(({ id, range }) => [id, range]))
  const broken = new Set(steps.filter(({ told }) => told.severity === 'error').map(({ scenario }) => scenario))
  const place = authorPlace(exercise.given)
  return report.checks
    .filter(({ verdict, maxPoints }) => verdict !== 'passed' && verdict !== 'skipped' && maxPoints > 0)
    .filter(({ id }) => !broken.has(id.split('/')[0] ?? ''))
    .map((check) => {
      const { id, verdict } = check
      const at = ranges.get(id) ?? topOf('README.md')
      const told = diagnostic('SOLUTION_CHECK_FAILS', { id: exercise.id, check: id, verdict }, at)
      return { ...told, results: [placedResult(check, place)] }
    })
}

/** Where the front matter names a file. */
function placeOfName(files: readonly SourceFile[], name: string): SourceRange {
  const lines = files.find(({ path }) => path === 'README.md')?.text.split('\n') ?? []
  const end = lines.indexOf('---', 1)
  const line = lines.findIndex((each, index) => index < end && each.includes(name))
  const column = (lines[line] ?? '').indexOf(name)
  if (line < 0) return topOf('README.md')
  const at = { line: line + 1, column: column + 1 }
  return { file: 'README.md', start: at, end: { ...at, column: at.column + name.length } }
}
