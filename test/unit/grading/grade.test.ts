import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { Value } from '../../../src/domain/json.ts'
import type { Report } from '../../../src/domain/report.ts'
import { grade } from '../../../src/grading/grade.ts'
import { check, exercise, file, manifest, scenario, submission } from './support/exercise.ts'

const apply = { kind: 'apply', files: ['deployment.yaml'] } as const
const replay = { kind: 'replay', file: 'commands.sh', pace: 'typed' } as const
const expectations = (...checks: readonly ReturnType<typeof check>[]) => ({ kind: 'expect', checks }) as const

const rollback = exercise({
  files: ['deployment.yaml', 'commands.sh'],
  scenarios: [
    scenario('rollback', [
      apply,
      expectations(check('rollback/rollout', 'rollout', 'complete')),
      replay,
      expectations(
        check('rollback/history', 'history', [2, 3], { points: 3, hints: [{ en: 'look' }] }),
        check('rollback/image', 'image', 'nginx:1.26'),
        check('rollback/availability', 'availability', { min: 3 }, { points: 2, needs: ['rollback/history'] }),
      ),
    ]),
  ],
})

const UNDONE = `kubectl set image deployment/web web=nginx:1.27
kubectl rollout undo deployment/web
`

function codes(report: Report) {
  return report.diagnostics.map(({ code }) => code)
}

function verdicts(report: Report) {
  return Object.fromEntries(report.checks.map(({ id, verdict }) => [id, verdict]))
}

describe('a right answer', () => {
  const report = grade(
    rollback,
    submission(file('commands.sh', UNDONE), file('deployment.yaml', manifest('nginx:1.26'))),
    LIMITS,
  )

  test('gets full marks', () => {
    expect(report.verdict).toBe('passed')
    expect(report.score).toEqual({ points: 7, maxPoints: 7 })
  })

  test('is graded the same again, byte for byte', () => {
    const again = grade(
      rollback,
      submission(file('commands.sh', UNDONE), file('deployment.yaml', manifest('nginx:1.26'))),
      LIMITS,
    )
    expect(JSON.stringify(again)).toBe(JSON.stringify(report))
  })

  test('each expect sees its own moment', () => {
    expect(report.checks[0]).toMatchObject({ id: 'rollback/rollout', actual: 'complete' })
    expect(report.traces[0]?.trace.steps.length).toBe(3)
  })
})

describe('an undo to the revision that runs', () => {
  const commands =
    'kubectl set image deployment/web web=nginx:1.27\nkubectl rollout undo deployment/web --to-revision=2\n'
  const report = grade(
    rollback,
    submission(file('commands.sh', commands), file('deployment.yaml', manifest('nginx:1.26'))),
    LIMITS,
  )

  test('fails what it breaks, and skips what rests on that', () => {
    expect(verdicts(report)).toEqual({
      'rollback/rollout': 'passed',
      'rollback/history': 'failed',
      'rollback/image': 'failed',
      'rollback/availability': 'skipped',
    })
    expect(report.verdict).toBe('failed')
    expect(report.score).toEqual({ points: 1, maxPoints: 7 })
  })

  test('leads to the command', () => {
    expect(report.checks[1]).toMatchObject({
      expected: [2, 3],
      actual: [1, 2],
      reasons: [{ code: 'UNDO_TO_RUNNING', args: { revision: 2 } }],
      evidence: [
        {
          range: { file: 'commands.sh', start: { line: 2, column: 1 } },
          excerpt: 'kubectl rollout undo deployment/web --to-revision=2',
        },
      ],
    })
  })

  test('a field leads to the command that wrote it last', () => {
    expect(report.checks[2]?.evidence[0]).toMatchObject({
      range: { file: 'commands.sh', start: { line: 1, column: 1 } },
    })
  })
})

describe('what can not be graded', () => {
  test('a file that is missing: what came before it still counts', () => {
    const report = grade(rollback, submission(file('deployment.yaml', manifest('nginx:1.26'))), LIMITS)
    expect(verdicts(report)).toEqual({
      'rollback/rollout': 'passed',
      'rollback/history': 'ungradable',
      'rollback/image': 'ungradable',
      'rollback/availability': 'ungradable',
    })
    expect(report.checks[1]?.diagnostics.map(({ code }) => code)).toEqual(['SUBMISSION_FILE_MISSING'])
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['SUBMISSION_FILE_MISSING'])
    expect(report.verdict).toBe('ungradable')
  })

  test.each([
    { name: 'that the build looked for', command: 'docker build -t app .' },
    { name: 'that the build names', command: 'docker build -t app -f ./Dockerfile .' },
    { name: 'that any other command opened', command: 'cat Dockerfile' },
  ])('a file that is missing, $name', ({ command }) => {
    const build = { kind: 'run', commands: [command] } as const
    const built = check('build/builds', 'output', { exit: 0 })
    const scenarios = [scenario('build', [build, expectations(built)])]
    const report = grade(exercise({ files: ['Dockerfile'], scenarios }), submission(), LIMITS)
    expect(verdicts(report)).toEqual({ 'build/builds': 'ungradable' })
    expect(report.diagnostics.map(({ code }) => code)).toContain('SUBMISSION_FILE_MISSING')
  })

  test('a build that fails with a file that is there is wrong', () => {
    const build = { kind: 'run', commands: ['docker build -t app .'] } as const
    const scenarios = [scenario('build', [build, expectations(check('build/builds', 'output', { exit: 0 }))])]
    const handedIn = submission(file('Dockerfile', 'FORM ubuntu\n'))
    const report = grade(exercise({ files: ['Dockerfile'], scenarios }), handedIn, LIMITS)
    expect(report.checks[0]).toMatchObject({
      verdict: 'failed',
      reasons: [{ code: 'COMMAND_FAILED' }, { code: 'COMMAND_WAS' }],
      evidence: [{ evidence: { kind: 'step' } }, { range: { file: 'Dockerfile', start: { line: 1, column: 1 } } }],
    })
  })

  test('an empty folder gets no points and no pass', () => {
    const report = grade(rollback, submission(), LIMITS)
    expect(report.score).toEqual({ points: 0, maxPoints: 7 })
    expect(report.verdict).toBe('ungradable')
  })

  test('an exercise without checks is never passed', () => {
    const report = grade(
      exercise({ scenarios: [scenario('nothing', [apply])], files: ['deployment.yaml'] }),
      submission(),
      LIMITS,
    )
    expect(report).toMatchObject({ verdict: 'ungradable', score: { points: 0, maxPoints: 0 } })
  })

  test.each([
    { name: 'that is too large to be read', commands: `${UNDONE}${'#'.repeat(200_000)}\n`, code: 'COMMAND_FILE_LIMIT' },
    { name: 'that never ends', commands: 'while true; do kubectl get pods; done\n', code: 'COMMAND_LIMIT' },
    {
      name: 'that goes through too much text',
      commands: `a=xxxxxxxxxx\nfor i in 1 2 3 4 5 6 7 8; do a=$a$a$a$a$a$a$a$a; done\necho $a\n${UNDONE}`,
      code: 'COMMAND_TEXT_LIMIT',
    },
  ])('a command file $name: what came before it still counts', ({ commands, code }) => {
    const handedIn = submission(file('commands.sh', commands), file('deployment.yaml', manifest('nginx:1.26')))
    const report = grade(rollback, handedIn, LIMITS)
    expect(verdicts(report)).toEqual({
      'rollback/rollout': 'passed',
      'rollback/history': 'ungradable',
      'rollback/image': 'ungradable',
      'rollback/availability': 'ungradable',
    })
    expect(codes(report)).toContain(code)
  })

  test('a manifest that can not be read is not an object that is missing', () => {
    const report = grade(rollback, submission(file('commands.sh', ''), file('deployment.yaml', 'kind: [\n')), LIMITS)
    expect(report.checks[0]).toMatchObject({ verdict: 'ungradable', diagnostics: [{ code: 'YAML_SYNTAX' }] })
  })

  test('an object of a kind that is only kept', () => {
    const asked = { ...check('s/object', 'object', { spec: { replicas: 3 } }), of: 'statefulset/db' }
    const text =
      'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  replicas: 3\n  selector: {matchLabels: {app: db}}\n  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: postgres}]}}\n'
    const scenarios = [scenario('s', [apply, expectations(asked)])]
    const handedIn = submission(file('deployment.yaml', text))
    const report = grade(exercise({ scenarios, files: ['deployment.yaml'] }), handedIn, LIMITS)
    expect(report.checks[0]).toMatchObject({
      verdict: 'ungradable',
      diagnostics: [{ code: 'MANIFEST_NOT_SIMULATED', args: { what: 'StatefulSet' } }],
    })
  })

  test('an image nobody knows: only what rests on its pods', () => {
    const report = grade(
      rollback,
      submission(file('commands.sh', ''), file('deployment.yaml', manifest('registry.example.com/acme/app:1'))),
      LIMITS,
    )
    expect(report.checks[0]).toMatchObject({ verdict: 'ungradable', diagnostics: [{ code: 'IMAGE_UNKNOWN' }] })
    expect(report.checks[2]).toMatchObject({ verdict: 'failed', actual: 'registry.example.com/acme/app:1' })
  })
})

test('a check of ours that throws is errored, never failed', () => {
  const broken = exercise({
    files: ['deployment.yaml'],
    scenarios: [
      scenario('s', [apply, expectations(check('s/x', 'no-such-kind', true), check('s/replicas', 'replicas', 4))]),
    ],
  })
  const report = grade(broken, submission(file('deployment.yaml', manifest('nginx:1.26'))), LIMITS)
  expect(verdicts(report)).toEqual({ 's/x': 'errored', 's/replicas': 'passed' })
  expect(report.verdict).toBe('errored')
  expect(report.checks[0]?.diagnostics.map(({ code }) => code)).toEqual(['CHECK_ERRORED'])
})

test('the author’s file wins over a learner’s of the same name', () => {
  const given = exercise({
    files: [],
    given: [file('deployment.yaml', manifest('nginx:1.26', 2))],
    scenarios: [scenario('s', [apply, expectations(check('s/replicas', 'replicas', 2))])],
  })
  expect(grade(given, submission(file('deployment.yaml', manifest('nginx:1.26', 9))), LIMITS).verdict).toBe('passed')
})

test('what the author’s file is warned about is meant so, and not told', () => {
  const dockerfile = file('Dockerfile', 'FROM nginx\nENTRYPOINT ["true"]\n')
  const steps = [
    { kind: 'run', commands: ['docker build -t web .'] } as const,
    expectations(check('s/cmd', 'cmd', [], { of: 'image/web' })),
  ]
  const handedIn = exercise({ files: ['Dockerfile'], scenarios: [scenario('s', steps)] })
  expect(codes(grade(handedIn, submission(dockerfile), LIMITS))).toEqual(['DOCKERFILE_CMD_EMPTIED'])
  const given = exercise({ files: [], given: [dockerfile], scenarios: [scenario('s', steps)] })
  expect(codes(grade(given, submission(), LIMITS))).toEqual([])
})

test('a field leads to its line in the manifest', () => {
  const one = exercise({
    files: ['deployment.yaml'],
    scenarios: [
      scenario('s', [
        apply,
        expectations(check('s/replicas', 'replicas', 5), check('s/strategy', 'strategy', 'Recreate')),
      ]),
    ],
  })
  const report = grade(one, submission(file('deployment.yaml', manifest('nginx:1.26'))), LIMITS)
  expect(report.checks[0]?.evidence[0]).toMatchObject({
    range: { file: 'deployment.yaml', start: { line: 6, column: 3 } },
    excerpt: '  replicas: 4',
  })
  expect(report.checks[1]?.evidence[0]?.range?.file).toBe('deployment.yaml')
})

/** Where a check leads that fails after `today.yaml` and then a later file or commands. */
function leadsTo(later: string, kind: string, is: string | Readonly<Record<string, Value>>, path = 'later.yaml') {
  const second = path === 'later.yaml' ? ({ kind: 'apply', files: [path] } as const) : replay
  const steps = [{ kind: 'apply', files: ['today.yaml'] } as const, second, expectations(check('s/x', kind, is))]
  const given = [file('today.yaml', manifest('nginx:1.25'))]
  const one = exercise({ files: [path], given, scenarios: [scenario('s', steps)] })
  return grade(one, submission(file(path, later)), LIMITS).checks[0]?.evidence[0]
}

describe('a field that no later write changed', () => {
  test('leads to the file that states it once more', () => {
    const later = manifest('nginx:1.26').replace('spec:\n', 'spec:\n  strategy:\n    type: RollingUpdate\n')
    expect(leadsTo(later, 'strategy', 'Recreate')).toMatchObject({
      range: { file: 'later.yaml' },
      excerpt: '    type: RollingUpdate',
    })
  })

  test('leads to the file that states more of what is around it', () => {
    const rolling = '  strategy:\n    rollingUpdate:\n      maxSurge: 1\n'
    const later = manifest('nginx:1.26').replace('spec:\n', `spec:\n${rolling}`)
    expect(leadsTo(later, 'strategy', { maxUnavailable: 0 })).toMatchObject({
      range: { file: 'later.yaml' },
      excerpt: '    rollingUpdate:',
    })
  })

  test('leads to the last file that leaves it out', () => {
    expect(leadsTo(manifest('nginx:1.26'), 'strategy', 'Recreate')).toMatchObject({ range: { file: 'later.yaml' } })
  })

  test('leads to the command that wrote beside it, not to one that wrote elsewhere', () => {
    const commands =
      'kubectl set resources deployment/web --requests=memory=128Mi\nkubectl set image deployment/web web=nginx:1.26\n'
    const has = {
      spec: { template: { spec: { containers: [{ name: 'web', resources: { limits: { memory: '1Mi' } } }] } } },
    }
    expect(leadsTo(commands, 'object', { has }, 'commands.sh')).toMatchObject({
      range: { file: 'commands.sh', start: { line: 1 } },
    })
    expect(leadsTo(commands, 'strategy', 'Recreate', 'commands.sh')).toMatchObject({
      evidence: { kind: 'file' },
      range: { file: 'commands.sh' },
    })
  })
})

test('a field that a command wrote is not looked for in the manifest', () => {
  const scaled = exercise({
    files: ['deployment.yaml', 'commands.sh'],
    scenarios: [scenario('s', [apply, replay, expectations(check('s/replicas', 'replicas', 5))])],
  })
  const handedIn = submission(
    file('commands.sh', '# more pods\nkubectl scale deployment/web --replicas=6\n'),
    file('deployment.yaml', manifest('nginx:1.26')),
  )
  expect(grade(scaled, handedIn, LIMITS).checks[0]?.evidence[0]).toMatchObject({
    range: { file: 'commands.sh', start: { line: 2, column: 1 } },
  })
})

test('an optional file that is not handed in is not used', () => {
  const optional = exercise({
    files: ['deployment.yaml', 'commands.sh?'],
    scenarios: [scenario('s', [apply, replay, expectations(check('s/replicas', 'replicas', 4))])],
  })
  expect(grade(optional, submission(file('deployment.yaml', manifest('nginx:1.26'))), LIMITS).verdict).toBe('passed')
})

test('a hidden scenario does not show through its diagnostics', () => {
  const run = { kind: 'run', commands: ['kubectl create deployment x --image=registry.example.com/hidden'] } as const
  const hidden = exercise({
    scenarios: [scenario('h', [run, expectations(check('h/rollout', 'rollout', 'complete'))], { hidden: true })],
  })
  const report = grade(hidden, submission(), LIMITS)
  expect(report.checks[0]).toMatchObject({ hidden: true })
  expect(report.diagnostics).toEqual([])
})

describe('a manifest that is refused', () => {
  const one = exercise({
    files: ['deployment.yaml'],
    scenarios: [
      scenario('s', [
        apply,
        expectations(check('s/accepted', 'accepted', true), check('s/rollout', 'rollout', 'complete')),
      ]),
    ],
  })

  test.each([
    {
      name: 'an invalid value',
      text: manifest('nginx:1.26').replace('app: web }\n  template', 'app: api }\n  template'),
      line: 11,
    },
    { name: 'an unknown field', text: manifest('nginx:1.26').replace('replicas', 'replica'), line: 6 },
    { name: 'a value of another type', text: manifest('nginx:1.26').replace('replicas: 4', 'replicas: four'), line: 6 },
  ])('$name leads to its line, also where the object is missed', ({ text, line }) => {
    const report = grade(one, submission(file('deployment.yaml', text)), LIMITS)
    for (const result of report.checks) {
      const places = result.evidence.filter(({ range }) => range !== undefined)
      expect(places).toMatchObject([{ range: { file: 'deployment.yaml', start: { line } } }])
    }
    expect(report.checks.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['COMMAND_FAILED'],
      ['TARGET_MISSING', 'COMMAND_FAILED'],
    ])
  })
})

test('more pods than can be simulated: what does not rest on them is graded, and at once', () => {
  const many = exercise({
    files: ['deployment.yaml'],
    scenarios: [
      scenario('s', [
        apply,
        expectations(
          check('s/replicas', 'replicas', 4),
          check('s/ready', 'replicas', { ready: 4 }),
          check('s/rollout', 'rollout', 'complete'),
        ),
      ]),
    ],
  })
  const report = grade(many, submission(file('deployment.yaml', manifest('nginx:1.26', 2_000_000_000))), LIMITS)
  expect(verdicts(report)).toEqual({ 's/replicas': 'failed', 's/ready': 'ungradable', 's/rollout': 'ungradable' })
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['SIMULATION_PODS_LIMIT'])
})

test.each([
  { about: 'left out', text: manifest('nginx:1.26').replace(/^ *replicas:.*\n/m, ''), told: ['FIELD_DEFAULT'] },
  { about: 'written', text: manifest('nginx:1.26'), told: [] },
])('a field that is $about says so where a check fails on it', ({ text, told }) => {
  const one = exercise({
    files: ['deployment.yaml'],
    scenarios: [scenario('s', [apply, expectations(check('s/replicas', 'replicas', 5))])],
  })
  const result = grade(one, submission(file('deployment.yaml', text)), LIMITS).checks[0]
  expect(result?.verdict).toBe('failed')
  expect(result?.reasons.map(({ code }) => code)).toEqual(told)
})
