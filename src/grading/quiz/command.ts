import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic, Message } from '../../domain/diagnostic.ts'
import { ANSWERS_FILE } from '../../domain/exercise.ts'
import type { CheckSpec, Exercise, QuizSpec } from '../../domain/exercise.ts'
import { scalarText } from '../../domain/json.ts'
import type { Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import type { CheckResult } from '../../domain/report.ts'
import { createTextMemory, type TextMemory } from '../../domain/text-memory.ts'
import type { RanStep } from '../../sandbox/types.ts'
import { complaintOf } from '../refusal.ts'
import { runScenario, runToEnd } from '../run-scenario.ts'
import { differenceOf, type Effect, effectOf } from './effect.ts'
import { stage } from './situation.ts'

/** What came of a command that answers a question. */
export interface CommandOutcome {
  readonly verdict: CheckResult['verdict']
  readonly expected?: Value
  readonly actual?: Value
  readonly reasons: readonly Message[]
  /** Where the answer is told to be wrong, inside the commands. */
  readonly evidence: CheckResult['evidence']
  readonly diagnostics: readonly Diagnostic[]
}

/** What answers to a question came to: a class answers with few different ones. */
const judged = new WeakMap<QuizSpec, TextMemory<CommandOutcome>>()

/** Replays the answer in the question's situation and compares what that comes to: any spelling with the same effect is right. */
export function judgeCommand(quiz: QuizSpec, exercise: Exercise, text: string, limits: Limits): CommandOutcome {
  const outcomes = judged.get(quiz) ?? createTextMemory<CommandOutcome>()
  judged.set(quiz, outcomes)
  return outcomes.get(text) ?? outcomes.set(text, judgeAnswer(quiz, exercise, text, limits))
}

function judgeAnswer(quiz: QuizSpec, exercise: Exercise, text: string, limits: Limits): CommandOutcome {
  const checks = quiz.situation?.checks ?? []
  return checks.length > 0
    ? judgedByChecks(quiz, exercise, text, checks, limits)
    : judgedByReference(quiz, exercise, text, limits)
}

function judgedByChecks(
  quiz: QuizSpec,
  exercise: Exercise,
  text: string,
  checks: readonly CheckSpec[],
  limits: Limits,
): CommandOutcome {
  const staged = stage(quiz, exercise, limits, text, [{ kind: 'expect', checks, range: quiz.range }])
  const run = runScenario(staged)
  const results = run.checks.map(({ result }) => result)
  const worst = results.find(({ verdict }) => verdict !== 'passed')
  const diagnostics = notShown(run.diagnostics)
  if (worst === undefined) return { verdict: 'passed', reasons: [], evidence: [], diagnostics }
  const { verdict, expected, actual, reasons, evidence } = worst
  const failure = failureReason(staged.workplace.steps)
  return {
    verdict,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    reasons: [...(failure === undefined ? [] : [failure]), ...reasons],
    evidence,
    diagnostics: [...worst.diagnostics, ...diagnostics],
  }
}

/** What the reference command comes to is the same for everybody. */
const references = new WeakMap<QuizSpec, Reference>()

interface Reference {
  readonly before: Effect
  readonly effect: Effect
  /** Whether it only looks, so that what it prints is its effect. */
  readonly looks: boolean
  readonly named: boolean
  /** What is said of the command itself. */
  readonly diagnostics: readonly Diagnostic[]
  readonly problem?: string
}

function judgedByReference(quiz: QuizSpec, exercise: Exercise, text: string, limits: Limits): CommandOutcome {
  const right = quiz.spec['right']
  const commands = (Array.isArray(right) ? right.map(String) : [scalarText(right)]).join('\n')
  let reference = references.get(quiz)
  if (reference === undefined) {
    reference = referenceOf(quiz, exercise, commands, limits)
    references.set(quiz, reference)
  }
  const { looks, named, problem } = reference
  if (problem !== undefined) {
    const told = diagnostic('ANSWER_KEY_NOT_COMPUTED', { id: quiz.id, problem }, quiz.range)
    return { verdict: 'ungradable', reasons: [], evidence: [], diagnostics: [told] }
  }
  // The same commands come to the same.
  if (text === commands) return { verdict: 'passed', reasons: [], evidence: [], diagnostics: reference.diagnostics }
  const staged = stage(quiz, exercise, limits, text)
  const { moment, blocker } = runToEnd(staged)
  if (blocker !== undefined) {
    const verdict = blocker.kind === 'errored' ? 'errored' : 'ungradable'
    return { verdict, reasons: [], evidence: [], diagnostics: blocker.diagnostics }
  }
  const steps = moment.steps
  const failure = failureReason(steps)
  const effect = effectOf(staged, moment, named)
  const differs =
    differenceOf(effect, reference.effect) ?? (looks ? outputDifference(effect, reference.effect) : undefined)
  const diagnostics = notShown(staged.workplace.diagnostics)
  if (differs === undefined) return { verdict: 'passed', reasons: [], evidence: [], diagnostics }
  const isIdle = !looks && differenceOf(effect, reference.before) === undefined
  const reasons = failure !== undefined ? [failure] : isIdle ? [{ code: 'EFFECT_NONE' as const, args: {} }] : [differs]
  return { verdict: 'failed', expected: commands, reasons, evidence: [], diagnostics }
}

function referenceOf(quiz: QuizSpec, exercise: Exercise, commands: string, limits: Limits): Reference {
  const named = commands.includes('--name')
  const before = stage(quiz, exercise, limits)
  const was = effectOf(before, runToEnd(before).moment, named)
  const staged = stage(quiz, exercise, limits, commands)
  const { moment, blocker } = runToEnd(staged)
  const failed = moment.steps.findLast(({ by, step }) => by === 'learner' && step.exit !== 0)
  const effect = effectOf(staged, moment, named)
  const looks = differenceOf(effect, was) === undefined
  const problem = blocker !== undefined ? 'blocked' : failed === undefined || !looks ? undefined : complaintOf(failed)
  const diagnostics = notShown(staged.workplace.diagnostics)
  return { before: was, effect, looks, named, diagnostics, ...(problem === undefined ? {} : { problem }) }
}

function outputDifference(actual: Effect, wanted: Effect): Message | undefined {
  if (actual.output === wanted.output) return undefined
  const said = actual.output.split('\n', 1)[0] ?? ''
  return { code: 'EFFECT_OUTPUT_DIFFERS', args: { said } }
}

/** A command of the answer that failed is the cause of whatever is not there. */
function failureReason(steps: readonly RanStep[]): Message | undefined {
  const failed = steps.findLast(({ by, step }) => by === 'learner' && step.exit !== 0)
  return failed === undefined ? undefined : { code: 'COMMAND_FAILED', args: { message: complaintOf(failed) } }
}

/** What is said of the answer itself; what the author's own steps met is not the learner's business. */
function notShown(all: readonly Diagnostic[]): readonly Diagnostic[] {
  return all.filter(({ range, severity }) => range?.file === ANSWERS_FILE && severity !== 'info')
}
