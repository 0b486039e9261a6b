import { knownAnswers } from '../../../scripts/class/answers.ts'
import { generateClass } from '../../../scripts/class/generate.ts'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { mergeResults, resultOf } from '../../../src/batch/merge.ts'
import type { BatchJob } from '../../../src/batch/plan.ts'
import { applyPolicy } from '../../../src/batch/policy.ts'
import { assert } from '../../../src/domain/assert.ts'
import type { BatchExercise, BatchResults } from '../../../src/domain/batch.ts'
import type { Exercise } from '../../../src/domain/exercise.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { Report } from '../../../src/domain/report.ts'
import { readExerciseFolder } from '../../../src/edge/files-exercise.ts'
import { loadExercise } from '../../../src/exercise/load.ts'
import { createSharedGrader } from '../../../src/grading/sharing/shared-grader.ts'

/** Names as nobody should have them: each was written to break something that is made of it. */
export const HOSTILE_NAMES: readonly string[] = [
  '::notice title=x::y',
  '  ::error::y',
  '##[error]x',
  '=HYPERLINK("http://x","y")',
  '+1',
  '-1',
  '@user',
  'a]]>b',
  '<script>alert(1)</script>',
  '&lt;b&gt;',
  'a|b`c`` d',
  '[a](javascript:b) ![c](http://d)',
  'line\nbreak\r\n::notice::z',
  'null\u0000 bell\u0007',
  '\u001b[31mred\u001b]0;title\u0007',
  'right\u202eto\u2066left',
  'half \ud800 of a pair',
  '__proto__',
  'constructor',
  '김철수',
  'comma, "quote"',
  '../../etc/passwd',
  'CON',
]

export interface GradedClass {
  readonly results: BatchResults
  /** By `[learner, exercise]` as JSON. */
  readonly reports: ReadonlyMap<string, Report>
}

/** Two exercises, graded for right, wrong, broken and hostile work of people with and without hostile names; late ones, a decision, some without work. */
export function gradedClass(count: number): GradedClass {
  const exercises = ['exercise-3', 'exercise-10'].map(opened)
  const names = [...HOSTILE_NAMES, ...Array.from({ length: count }, (_, index) => `learner-${index}`)]
  const learners = [...names, 'away']
    .toSorted()
    .map((id) => ({ id, name: `Name of ${id}`, email: `${id}@example.org` }))
  const reports = new Map<string, Report>()
  const jobs: BatchJob[] = []
  const results = exercises.flatMap(({ exercise }) => {
    const grader = createSharedGrader(exercise, LIMITS, { traces: false })
    const mixture = { varied: 40, broken: 15, hostile: 25 }
    return generateClass(knownAnswers(exercise.id), names.length, { seed: 7, mixture }).map((submission, index) => {
      const learner = names[index] ?? ''
      const job: BatchJob = {
        learner,
        exercise: exercise.id,
        place: { folder: learner },
        notes: [],
        submittedAtMs: 86_400_000 * index,
      }
      jobs.push(job)
      if (index % 11 === 10) return resultOf(job, { kind: 'crashed', reason: '::error::x' })
      const report = grader.grade(submission)
      reports.set(JSON.stringify([learner, exercise.id]), report)
      return resultOf(job, { kind: 'graded', digest: `${index}`, report })
    })
  })
  const merged = mergeResults({
    engine: '1.0.0',
    layout: 'learners',
    exercises: exercises.map(({ described }) => described),
    plan: { learners, jobs },
    results,
  })
  const range = { file: 'policy.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
  const policy = {
    rules: { deadlineMs: 86_400_000 * 10, pass: { percent: 50 } },
    exercises: new Map(),
    late: { graceMs: 0, percentPerDay: 3, percentMax: 50 },
    overrides: [
      { learner: 'away', exercise: 'exercise-3', points: 7, reason: '::notice::<b>=1', range, exerciseRange: range },
    ],
  }
  return { results: applyPolicy(merged, policy), reports }
}

function opened(id: string): { readonly exercise: Exercise; readonly described: BatchExercise } {
  const loaded = loadExercise(readExerciseFolder(`exercises/${id}`, LIMITS), {
    kinds: checkKindSchemas(),
    limits: LIMITS,
  })
  assert(loaded.ok, `exercise ${id} of the course is sound`)
  const { exercise } = loaded
  const { checks, score } = createSharedGrader(exercise, LIMITS).grade({ files: [], diagnostics: [] })
  return {
    exercise,
    described: {
      id,
      title: exercise.title,
      digest: id,
      maxPoints: score.maxPoints,
      checks: checks.map(({ id: check, title, maxPoints, hidden, reveal }) => ({
        id: check,
        title,
        maxPoints,
        hidden,
        reveal,
      })),
    },
  }
}
