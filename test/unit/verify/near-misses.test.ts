import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { Exercise } from '../../../src/domain/exercise.ts'
import type { SourceFile } from '../../../src/domain/submission.ts'
import { grade } from '../../../src/grading/grade.ts'
import { textReporter } from '../../../src/report/text.ts'
import { withNearMisses } from '../../../src/verify/near-misses.ts'
import { answerOf, exerciseOf, solutionOf } from '../../course/course.ts'

/** A solution with a text in one of its files replaced. */
interface Answer {
  readonly name: string
  readonly exercise: string
  readonly file: string
  readonly find: string
  readonly put: string
}

function filesOf({ exercise, file, find, put }: Answer): readonly SourceFile[] {
  return solutionOf(exercise).map((each) => {
    if (each.path !== file) return each
    if (!each.text.includes(find)) throw new Error(`${file} has no ${find}`)
    return { ...each, text: each.text.replace(find, put) }
  })
}

function told(exercise: Exercise, files: readonly SourceFile[]): readonly string[] {
  const submission = { files, diagnostics: [] }
  const report = withNearMisses(exercise, submission, grade(exercise, submission, LIMITS), LIMITS)
  return report.checks.flatMap(({ id, reasons }) =>
    reasons
      .filter(({ code }) => code === 'NEAR_MISS')
      .map(({ args }) => `${id} ${args['place']} ${args['to'] ?? args['second'] ?? args['what']}`),
  )
}

const MISTAKES: readonly (Answer & { readonly want: readonly string[] })[] = [
  {
    name: 'the selector and the labels differ',
    exercise: 'exercise-1',
    file: 'deployment.yaml',
    find: 'matchLabels:\n      app: myapp',
    put: 'matchLabels:\n      app: my-app',
    want: ['first-rollout/accepted deployment.yaml:11:12 myapp'],
  },
  {
    name: 'the repository is misspelt',
    exercise: 'exercise-1',
    file: 'deployment.yaml',
    find: 'nginx:1.27',
    put: 'ngnix:1.27',
    want: [
      'first-rollout/rollout deployment.yaml:19:18 nginx:1.27',
      'first-rollout/image deployment.yaml:19:18 nginx:1.27',
    ],
  },
  {
    name: 'the name of the Deployment is misspelt',
    exercise: 'exercise-1',
    file: 'deployment.yaml',
    find: 'name: myapp-deployment',
    put: 'name: myapp-deploymnet',
    want: ['first-rollout/exists deployment.yaml:4:9 myapp-deployment'],
  },
  {
    name: 'another tag is released',
    exercise: 'exercise-3',
    file: 'commands.sh',
    find: 'web=nginx:1.26',
    put: 'web=nginx:1.62',
    want: ['rollback/rolled-back commands.sh:1:47 web=nginx:1.26'],
  },
  {
    name: 'set image names no container',
    exercise: 'exercise-3',
    file: 'commands.sh',
    find: 'web=nginx:1.27.99',
    put: 'nginx=nginx:1.27.99',
    want: [
      'rollback/bad-release commands.sh:4:47 web=nginx:1.27.99',
      'rollback/rolled-back commands.sh:4:47 web=nginx:1.27.99',
    ],
  },
  {
    name: 'the undo goes to the wrong revision',
    exercise: 'exercise-3',
    file: 'commands.sh',
    find: 'undo deployment/myapp-deployment',
    put: 'undo deployment/myapp-deployment --to-revision=1',
    want: [
      'rollback/rolled-back commands.sh:9:50 --to-revision=2',
      'rollback/history commands.sh:9:50 --to-revision=2',
    ],
  },
  {
    name: 'restart for undo',
    exercise: 'exercise-3',
    file: 'commands.sh',
    find: 'rollout undo',
    put: 'rollout restart',
    want: [
      'rollback/rolled-back commands.sh:9:17 undo',
      'rollback/undone commands.sh:9:17 undo',
      'rollback/history commands.sh:9:17 undo',
    ],
  },
  {
    name: 'CMD in shell form',
    exercise: 'exercise-10',
    file: 'Dockerfile',
    find: '["5"]',
    put: '5',
    want: ['sleeper/default Dockerfile:5:5 CMD ["5"]'],
  },
  {
    name: 'both in single quotes',
    exercise: 'exercise-10',
    file: 'Dockerfile',
    find: '["sleep"]\n\nCMD ["5"]',
    put: "['sleep']\n\nCMD ['5']",
    want: [
      'sleeper/default Dockerfile:3:12 ENTRYPOINT ["sleep"]; CMD ["5"]',
      'sleeper/argument Dockerfile:3:12 ENTRYPOINT ["sleep"]',
      'sleeper/other-argument Dockerfile:3:12 ENTRYPOINT ["sleep"]',
    ],
  },
  {
    name: 'a shell stays in front of the program',
    exercise: 'exercise-13',
    file: 'prepare.sh',
    find: 'exec "$@"',
    put: '"$@"',
    want: ['release/stops prepare.sh:4:1 exec "$@"'],
  },
  {
    name: 'a number for a text',
    exercise: 'exercise-12',
    file: 'deployment.yaml',
    find: 'value: "3600"',
    put: 'value: 3600',
    want: ['deployment/accepted deployment.yaml:20:22 "3600"'],
  },
  {
    name: 'a variable as in a shell',
    exercise: 'exercise-12',
    file: 'deployment.yaml',
    find: '$(NAP)',
    put: '${NAP}',
    want: ['deployment/two deployment.yaml:21:27 "$(NAP)"', 'deployment/prepares deployment.yaml:21:27 "$(NAP)"'],
  },
  {
    name: 'bounds beside Recreate',
    exercise: 'exercise-4',
    file: 'billing.yaml',
    find: 'type: Recreate\n',
    put: 'type: Recreate\n    rollingUpdate:\n      maxSurge: 1\n',
    want: ['billing/accepted billing.yaml:9:5 spec.strategy.rollingUpdate'],
  },
  {
    name: 'an undo that goes one back only',
    exercise: 'exercise-6',
    file: 'commands.sh',
    find: ' --to-revision=2\n',
    put: '\n',
    want: ['story/image commands.sh:11:22 deployment/shop --to-revision=2'],
  },
  {
    name: 'never resumed',
    exercise: 'exercise-7',
    file: 'commands.sh',
    find: 'kubectl rollout resume deployment/shop\n',
    put: '',
    want: ['batch/resumed commands.sh:6:40 kubectl rollout resume deployment/shop'],
  },
]

/** Answers in which more than one thing is wrong, or something that no small correction mends. */
const NOT_NEAR: readonly (readonly [exercise: string, wrong: string])[] = [
  ['exercise-1', 'a-single-pod'],
  ['exercise-1', 'another-web-server'],
  ['exercise-1', 'replicas-left-out'],
  ['exercise-3', 'everything-may-be-unavailable'],
  ['exercise-3', 'recreate'],
  ['exercise-3', 'fixed-forward'],
  ['exercise-3', 'undo-forgotten'],
  ['exercise-3', 'revision-that-is-gone'],
  ['exercise-10', 'default-in-the-entrypoint'],
  ['exercise-10', 'no-default'],
]

describe('a single correction that makes a check pass', () => {
  test.each(MISTAKES)('$name', ({ want, ...answer }) => {
    expect(told(exerciseOf(answer.exercise), filesOf(answer))).toEqual(want)
  })

  test.each(NOT_NEAR)('is not made up for %s: %s', (exercise, wrong) => {
    const files = answerOf(exercise, 'wrong', wrong)
    expect(grade(exerciseOf(exercise), { files, diagnostics: [] }, LIMITS).verdict).toBe('failed')
    expect(told(exerciseOf(exercise), files)).toEqual([])
  })

  test.each(['actual', 'verdict'] as const)('is not told of checks that reveal `%s`', (reveal) => {
    const [mistake] = MISTAKES
    if (mistake === undefined) throw new Error('there is no mistake')
    const whole = exerciseOf(mistake.exercise)
    const scenarios = whole.scenarios.map((scenario) => ({
      ...scenario,
      steps: scenario.steps.map((step) =>
        step.kind === 'expect' ? { ...step, checks: step.checks.map((check) => ({ ...check, reveal })) } : step,
      ),
    }))
    const exercise = { ...whole, scenarios }
    const submission = { files: filesOf(mistake), diagnostics: [] }
    const report = withNearMisses(exercise, submission, grade(exercise, submission, LIMITS), LIMITS)
    const context = { color: false, width: 200, language: 'en', plain: false } as const
    expect(report.checks.flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain('NEAR_MISS')
    expect(textReporter([report], context)).not.toContain('would pass')
  })

  test('is not looked for where nothing failed', () => {
    const exercise = exerciseOf('exercise-1')
    const submission = { files: solutionOf('exercise-1'), diagnostics: [] }
    const report = grade(exercise, submission, LIMITS)
    expect(withNearMisses(exercise, submission, report, LIMITS)).toBe(report)
  })
})
