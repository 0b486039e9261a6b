import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { CheckKindSchema } from '../../../src/exercise/check-kinds.ts'
import { loadExercise } from '../../../src/exercise/load.ts'

const kinds: readonly CheckKindSchema[] = [
  { kind: 'history', shorthand: true, properties: ['is', 'has'], validate: () => [] },
  { kind: 'rollout', shorthand: true, properties: ['is'], validate: () => [] },
  { kind: 'availability', shorthand: false, properties: ['min', 'since'], validate: () => [] },
]

const frontMatter = `---
id: exercise-3
title: Roll back a bad release
topics: [deployment, rollback]
files: [deployment.yaml, commands.sh, "notes.md?"]
tags: listed
images:
  "nginx:1.26": { readyAfter: 2s }
  "nginx:1.27*": { like: nginx, pull: not-found, readyAfter: never }
  shop/api: { entrypoint: [/api], cmd: [], env: { PORT: 80 }, exits: { code: 3, after: 1m30s, log: no database } }
---
`

const scenario = `# Roll back

Prose.

\`\`\`yaml scenario
id: rollback
title: The release is rolled back
of: deployment/web
steps:
  - apply: [service.yaml, deployment.yaml]
    as: start
  - wait: 1h30m
  - replay: commands.sh
    pace: script
  - run: kubectl get pods
  - expect:
      - { history: [2, 3], points: 3, hint: [one, two], reveal: verdict, title: the history }
      - availability: { min: 4, since: start }
        needs: history
        points: 0
      - id: again
        rollout: complete
        needs: [history, rollback/availability]
        hidden: true
        of: pod/web
\`\`\`

More prose.
`

const file = (path: string, text: string) => ({ path, text, executable: false })
const load = (...files: ReturnType<typeof file>[]) =>
  loadExercise({ id: 'exercise-3', files }, { kinds, limits: LIMITS })
const readme = file('README.md', frontMatter + scenario)
const service = file('given/service.yaml', 'kind: Service\n')

function exerciseOf(...files: ReturnType<typeof file>[]) {
  const loaded = load(...files)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.exercise
}

describe('an exercise', () => {
  const exercise = exerciseOf(readme, service, file('starter/deployment.yaml', ''))

  test('has what its front matter says', () => {
    const { id, title, topics, files, world, given, prose } = exercise
    expect({ id, title, topics, files, world, given, prose }).toEqual({
      id: 'exercise-3',
      title: { en: 'Roll back a bad release' },
      topics: ['deployment', 'rollback'],
      files: [
        { path: 'deployment.yaml', optional: false },
        { path: 'commands.sh', optional: false },
        { path: 'notes.md', optional: true },
      ],
      world: {
        images: [
          { reference: 'nginx:1.26', readyAfterMs: 2000 },
          { reference: 'nginx:1.27*', like: 'nginx', pull: 'not-found', readyAfterMs: 'never' },
          {
            reference: 'shop/api',
            entrypoint: ['/api'],
            cmd: [],
            env: { PORT: '80' },
            exits: { code: 3, afterMs: 90_000, log: 'no database' },
          },
        ],
        tags: 'listed',
        unknownImages: 'ungradable',
      },
      given: [file('service.yaml', 'kind: Service\n')],
      prose: { en: '# Roll back\n\nProse.\n\nMore prose.\n' },
    })
  })

  test('has its steps in order', () => {
    const [only] = exercise.scenarios
    expect(only).toMatchObject({
      id: 'rollback',
      title: { en: 'The release is rolled back' },
      of: 'deployment/web',
      hidden: false,
    })
    expect(only?.steps).toMatchObject([
      {
        kind: 'apply',
        files: ['service.yaml', 'deployment.yaml'],
        as: 'start',
        range: { start: { line: 21, column: 5 } },
      },
      { kind: 'wait', durationMs: 5_400_000 },
      { kind: 'replay', file: 'commands.sh', pace: 'script' },
      { kind: 'run', commands: ['kubectl get pods'] },
      { kind: 'expect' },
    ])
  })

  test('has checks with full ids, defaults filled in and shorthand written out', () => {
    const checks = exercise.scenarios[0]?.steps.flatMap((step) => (step.kind === 'expect' ? step.checks : []))
    expect(checks).toMatchObject([
      {
        id: 'rollback/history',
        kind: 'history',
        spec: { is: [2, 3] },
        points: 3,
        hints: [{ en: 'one' }, { en: 'two' }],
        needs: [],
        reveal: 'verdict',
        title: { en: 'the history' },
        hidden: false,
      },
      {
        id: 'rollback/availability',
        spec: { min: 4, since: 'start' },
        points: 0,
        needs: ['rollback/history'],
        reveal: 'full',
      },
      {
        id: 'rollback/again',
        kind: 'rollout',
        spec: { is: 'complete' },
        points: 1,
        needs: ['rollback/history', 'rollback/availability'],
        hidden: true,
        of: 'pod/web',
      },
    ])
    expect(checks?.[0]?.range).toEqual({
      file: 'README.md',
      start: { line: 28, column: 11 },
      end: { line: 28, column: 26 },
    })
  })
})

describe('Korean', () => {
  const korean = `---
title: 나쁜 릴리스 되돌리기
---
# 제목

글.

\`\`\`yaml texts
rollback: { title: 되돌린다 }
rollback/history: { title: 기록, hint: 하나 }
strategy: { ask: 어느 것?, from: [가, 나] }
\`\`\`
`
  const quiz = '\n```yaml quiz\nid: strategy\nchoice: { ask: Which one?, from: [a, b], right: a }\npoints: 2\n```\n'
  const exercise = exerciseOf(file('README.md', frontMatter + scenario + quiz), service, file('README.ko.md', korean))

  test('is laid beside the English texts, and what is missing stays English', () => {
    expect(exercise.title).toEqual({ en: 'Roll back a bad release', ko: '나쁜 릴리스 되돌리기' })
    expect(exercise.prose.ko).toBe('# 제목\n\n글.\n')
    expect(exercise.scenarios[0]?.title).toEqual({ en: 'The release is rolled back', ko: '되돌린다' })
    const [history, availability] =
      exercise.scenarios[0]?.steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])) ?? []
    expect(history).toMatchObject({
      title: { en: 'the history', ko: '기록' },
      hints: [{ en: 'one', ko: '하나' }, { en: 'two' }],
    })
    expect(availability?.title).toBeUndefined()
  })

  test('questions keep their texts apart, for the kinds to use', () => {
    expect(exercise.quizzes).toMatchObject([
      {
        id: 'strategy',
        kind: 'choice',
        points: 2,
        spec: { ask: 'Which one?', from: ['a', 'b'], right: 'a' },
        korean: { ask: '어느 것?', from: ['가', '나'] },
      },
    ])
  })

  test('the title is the first heading where front matter has none', () => {
    expect(exerciseOf(readme, service, file('README.ko.md', '# 제목\n')).title.ko).toBe('제목')
  })
})

describe('hidden.md', () => {
  const hidden =
    '```yaml scenario\nid: secret\nsteps:\n  - apply: deployment.yaml\n  - expect:\n      - rollout: complete\n        needs: rollback/history\n```\n'

  test('adds hidden scenarios behind the others', () => {
    const exercise = exerciseOf(readme, service, file('hidden.md', hidden))
    expect(exercise.scenarios.map(({ id, hidden: isHidden }) => [id, isHidden])).toEqual([
      ['rollback', false],
      ['secret', true],
    ])
    const step = exercise.scenarios[1]?.steps[1]
    expect(step).toMatchObject({
      checks: [{ id: 'secret/rollout', hidden: true, needs: ['rollback/history'], range: { file: 'hidden.md' } }],
    })
  })

  test('mistakes in it are told with its name', () => {
    const loaded = load(readme, service, file('hidden.md', hidden.replace('apply', 'aply')))
    expect(loaded.diagnostics).toMatchObject([
      {
        code: 'EXERCISE_KEY_UNKNOWN',
        args: { meant: 'apply' },
        range: { file: 'hidden.md', start: { line: 4, column: 5 } },
        excerpt: '  - aply: deployment.yaml',
      },
    ])
  })
})

describe('an exercise that is none', () => {
  test.each([
    { story: 'no README.md', files: [file('notes.md', '')], codes: ['EXERCISE_README_MISSING'] },
    { story: 'an empty README.md', files: [file('README.md', '')], codes: ['EXERCISE_FRONT_MATTER_MISSING'] },
    {
      story: 'no points',
      files: [file('README.md', '---\nid: exercise-3\ntitle: x\n---\n')],
      codes: ['EXERCISE_NO_POINTS'],
    },
    {
      story: 'empty front matter',
      files: [file('README.md', '---\n---\n')],
      codes: ['EXERCISE_KEY_MISSING', 'EXERCISE_KEY_MISSING'],
    },
    { story: 'a missing given file', files: [readme], codes: ['EXERCISE_FILE_UNKNOWN'] },
    {
      story: '1 MB of nesting',
      files: [file('README.md', `---\nid: ${'['.repeat(1_000_000)}\n---\n`)],
      codes: ['YAML_LIMIT'],
    },
  ])('$story', ({ files, codes }) => {
    const loaded = load(...files)
    expect(loaded.ok).toBe(false)
    expect(loaded.diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  test('more mistakes than a report holds are counted', () => {
    const topics = Array.from({ length: 150 }, () => '  - 1\n').join('')
    const loaded = load(file('README.md', `---\nid: exercise-3\ntitle: x\ntopics:\n${topics}---\n`))
    expect(loaded.diagnostics).toHaveLength(LIMITS.diagnosticsMax + 1)
    expect(loaded.diagnostics.at(-1)).toMatchObject({ code: 'DIAGNOSTICS_LEFT_OUT', args: { count: 50 } })
  })

  test('CR LF changes no position', () => {
    const broken = (frontMatter + scenario).replace('wait: 1h30m', 'wait: 90')
    const [unix] = load(file('README.md', broken), service).diagnostics
    const [windows] = load(file('README.md', broken.replaceAll('\n', '\r\n')), service).diagnostics
    expect(unix).toMatchObject({
      code: 'EXERCISE_VALUE_INVALID',
      args: { kind: 'duration' },
      range: { start: { line: 23, column: 11 } },
    })
    expect(windows).toEqual(unix)
  })
})
