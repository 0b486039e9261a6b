import type { BatchCheck, BatchExercise, BatchResult } from '../../domain/batch.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { type JunitCase, junitDocument, type JunitOutcome, type JunitSuite } from '../junit-document.ts'
import type { ReporterContext } from '../reporter.ts'
import type { BatchReporter } from './reporter.ts'

/** A class as JUnit XML, for instructors: a suite for each learner and exercise, a case for each check, hidden ones too. */
export const batchJunitReporter: BatchReporter = (results, context) => {
  const exercises = new Map(results.exercises.map((exercise) => [exercise.id, exercise]))
  return junitDocument(results.results.map((result) => suiteOf(result, exercises, context)))
}

function suiteOf(
  result: BatchResult,
  exercises: ReadonlyMap<string, BatchExercise>,
  context: ReporterContext,
): JunitSuite {
  const { learner, exercise, status, points, final, lateMinutes } = result
  const described = exercises.get(exercise)
  // The exercise last: readers split at the last dot, and names of learners have dots.
  const classname = `${learner}.${exercise}`
  return {
    name: classname,
    properties: {
      learner,
      exercise,
      status,
      ...(final === null ? {} : { final }),
      ...(points === null ? {} : { points }),
      maxPoints: described?.maxPoints ?? 0,
      ...(lateMinutes === undefined ? {} : { lateMinutes }),
    },
    cases: casesOf(result, described, classname, context),
  }
}

function casesOf(
  result: BatchResult,
  described: BatchExercise | undefined,
  classname: string,
  context: ReporterContext,
): readonly JunitCase[] {
  if (result.checks.length === 0) {
    const message = result.notes.map((note) => formatMessage(note, context.language)).join('; ')
    const kind = result.status === 'missing' ? 'skipped' : 'error'
    return [
      {
        classname,
        name: result.exercise,
        outcome: { kind, message, ...(kind === 'error' ? { type: result.status } : {}) },
      },
    ]
  }
  const facts = new Map(described?.checks.map((check) => [check.id, check]))
  return result.checks.map((check) => {
    const title = inLanguage(facts.get(check.id)?.title ?? { en: '' }, context.language)
    return {
      classname,
      name: title === '' ? check.id : `${check.id}: ${title}`,
      ...placeOf(check),
      outcome: outcomeOf(check, facts.get(check.id)?.maxPoints ?? 0, context),
    }
  })
}

function placeOf({ place }: BatchCheck): { readonly file?: string; readonly line?: number } {
  const [, file, line] = /^(.*):(\d+):\d+$/.exec(place ?? '') ?? []
  return file === undefined ? {} : { file, line: Number(line) }
}

function outcomeOf({ verdict, points, reason }: BatchCheck, maxPoints: number, context: ReporterContext): JunitOutcome {
  if (verdict === 'passed') return { kind: 'passed' }
  const words = wordsFor(context.language)
  const isAdvice = maxPoints === 0
  const score = isAdvice ? words.advice : words.scoreSpoken(points, maxPoints)
  const message = reason === undefined ? score : `${score}: ${formatMessage(reason, context.language)}`
  if (verdict === 'skipped' || (isAdvice && verdict === 'failed')) return { kind: 'skipped', message }
  return { kind: verdict === 'failed' ? 'failure' : 'error', message, type: verdict }
}
