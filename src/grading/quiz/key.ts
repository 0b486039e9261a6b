import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import type { Exercise, QuizSpec } from '../../domain/exercise.ts'
import { scalarText } from '../../domain/json.ts'
import type { Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { type KeyType, offeredKey, optionsOf } from '../../quiz/judge.ts'
import type { CheckContext } from '../check-kind.ts'
import { blockingDiagnostics } from '../gradable.ts'
import { failed } from '../outcome.ts'
import { complaintOf } from '../refusal.ts'
import { runToEnd } from '../run-scenario.ts'
import { isWritingCommand } from '../writing-commands.ts'
import { type Fact, FACTS } from './facts.ts'
import { stage, type Staged } from './situation.ts'

export type Key =
  | { readonly ok: true; readonly type: KeyType; readonly value: Value }
  /** Nobody can answer such a question: its author has to mend it. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Keys depend on nothing but the question: a whole class has the same ones. */
const computed = new WeakMap<QuizSpec, Key>()

/** The right answer to a question of kind `computed`: its situation is played, and what it asks for is looked up at the end. */
export function keyOf(quiz: QuizSpec, exercise: Exercise, limits: Limits): Key {
  const before = computed.get(quiz)
  if (before !== undefined) return before
  const key = computeKey(quiz, exercise, limits)
  computed.set(quiz, key)
  return key
}

function computeKey(quiz: QuizSpec, exercise: Exercise, limits: Limits): Key {
  const fact = FACTS[scalarText(quiz.spec['what'])]
  if (fact === undefined) return notComputed(quiz, 'unknown')
  const { staged, moment, blocker } = playedSituation(quiz, exercise, limits)
  if (blocker !== undefined) return { ok: false, diagnostics: blocker.diagnostics }
  const { of } = staged.scenario
  const context: CheckContext = of === undefined ? { moment } : { moment, of }
  const found = fact.value(context, quiz.spec)
  const blocking = blockersOf(fact, found.ok ? failed({}) : found.outcome, context)
  if (blocking.length > 0) return { ok: false, diagnostics: blocking }
  if (!found.ok) return notComputed(quiz, refusedIn(staged) ?? found.outcome.reasons[0]?.code ?? 'absent')
  if (found.value === undefined) return notComputed(quiz, 'absent')
  const options = optionsOf(quiz)
  if (options !== undefined && offeredKey(options, found.value) === undefined) return notComputed(quiz, 'not-offered')
  return { ok: true, type: fact.type, value: found.value }
}

interface Played extends ReturnType<typeof runToEnd> {
  readonly staged: Staged
}

interface Situation {
  readonly limits: Limits
  readonly key: string
  readonly played: Played
}

/** Of each exercise the situation that was played last: questions that stand together often ask about the same one, and only look at it. */
const situations = new WeakMap<Exercise, Situation>()

function playedSituation(quiz: QuizSpec, exercise: Exercise, limits: Limits): Played {
  const { files = [], steps = [] } = quiz.situation ?? {}
  const key = JSON.stringify([files, steps, quiz.spec['of'] ?? null, quiz.hidden], withoutPlaces)
  const last = situations.get(exercise)
  if (last?.limits === limits && last.key === key) return last.played
  const staged = stage(quiz, exercise, limits)
  const played = { ...runToEnd(staged), staged }
  situations.set(exercise, { limits, key, played })
  return played
}

function withoutPlaces(name: string, value: unknown): unknown {
  return name === 'range' || name === 'places' ? undefined : value
}

/** What is not there was most often refused: then that is the problem. */
function refusedIn({ workplace }: Staged): string | undefined {
  const refused = workplace.steps.find((ran) => isWritingCommand(ran) && ran.step.exit !== 0)
  return refused === undefined ? undefined : complaintOf(refused)
}

function blockersOf(fact: Fact, outcome: ReturnType<typeof failed>, context: CheckContext) {
  const kind = { kind: 'computed', rests: fact.rests, run: () => outcome }
  return blockingDiagnostics(kind, {}, outcome, context, context.moment.met())
}

function notComputed(quiz: QuizSpec, problem: string): Key {
  const { id, range } = quiz
  return { ok: false, diagnostics: [diagnostic('ANSWER_KEY_NOT_COMPUTED', { id, problem }, range)] }
}
