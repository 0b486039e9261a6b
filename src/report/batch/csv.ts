import type { BatchCheck, BatchResult, Learner } from '../../domain/batch.ts'
import { EPOCH_MS, rfc3339 } from '../../domain/time.ts'
import { type CsvCell, looksLikeFormula, writeCsv } from '../../formats/csv/write.ts'
import { batchWords } from '../../messages/batch-words.ts'
import { printable } from '../render/sanitize.ts'
import type { ReporterContext } from '../reporter.ts'
import { notesOf, noteText } from './notes.ts'
import type { BatchReporter } from './reporter.ts'

/** Names of the columns before those of the checks. They are the same in every language: programs read them. */
const COLUMNS = [
  'learner',
  'name',
  'email',
  'section',
  'exercise',
  'status',
  'final',
  'points',
  'max_points',
  'late_minutes',
  'passed',
  'submitted_at',
  'place',
  'digest',
  'notes',
] as const

/**
 * A row for each learner and exercise, and a column for each check: its points, blank where it could not be graded or belongs to another exercise.
 * A result that is not there is blank, never 0.
 */
export const batchCsvReporter: BatchReporter = (results, context) => {
  const isOne = results.exercises.length === 1
  const columns = results.exercises.flatMap(({ id: exercise, checks }) =>
    checks.map(({ id }) => ({ exercise, id, name: isOne ? id : `${exercise}:${id}` })),
  )
  const learners = new Map(results.learners.map((learner) => [learner.id, learner]))
  const maximum = new Map(results.exercises.map(({ id, maxPoints }) => [id, maxPoints]))
  const rows = results.results.map((result) => {
    const checks = new Map(result.checks.map((check) => [check.id, check]))
    const learner = learners.get(result.learner) ?? { id: result.learner }
    return [
      ...common(result, learner, maximum.get(result.exercise) ?? 0, context),
      ...columns.map(({ exercise, id }) => (exercise === result.exercise ? pointsOf(checks.get(id)) : null)),
    ]
  })
  return writeCsv([[...COLUMNS, ...columns.map(({ name }) => name)], ...rows])
}

function common(
  result: BatchResult,
  { id, name, email, section }: Learner,
  maxPoints: number,
  context: ReporterContext,
): readonly CsvCell[] {
  const { exercise, status, final, points, lateMinutes, passed, submittedAtMs, place, digest } = result
  const texts = [id, name, email, section].map((text) => (text === undefined ? null : printable(text)))
  return [
    ...texts,
    exercise,
    status,
    final,
    points,
    maxPoints,
    lateMinutes ?? null,
    passed === undefined ? null : String(passed),
    submittedAtMs === undefined ? null : rfc3339(submittedAtMs - EPOCH_MS),
    place === undefined ? null : printable(place),
    digest ?? null,
    notesCell(result, texts, context),
  ]
}

/** What is to be known of a result. An identifier that had to be changed is told: it would not be found again. */
function notesCell(result: BatchResult, texts: readonly CsvCell[], { language }: ReporterContext): CsvCell {
  const isChanged = texts.some((text) => typeof text === 'string' && looksLikeFormula(text))
  const all = [
    ...notesOf(result).map((note) => printable(noteText(note, language))),
    ...(isChanged ? [batchWords(language).apostrophe] : []),
  ]
  return all.length === 0 ? null : all.join('; ')
}

function pointsOf(check: BatchCheck | undefined): CsvCell {
  return check === undefined || check.verdict === 'ungradable' || check.verdict === 'errored' ? null : check.points
}
