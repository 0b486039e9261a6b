import { describe, expect, test } from 'vitest'
import { knownAnswers } from '../../scripts/class/answers.ts'
import { generateClass, SAME, USUAL } from '../../scripts/class/generate.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Submission } from '../../src/domain/submission.ts'
import { grade } from '../../src/grading/grade.ts'
import { createSharedGrader } from '../../src/grading/sharing/shared-grader.ts'
import { check, scenario } from '../unit/grading/support/exercise.ts'
import { answerOf, EXERCISE_IDS, exerciseOf, solutionOf, starterOf } from '../course/course.ts'

const SEED = Number(process.env['SEED'] ?? 20_260_101)
const COUNT = 25

describe.each(EXERCISE_IDS)(`a class that does %s, seed ${SEED}`, (id) => {
  test.each([true, false])('gets, submission by submission, what each would get alone (traces: %s)', (traces) => {
    const exercise = exerciseOf(id)
    const shared = createSharedGrader(exercise, LIMITS, { traces })
    const submissions = [
      ...generateClass(knownAnswers(id), COUNT, { seed: SEED, mixture: SAME }),
      ...generateClass(knownAnswers(id), COUNT, { seed: SEED, mixture: USUAL }),
    ]
    for (const submission of submissions) {
      const alone = grade(exercise, submission, LIMITS)
      const report = traces ? alone : { ...alone, traces: [] }
      expect({ submission, report: shared.grade(submission) }).toEqual({ submission, report })
    }
  })
})

// Where commands look at texts themselves, as those of exercise 11 do, every way of writing counts.
test.each(['exercise-1', 'exercise-3', 'exercise-10'])(
  'a class in which everybody says the same of %s is simulated once',
  (id) => {
    const { grade: gradeShared, counts } = createSharedGrader(exerciseOf(id), LIMITS, { traces: false })
    for (const submission of generateClass([solutionOf(id)], COUNT, { seed: SEED, mixture: SAME })) {
      expect(gradeShared(submission).score).toMatchObject({ points: gradeShared(submission).score.maxPoints })
    }
    expect(counts).toEqual({ simulated: 1, shared: 2 * COUNT - 1 })
  },
)

/** The solution of exercise-3 with commands in front, as it was handed in by two who wrote their manifests in two ways. */
function inTwoWays(look: string): readonly Submission[] {
  return ['', '# a remark of somebody else\n'].map((remark) => ({
    files: solutionOf('exercise-3').map((file) => ({
      ...file,
      text: file.path === 'commands.sh' ? look + file.text : remark + file.text,
    })),
    diagnostics: [],
  }))
}

test.each(
  [
    'cat *.yaml',
    'sed 1d *.yaml > new.yaml',
    'sed -i 1d *.yaml',
    'grep -c remark *.yaml',
    'cut -c1-3 *.yaml',
    'uniq deployment.yaml',
    'tr -d a < deployment.yaml',
    'for f in *.yaml; do tail $f; done',
    'if head *.yaml; then true; fi',
    '! wc *.yaml',
    'A=1 sort *.yaml',
    'command cat *.yaml',
    '/bin/cat *.yaml',
    "alias c='cat'\nc *.yaml",
    'C=cat\n$C *.yaml',
    'show() { cat *.yaml; }\nshow',
    'base64 *.yaml',
    'tac *.yaml',
    'cp *.yaml other.yaml',
    'bash *.yaml',
    'kubectl create configmap all --from-file=.',
  ].map((command) => ({ command })),
)('commands that look at a text see it as it was written, behind whatever is quoted: $command', ({ command }) => {
  const exercise = exerciseOf('exercise-3')
  const { grade: gradeShared, counts } = createSharedGrader(exercise, LIMITS)
  for (const submission of inTwoWays(`x=1\necho "it's $x"; ${command}; echo 'done'\n`)) {
    expect(gradeShared(submission)).toEqual(grade(exercise, submission, LIMITS))
  }
  expect(counts).toEqual({ simulated: 2, shared: 0 })
})

test('a check that asks what a file holds sees it as it was written', () => {
  const { scenarios, ...rest } = exerciseOf('exercise-3')
  const asked = check('asked/file', 'file', { path: './deployment.yaml', has: 'a remark' })
  const exercise = { ...rest, scenarios: [...scenarios, scenario('asked', [{ kind: 'expect', checks: [asked] }])] }
  const { grade: gradeShared } = createSharedGrader(exercise, LIMITS)
  const reports = inTwoWays('').map((submission) => gradeShared(submission))
  const verdicts = reports.map(({ checks }) => checks.find(({ id }) => id === 'asked/file')?.verdict)
  expect(verdicts).toEqual(['failed', 'passed'])
})

describe('a grader that remembers', () => {
  test('keeps only so many reports, and goes on being right', () => {
    const exercise = exerciseOf('exercise-10')
    const { grade: gradeShared, counts } = createSharedGrader(exercise, { ...LIMITS, sharedOutcomesMax: 1 })
    const one = { files: solutionOf('exercise-10'), diagnostics: [] }
    const other = { files: starterOf('exercise-10'), diagnostics: [] }
    for (const submission of [one, other, one, one]) {
      expect(gradeShared(submission)).toEqual(grade(exercise, submission, LIMITS))
    }
    expect(counts.shared).toBe(1)
  })
})

// The note at `maxSurge` quotes it as it was written.
test('an amount that is quoted in what is said is that of each learner', () => {
  const exercise = exerciseOf('exercise-4')
  const { grade: gradeShared } = createSharedGrader(exercise, LIMITS)
  for (const zero of ['0', '"0%"', "'0%'", '0x0', '0', '0%']) {
    const files = answerOf('exercise-4', 'wrong', 'neither-more-nor-fewer').map((file) => ({
      ...file,
      text: file.text.replace('maxSurge: 0', `maxSurge: ${zero}`),
    }))
    const submission = { files, diagnostics: [] }
    expect({ zero, report: gradeShared(submission) }).toEqual({ zero, report: grade(exercise, submission, LIMITS) })
  }
})
