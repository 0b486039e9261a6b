import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { grade } from '../../../src/grading/grade.ts'
import { check, exercise, file, manifest, scenario, submission } from './support/exercise.ts'

const replay = { kind: 'replay', file: 'commands.sh', pace: 'typed' } as const
const expectations = (...checks: readonly ReturnType<typeof check>[]) => ({ kind: 'expect', checks }) as const

describe('commands that follow one another at once', () => {
  const made = exercise({
    files: ['commands.sh'],
    scenarios: [
      scenario('made', [
        replay,
        expectations(
          check('made/first', 'object', { has: { data: { A: '2' } } }, { of: 'configmap/first' }),
          check('made/second', 'object', { has: { data: { A: '2' } } }, { of: 'configmap/second' }),
        ),
      ]),
    ],
  })
  const commands = `kubectl create configmap first --from-literal=A=1
kubectl create configmap second --from-literal=A=1
kubectl create configmap third --from-literal=A=1
`
  const report = grade(made, submission(file('commands.sh', commands)), LIMITS)

  test('an object leads to the command that wrote it, not to the one behind', () => {
    expect(report.checks.map(({ evidence }) => evidence.map(({ range }) => range?.start.line))).toEqual([[1], [2]])
  })
})

describe('a file of the author that the learner applies again', () => {
  const given = [file('given.yaml', manifest('nginx:1.26', 2))]
  const scaled = exercise({
    files: ['commands.sh'],
    given,
    scenarios: [
      scenario('scaled', [
        { kind: 'apply', files: ['given.yaml'] },
        replay,
        expectations(check('scaled/replicas', 'replicas', 4)),
      ]),
    ],
  })

  test.each([
    {
      name: 'the command that applied it is what set the field back',
      commands: 'kubectl scale deployment/web --replicas=4\nkubectl apply -f given.yaml\n',
      line: 2,
      reasons: [],
    },
    {
      name: 'where no command changed it',
      commands: 'kubectl get pods\n',
      line: 1,
      reasons: ['COMMANDS_CHANGE_NOTHING'],
    },
  ])('$name', ({ commands, line, reasons }) => {
    const [result] = grade(scaled, submission(file('commands.sh', commands)), LIMITS).checks
    expect(result?.evidence.map(({ range }) => [range?.file, range?.start.line])).toEqual([['commands.sh', line]])
    expect(result?.reasons.map(({ code }) => code)).toEqual(reasons)
  })
})
