import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { SourceFile } from '../../../src/domain/submission.ts'
import { grade } from '../../../src/grading/grade.ts'
import { check, exercise, file, manifest, scenario, submission } from './support/exercise.ts'

const TODAY = file('today.yaml', manifest('nginx:1.25'))
const image = check('s/image', 'image', 'nginx:1.26')

/** What the first check comes to after what the author gives has been applied, and then these commands have been typed. */
function after(commands: string, files?: readonly SourceFile[], asked = image) {
  return report(commands, files, asked).checks[0]
}

const LATER = [file('later.yaml', manifest('nginx:1.26'))]

function report(commands: string, files: readonly SourceFile[] = LATER, asked = image) {
  const steps = [
    { kind: 'apply', files: ['today.yaml'] } as const,
    { kind: 'replay', file: 'commands.sh', pace: 'typed' } as const,
    { kind: 'expect', checks: [asked] } as const,
  ]
  const one = exercise({ files: ['commands.sh', 'later.yaml'], given: [TODAY], scenarios: [scenario('s', steps)] })
  return grade(one, submission(file('commands.sh', commands), ...files), LIMITS)
}

describe('a change that was refused', () => {
  const misplaced = file('later.yaml', manifest('nginx:1.26').replace('replicas:', 'env: []\n  replicas:'))

  test('is why a field is still as the author wrote it, and leads to its cause', () => {
    const result = after('kubectl apply -f later.yaml\n', [misplaced])
    expect(result).toMatchObject({ verdict: 'failed', actual: 'nginx:1.25', reasons: [{ code: 'COMMAND_FAILED' }] })
    expect(result?.evidence).toMatchObject([
      { range: { file: 'commands.sh' } },
      { range: { file: 'later.yaml' }, excerpt: '  env: []' },
    ])
  })

  test('is told without the whole patch that the API server prints', () => {
    const said = String(after('kubectl apply -f later.yaml\n', [misplaced])?.reasons[0]?.args['message'])
    expect(said).toBe(
      'The request is invalid: patch: Invalid value: "map[…": strict decoding error: unknown field "spec.env"',
    )
  })

  test('has nothing to do with a field that the learner wrote', () => {
    const result = after('kubectl scale deployment/web --replicas=2\nkubectl delete pod x\n', [], {
      ...image,
      kind: 'replicas',
      spec: { is: 4 },
    })
    expect(result?.evidence).toMatchObject([{ range: { file: 'commands.sh', start: { line: 1 } } }])
  })
})

describe('a change that is asked for in a way that is not simulated', () => {
  test('leaves nobody wrong', () => {
    expect(after('kubectl apply --server-side -f later.yaml\n')).toMatchObject({
      verdict: 'ungradable',
      points: 0,
      diagnostics: [{ code: 'COMMAND_NOT_SIMULATED' }],
    })
  })

  test.each([
    {
      about: 'where the answer is right all the same',
      commands: 'kubectl set image deploy/web *=nginx:1.26\nkubectl apply --server-side -f later.yaml\n',
      verdict: 'passed',
    },
    { about: 'where it only looks', commands: 'kubectl diff -f later.yaml\n', verdict: 'failed' },
  ])('but not $about', ({ commands, verdict }) => {
    expect(after(commands)?.verdict).toBe(verdict)
  })

  test('nor where the words are what is asked for', () => {
    const asked = check('s/ran', 'ran', { has: 'kubectl rollout undo' })
    expect(after('kubectl apply --server-side -f later.yaml\n', undefined, asked)?.verdict).toBe('failed')
  })
})

describe('a text that a tool made', () => {
  const replace = "sed 's/1.26/1.27/' later.yaml"

  test.each([
    { story: 'in its place', commands: `sed -i 's/1.26/1.27/' later.yaml\nkubectl apply -f later.yaml\n` },
    { story: 'in another file', commands: `${replace} > new.yaml\nkubectl apply -f new.yaml\n` },
    { story: 'over a pipe', commands: `true\n${replace} | kubectl apply -f -\n` },
  ])('$story decides, and nobody is led to a line that nobody wrote', ({ commands }) => {
    const result = after(commands)
    expect(result).toMatchObject({ verdict: 'failed', actual: 'nginx:1.27' })
    expect(result?.evidence).toMatchObject([{ range: { file: 'commands.sh', start: { line: 2 } } }])
  })

  test('has its mistakes at the command that met them', () => {
    const commands = `sed -i 's/replicas/replica/' later.yaml\nkubectl apply -f later.yaml\n`
    const [told] = report(commands).diagnostics.filter(({ code }) => code === 'MANIFEST_FIELD_UNKNOWN')
    expect(told?.range).toMatchObject({ file: 'commands.sh', start: { line: 2 } })
  })

  test('but what was met before keeps its line', () => {
    const misspelt = [file('later.yaml', manifest('nginx:1.26').replace('replicas', 'replica'))]
    const commands = `kubectl apply -f later.yaml\nsed -i 's/replica:/replicas:/' later.yaml\nkubectl apply -f later.yaml\n`
    const { checks, diagnostics } = report(commands, misspelt)
    expect(checks).toMatchObject([{ verdict: 'passed' }])
    expect(diagnostics.find(({ code }) => code === 'MANIFEST_FIELD_UNKNOWN')?.range?.file).toBe('later.yaml')
  })

  test.each([
    {
      story: 'another command reads it',
      commands: String.raw`sed 's/.*/\U&/' later.yaml | kubectl apply -f -`,
      verdict: 'ungradable',
    },
    { story: 'a file was to change', commands: String.raw`sed -i 's/.*/\U&/' later.yaml`, verdict: 'ungradable' },
    { story: 'only a person reads it', commands: String.raw`kubectl get pods | sed 's/.*/\U&/'`, verdict: 'failed' },
  ])('of a tool that is not simulated, where $story: $verdict', ({ commands, verdict }) => {
    expect(after(`${commands}\n`)?.verdict).toBe(verdict)
  })
})

/** What the first check comes to after the author's file and these have been applied one by one. */
function applied(later: string, ...files: readonly string[]) {
  const steps = [
    { kind: 'apply', files: ['today.yaml'] } as const,
    ...files.map((path) => ({ kind: 'apply', files: [path] }) as const),
    { kind: 'expect', checks: [{ ...image, of: 'deployment/web' }] } as const,
    { kind: 'apply', files: ['last.yaml'] } as const,
  ]
  const one = exercise({ files: ['later.yaml', 'last.yaml'], given: [TODAY], scenarios: [scenario('s', steps)] })
  const work = submission(file('later.yaml', later), file('last.yaml', manifest('nginx:1.26')))
  return grade(one, work, LIMITS).checks[0]
}

describe('a field that only the file of the author decides', () => {
  test.each([
    { about: 'no command at all', commands: '# 1. the image\n', form: 'none' },
    { about: 'commands that look', commands: 'kubectl get pods\n', form: 'other' },
  ])('leads to the command file: $about', ({ commands, form }) => {
    expect(after(commands)).toMatchObject({
      verdict: 'failed',
      actual: 'nginx:1.25',
      reasons: [{ code: 'COMMANDS_CHANGE_NOTHING', args: { file: 'commands.sh', form } }],
      evidence: [{ range: { file: 'commands.sh', start: { line: 1 } } }],
    })
  })

  test('leads to the manifest of the learner that should have changed it', () => {
    const result = applied(`# mine\n${manifest('nginx:1.25')}`, 'later.yaml')
    expect(result?.evidence).toMatchObject([
      { range: { file: 'later.yaml' }, excerpt: expect.stringMatching(/image: nginx:1.25/) },
    ])
    expect(result?.reasons).toEqual([])
  })

  test.each([
    { about: 'where nothing of the learner came before the check', files: [] },
    { about: 'where the learner describes another object', files: ['later.yaml'] },
  ])('is said to be given, $about', ({ files }) => {
    expect(applied(manifest('nginx:1.26').replaceAll('web', 'shop'), ...files)).toMatchObject({
      reasons: [{ code: 'FILE_IS_GIVEN', args: { file: 'today.yaml' } }],
      evidence: [{ range: { file: 'today.yaml' } }],
    })
  })
})
