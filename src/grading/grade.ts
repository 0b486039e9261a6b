import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Exercise, Scenario } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { Submission } from '../domain/submission.ts'
import { createWorkplace } from '../sandbox/workplace.ts'
import { collectDiagnostics } from './diagnostics.ts'
import { applyNeeds } from './needs.ts'
import { gradeQuizzes } from './quiz/index.ts'
import { type BuiltConfig, runScenario, type ScenarioRun } from './run-scenario.ts'
import type { ScenarioTask } from './scenario-input.ts'
import { scoreOf, verdictOf } from './score.ts'
import { filesFor, missingFiles } from './submitted-files.ts'

/**
 * Grades one submission for one exercise. Deterministic: the same arguments give the same report, byte for byte. Every
 * scenario gets a workplace of its own; its checks are evaluated at their moments, then those whose `needs` were not met
 * are skipped. A learner's mistake is a failed check or a diagnostic, never an exception.
 */
export function grade(exercise: Exercise, submission: Submission, limits: Limits): Report {
  return observe(exercise, submission, limits).report
}

/** A report, and what of the simulation it does not hold. */
export interface Observation {
  readonly report: Report
  /** Per scenario the images that were built, in the order of their builds, with their configs. */
  readonly images: () => readonly (readonly BuiltConfig[])[]
}

/** Grades as `grade` does, and lets the caller look at the images too. */
export function observe(exercise: Exercise, submission: Submission, limits: Limits): Observation {
  const images: ScenarioRun['images'][] = []
  const report = gradeBy(exercise, submission, limits, (task) => {
    const run = playScenario(task, exercise, limits)
    images.push(run.images)
    return run
  })
  return { report, images: () => images.map((built) => built()) }
}

/** Runs a scenario in a workplace of its own. */
export function playScenario(task: ScenarioTask, { world }: Exercise, limits: Limits): ScenarioRun {
  const workplace = createWorkplace({ files: task.files, world, limits })
  return runScenario({ ...task, workplace, limits })
}

/** What a report needs of a scenario that was run. */
export type ScenarioOutcome = Pick<ScenarioRun, 'checks' | 'diagnostics' | 'trace'>

/** Grades with scenarios that `run` runs, or knows the outcome of. */
export function gradeBy(
  exercise: Exercise,
  submission: Submission,
  limits: Limits,
  run: (task: ScenarioTask) => ScenarioOutcome,
): Report {
  const files = filesFor(exercise, submission)
  const missing = missingFiles(exercise, submission, files)
  const given = new Set(exercise.given.map(({ path }) => path))
  const runs = exercise.scenarios.map((scenario) => ({ scenario, run: run({ scenario, files, missing, given }) }))
  const quiz = gradeQuizzes(exercise, files, missing, limits)
  const checks = asWritten(exercise, [...applyNeeds(runs.flatMap((each) => each.run.checks)), ...quiz.checks])
  const handedIn = new Set(submission.files.map(({ path }) => path))
  const met = [
    ...submission.diagnostics,
    ...missing.values(),
    ...runs
      .flatMap((each) => shownDiagnostics(each.scenario, each.run, handedIn))
      .filter((told) => !isIntended(told, given)),
    ...quiz.diagnostics,
  ]
  return {
    formatVersion: 1,
    exercise: exercise.id,
    title: exercise.title,
    verdict: verdictOf(checks),
    score: scoreOf(checks),
    checks,
    diagnostics: collectDiagnostics(met, files, limits),
    traces: runs.map((each) => ({ scenario: each.scenario.id, trace: each.run.trace })),
  }
}

/** In the order in which scenarios and questions stand in the exercise; what hidden.md holds comes last. */
function asWritten({ scenarios, quizzes = [] }: Exercise, checks: readonly CheckResult[]): readonly CheckResult[] {
  if (quizzes.length === 0 || scenarios.length === 0) return checks
  const blocks = [...scenarios, ...quizzes].map(({ id, range }) => ({ id, range }))
  const rank = ({ range }: (typeof blocks)[number]): number =>
    (range.file === 'README.md' ? 0 : HIDDEN_BEHIND) + range.start.line
  const ids = blocks.toSorted((a, b) => rank(a) - rank(b)).map(({ id }) => id)
  const placeOf = ({ id }: CheckResult): number => ids.indexOf(id.split('/')[0] ?? '')
  return checks.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** More lines than a file of an exercise has. */
const HIDDEN_BEHIND = 10_000_000

/** A hidden scenario must not show through what its own steps met; what it met in the learner's files is theirs to know. */
function shownDiagnostics(scenario: Scenario, run: ScenarioOutcome, handedIn: ReadonlySet<string>) {
  if (!scenario.hidden) return run.diagnostics
  return run.diagnostics.filter(({ range }) => range !== undefined && handedIn.has(range.file))
}

/** What an author's own file is warned about is meant so, and often what the exercise asks to find out. */
function isIntended({ severity, range }: Diagnostic, given: ReadonlySet<string>): boolean {
  return severity !== 'error' && range !== undefined && given.has(range.file)
}
