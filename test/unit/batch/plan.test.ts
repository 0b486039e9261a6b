import { describe, expect, test } from 'vitest'
import type { FoundWork } from '../../../src/batch/layout.ts'
import { mergeResults, resultOf } from '../../../src/batch/merge.ts'
import { planBatch, sharingLearners } from '../../../src/batch/plan.ts'

const work = (id: string, more: Partial<FoundWork> = {}): FoundWork => ({
  learner: { id },
  place: { folder: id },
  folders: [],
  notes: [],
  ...more,
})

const plan = (all: readonly FoundWork[], exercises: readonly string[], roster: readonly { id: string }[] = []) =>
  planBatch({ found: { layout: 'learners', work: all, leftOut: [] }, exercises, roster })

describe('the plan of a batch', () => {
  test('grades each learner for each exercise, sorted, wherever a folder of its name lies', () => {
    const { jobs } = plan(
      [work('bob'), work('alice', { folders: ['exercise-1', 'exercise-3', 'other'] })],
      ['exercise-3', 'exercise-1'],
    )
    expect(jobs.map(({ learner, exercise, place }) => [learner, exercise, place.folder])).toEqual([
      ['alice', 'exercise-3', 'alice/exercise-3'],
      ['alice', 'exercise-1', 'alice/exercise-1'],
      ['bob', 'exercise-3', 'bob'],
      ['bob', 'exercise-1', 'bob'],
    ])
  })

  test('finds a folder that is called like the exercise but for capitals, blanks and underscores, the exact one first', () => {
    const folders = ['EXERCISE-1', 'Exercise 3', 'exercise-1', 'exercise_10']
    const { jobs } = plan([work('kim', { folders })], ['exercise-1', 'exercise-3', 'exercise-10', 'exercise-2'])
    expect(jobs.map(({ place }) => place.folder)).toEqual(['kim/exercise-1', 'kim/Exercise 3', 'kim/exercise_10'])
  })

  test.each([
    { folder: 'excercise-3', exercise: 'exercise-3' },
    { folder: 'exercises 3', exercise: 'exercise-3' },
    { folder: 'ex3', exercise: 'exercise-3' },
    { folder: 'Ex-03', exercise: 'exercise-3' },
    { folder: 'exercise-2', exercise: undefined },
    { folder: 'lab-3', exercise: undefined },
    { folder: 'exercise', exercise: undefined },
  ])('takes $folder for what was probably meant, and says so', ({ folder, exercise }) => {
    const { jobs } = plan([work('kim', { folders: [folder] })], ['exercise-1', 'exercise-3', 'quiz-3'])
    const meant = jobs.filter(({ place }) => place.folder === `kim/${folder}`)
    expect(meant.map((job) => [job.exercise, job.notes])).toEqual(
      exercise === undefined ? [] : [[exercise, [{ code: 'BATCH_FOLDER_MEANT', args: { folder, exercise } }]]],
    )
    expect(jobs).toHaveLength(exercise === undefined ? 3 : 1)
  })

  test('knows whose files are graded for several exercises', () => {
    const all = [
      work('amy'),
      work('bo', { folders: ['exercise-1', 'exercise-3'] }),
      work('cy', { place: { archive: 'cy.zip', folder: '' } }),
      work('di', { folders: ['exercise-3'] }),
    ]
    expect(sharingLearners(plan(all, ['exercise-1', 'exercise-3']).jobs)).toEqual(['amy'])
    expect(sharingLearners(plan(all, ['exercise-3']).jobs)).toEqual([])
  })

  test('of several courses by course and exercise, by the exercise alone where only one course has it', () => {
    const alice = work('alice', { folders: ['rollouts', 'rollouts/exercise-1', 'exercise-1', 'exercise-2'] })
    const { jobs } = plan([alice], ['rollouts/exercise-1', 'containers/exercise-1', 'rollouts/exercise-2'])
    expect(jobs.map(({ exercise, place }) => [exercise, place.folder])).toEqual([
      ['rollouts/exercise-1', 'alice/rollouts/exercise-1'],
      ['rollouts/exercise-2', 'alice/exercise-2'],
    ])
  })

  test('takes a name for the same whether its letters are composed or, as on macOS, decomposed', () => {
    const { learners, jobs } = plan([work('김철수'.normalize('NFD'))], ['exercise-3'], [{ id: '김철수' }])
    expect(learners).toEqual([{ id: '김철수' }])
    expect(jobs.map(({ learner, place, notes }) => [learner, place.folder, notes])).toEqual([
      ['김철수', '김철수'.normalize('NFD'), []],
    ])
  })

  test('does not claim to know which of two submissions is the latest where no times are known', () => {
    const two = [work('kim'), work('kim', { place: { archive: 'kim.zip', folder: '' } })]
    expect(plan(two, ['exercise-3']).jobs.map(({ notes }) => notes)).toEqual([
      [{ code: 'BATCH_OTHER_LEFT_OUT', args: { place: 'kim', graded: 'kim.zip' } }],
    ])
  })

  test('takes the latest of two submissions, and says which was left out', () => {
    const early = work('alice', { submittedAtMs: 1 })
    const late = work('alice', { submittedAtMs: 2, place: { archive: 'alice.zip', folder: '' } })
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      expect(plan(order, ['exercise-3']).jobs).toEqual([
        {
          learner: 'alice',
          exercise: 'exercise-3',
          place: { archive: 'alice.zip', folder: '' },
          submittedAtMs: 2,
          notes: [{ code: 'BATCH_EARLIER_LEFT_OUT', args: { place: 'alice' } }],
        },
      ])
    }
  })

  test('knows everybody of the roster in any case of letters, and marks strangers', () => {
    const { learners, jobs } = plan([work('ALICE'), work('mallory')], ['exercise-3'], [{ id: 'alice' }, { id: 'zoe' }])
    expect(learners.map(({ id }) => id)).toEqual(['alice', 'mallory', 'zoe'])
    expect(jobs.map(({ learner, notes }) => [learner, notes.map(({ code }) => code)])).toEqual([
      ['alice', []],
      ['mallory', ['BATCH_NOT_ON_ROSTER']],
    ])
  })

  test('gives everybody a row for every exercise, in one order however the results came', () => {
    const planned = plan([work('bob'), work('alice')], ['exercise-3'], [{ id: 'zoe' }])
    const results = planned.jobs.map((job) => resultOf(job, { kind: 'crashed', reason: 'hung' }))
    const exercises = [{ id: 'exercise-3', title: { en: '' }, digest: '', maxPoints: 1, checks: [] }]
    const merge = (inOrder: typeof results) =>
      mergeResults({ engine: '1', layout: 'learners', exercises, plan: planned, results: inOrder })
    expect(merge(results)).toEqual(merge(results.toReversed()))
    expect(merge(results).results.map(({ learner, status, points }) => [learner, status, points])).toEqual([
      ['alice', 'errored', null],
      ['bob', 'errored', null],
      ['zoe', 'missing', null],
    ])
  })
})
