import type { Exercise, QuizSpec, Scenario, Step } from '../../domain/exercise.ts'
import { ANSWERS_FILE } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import type { Workplace } from '../../sandbox/types.ts'
import { createWorkplace } from '../../sandbox/workplace.ts'
import type { ScenarioInput } from '../scenario-input.ts'

/** A question's own workplace, with what happens in it. */
export interface Staged extends ScenarioInput {
  readonly workplace: Workplace
}

/**
 * The workplace of a question: the author's files of the exercise, under those of the question, and the steps that lead up to it. Commands that answer it are
 * replayed behind them from a file that is called like the file of answers, so that what is said of them leads there.
 */
export function stage(
  quiz: QuizSpec,
  { world, given }: Pick<Exercise, 'world' | 'given'>,
  limits: Limits,
  commands?: string,
  behind: readonly Step[] = [],
): Staged {
  const own = quiz.situation?.files ?? []
  const byPath = new Map<string, SourceFile>([...given, ...own].map((file) => [file.path, file]))
  if (commands !== undefined) byPath.set(ANSWERS_FILE, { path: ANSWERS_FILE, text: commands, executable: false })
  const files = [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const { range } = quiz
  const replay: readonly Step[] =
    commands === undefined ? [] : [{ kind: 'replay', file: ANSWERS_FILE, pace: 'typed', range }]
  const of = quiz.spec['of']
  const scenario: Scenario = {
    id: quiz.id,
    title: { en: quiz.id },
    ...(typeof of === 'string' ? { of } : {}),
    steps: [...(quiz.situation?.steps ?? []), ...replay, ...behind],
    hidden: quiz.hidden,
    range,
  }
  return { scenario, workplace: createWorkplace({ files, world, limits }), files, missing: new Map(), limits }
}
