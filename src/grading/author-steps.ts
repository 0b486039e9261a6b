import { diagnostic, type DiagnosticCode } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Exercise, Step } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { RanStep } from '../sandbox/types.ts'
import { createWorkplace } from '../sandbox/workplace.ts'
import { stage } from './quiz/situation.ts'
import { runToEnd } from './run-scenario.ts'
import type { ScenarioInput } from './scenario-input.ts'
import { filesFor } from './submitted-files.ts'

/** A slip of the author's in a step, and the scenario or question that it is in. */
export interface StepProblem {
  readonly scenario: string
  readonly told: Diagnostic
}

/** What says that a command did nothing. */
const DID_NOTHING: ReadonlySet<DiagnosticCode> = new Set([
  'COMMAND_NOT_SIMULATED',
  'COMMAND_NOT_ALLOWED',
  'COMMAND_EDITOR',
  'DOCKER_NOT_SIMULATED',
])

/** Checks that look at what a command said: where one stands behind it, that the command fails may be what is asked about. */
const LOOKS_AT_COMMANDS: ReadonlySet<string> = new Set(['output', 'accepted', 'rejected'])

/**
 * What goes wrong in an author's own steps, each at its place in the author's files: commands that are not simulated, that make no sense,
 * or that fail though nothing looks at them. The steps are run with an answer that is right, for what they meet hangs on it.
 */
export function authorSteps(exercise: Exercise, files: readonly SourceFile[], limits: Limits): readonly StepProblem[] {
  const given = new Set(exercise.given.map(({ path }) => path))
  const all = filesFor(exercise, { files, diagnostics: [] })
  const handedIn = new Set(files.map(({ path }) => path).filter((path) => !given.has(path)))
  const owners = { given, handedIn, isAsked: false }
  const scenarios = exercise.scenarios.map((scenario) => {
    const workplace = createWorkplace({ files: all, world: exercise.world, limits })
    return problemsOf({ scenario, workplace, files: all, missing: new Map(), limits }, owners)
  })
  const questions = (exercise.quizzes ?? [])
    .flatMap((quiz) => quiz.variants?.map((variant) => variant.quiz) ?? [quiz])
    .filter(({ situation }) => situation !== undefined)
    .map((quiz) => problemsOf(stage(quiz, exercise, limits), { given, handedIn: new Set<string>(), isAsked: true }))
  const byPlace = new Map([...scenarios, ...questions].flat().map((each) => [keyOf(each), each]))
  return [...byPlace.values()]
}

/** Variants of a question share their steps. */
function keyOf({ told: { code, range } }: StepProblem): string {
  return JSON.stringify([code, range])
}

interface Owners {
  readonly given: ReadonlySet<string>
  readonly handedIn: ReadonlySet<string>
  /** Whether what the steps come to is what is asked. */
  readonly isAsked: boolean
}

function problemsOf(input: ScenarioInput, owners: Owners): readonly StepProblem[] {
  const { workplace, scenario } = input
  const seen = new Set<string>()
  const found: Diagnostic[] = []
  runToEnd({
    ...input,
    acted: (place, span) => {
      const met = workplace.diagnostics.filter((told) => isNew(seen, told))
      for (const told of met) found.push(...ofAuthor(told, place, owners))
      for (const step of workplace.steps.slice(span.from, span.to)) {
        const isQuiet = owners.isAsked || isLookedAt(scenario.steps, place)
        found.push(...failureOf(step, place, isQuiet, owners))
      }
    },
  })
  return found.map((told) => ({ scenario: scenario.id, told }))
}

function isNew(seen: Set<string>, { code, args, range }: Diagnostic): boolean {
  const key = JSON.stringify([code, args, range])
  const known = seen.has(key)
  seen.add(key)
  return !known
}

/** What was met without a place, or in an author's file, is the author's; what was met in the answer is not. */
function ofAuthor(told: Diagnostic, step: SourceRange, { given, handedIn }: Owners): readonly Diagnostic[] {
  const { severity, range, code, args } = told
  if (severity === 'info' || (range !== undefined && handedIn.has(range.file))) return []
  const isGiven = range !== undefined && given.has(range.file)
  const place = isGiven ? inGiven(range) : step
  if (code === 'COMMAND_SAID_ERROR') return []
  if (code === 'COMMAND_NOT_ALLOWED' && args['meant'] !== undefined) {
    return [diagnostic('STEP_MISSPELT', { command: args['command'] ?? '', meant: args['meant'] }, place)]
  }
  if (DID_NOTHING.has(code)) return [diagnostic('STEP_NOT_SIMULATED', { command: args['command'] ?? '' }, place)]
  // What a manifest or a Dockerfile of the author's is warned about is often what the exercise asks to find out.
  const isMeant = severity !== 'error' && !code.startsWith('COMMAND_') && code !== 'MANIFEST_NOT_SIMULATED'
  return isMeant ? [] : [{ ...told, range: place }]
}

function failureOf(
  { failure, range }: RanStep,
  step: SourceRange,
  isQuiet: boolean,
  { given, handedIn }: Owners,
): readonly Diagnostic[] {
  if (failure === undefined || (range !== undefined && handedIn.has(range.file))) return []
  if (isQuiet && !failure.isSlip) return []
  const place = range !== undefined && given.has(range.file) ? inGiven(range) : step
  return [diagnostic(failure.isSlip ? 'STEP_MISSPELT' : 'STEP_FAILS', failure.told.args, place)]
}

function inGiven(range: SourceRange): SourceRange {
  return { ...range, file: `given/${range.file}` }
}

/** Whether a check behind the step at a place looks at what commands said. */
function isLookedAt(steps: readonly Step[], place: SourceRange): boolean {
  const at = steps.findIndex(
    (step) => step.range === place || (step.kind === 'run' && step.places?.includes(place) === true),
  )
  return steps
    .slice(at + 1)
    .some((step) => step.kind === 'expect' && step.checks.some(({ kind }) => LOOKS_AT_COMMANDS.has(kind)))
}
