import { describe, expect, test } from 'vitest'
import { textReporter } from '../../src/report/text.ts'
import {
  answerOf,
  caseFolders,
  casesOf,
  EXERCISE_IDS,
  exerciseOf,
  explained,
  gradeFiles,
  idsWith,
  solutionOf,
  starterOf,
} from './course.ts'

describe.each(EXERCISE_IDS)('%s', (id) => {
  test('the solution gets full marks', () => {
    const { verdict, score } = gradeFiles(id, solutionOf(id))
    expect({ verdict, points: score.points }).toEqual({ verdict: 'passed', points: score.maxPoints })
  })

  test('the starter does not pass', () => {
    // Its questions have no answers yet, which is told apart from wrong ones.
    const expected = exerciseOf(id).quizzes === undefined ? 'failed' : 'ungradable'
    expect(gradeFiles(id, starterOf(id)).verdict).toBe(expected)
  })

  test('every case has a folder, and every folder a case', () => {
    for (const part of ['wrong', 'right'] as const) {
      expect(
        casesOf(id, part)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(caseFolders(id, part))
    }
  })

  test.each(casesOf(id, 'wrong'))('wrong: $name', async ({ name, fails }) => {
    const report = gradeFiles(id, answerOf(id, 'wrong', name))
    expect(idsWith(report, 'failed').toSorted()).toEqual([...fails].toSorted())
    expect([...idsWith(report, 'ungradable'), ...idsWith(report, 'errored')]).toEqual([])
    const shown = explained(id, answerOf(id, 'wrong', name), report)
    const text = textReporter([shown], { color: false, width: 100, language: 'en', plain: false })
    await expect(text).toMatchFileSnapshot(`../golden/cases/${id}/${name}.txt`)
  })

  test.each(casesOf(id, 'right'))('right: $name', ({ name }) => {
    const { verdict, score } = gradeFiles(id, answerOf(id, 'right', name))
    expect({ verdict, points: score.points }).toEqual({ verdict: 'passed', points: score.maxPoints })
  })
})
