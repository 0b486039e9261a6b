import { describe, expect, test } from 'vitest'
import { gradeAnswers, quizOf } from '../../../support/quiz.ts'

const CHOICE = 'id: strategy\nchoice: { ask: "Which?", from: [Recreate, RollingUpdate], right: RollingUpdate }'
const NUMBER = 'id: deadline\npoints: 2\nexplain: it is 600\nnumber: { ask: "How long?", right: 600, unit: s }'
const HIDDEN = 'id: secret\nhidden: true\ntext: { ask: "What?", right: x }'

const computed = (what: string, more = '') => `
id: q
computed:
  ask: What?
  steps:
    - run:
        - kubectl create deployment web --image=nginx:1.25 --replicas=4
        - kubectl set image deployment/web nginx=nginx:1.26
        - kubectl rollout undo deployment/web
  what: ${what}
${more}`

const named = (id: string, block: string): string => block.replace('id: q', `id: ${id}`)

const resultOf = (blocks: readonly string[], text: string | undefined, id: string) =>
  gradeAnswers(quizOf(...blocks), text).checks.find((check) => check.id === id)

describe('answers.yaml', () => {
  test('each question is a check of the report, in the order written', () => {
    const report = gradeAnswers(quizOf(CHOICE, NUMBER), 'deadline: 300\nstrategy: b\n')
    expect(report).toMatchObject({ verdict: 'failed', score: { points: 1, maxPoints: 3 } })
    expect(report.checks).toMatchObject([
      { id: 'strategy', verdict: 'passed', points: 1, title: { en: 'Which?' } },
      { id: 'deadline', verdict: 'failed', points: 0, expected: '600s', actual: '300s', explain: { en: 'it is 600' } },
    ])
    expect(report.checks[1]?.evidence).toMatchObject([
      { range: { file: 'answers.yaml', start: { line: 1, column: 11 } }, excerpt: 'deadline: 300' },
    ])
  })

  test.each([
    { about: 'nothing is handed in', text: undefined, code: 'SUBMISSION_FILE_MISSING' },
    { about: 'a key is given twice', text: 'strategy: a\nstrategy: b\n', code: 'YAML_DUPLICATE_KEY' },
    { about: 'it is no YAML', text: 'strategy: [a\n', code: 'YAML_SYNTAX' },
    { about: 'it is a list', text: '- a\n', code: 'ANSWERS_NOT_A_MAP' },
  ])('is of no use when $about', ({ text, code }) => {
    const report = gradeAnswers(quizOf(CHOICE, NUMBER), text)
    expect(report.checks.map(({ verdict }) => verdict)).toEqual(['ungradable', 'ungradable'])
    expect(report.diagnostics.map((problem) => problem.code)).toEqual([code])
  })

  test('backticks of Markdown do not count in a text', () => {
    const block = 'id: flag\ntext: { ask: "Which?", right: "--entrypoint" }'
    expect(resultOf([block], 'flag: "`--entrypoint`"\n', 'flag')?.verdict).toBe('passed')
  })

  test.each(['', 'strategy:\n', 'strategy: ""\n', '# nothing yet\n'])(
    'an answer that is not there is not wrong: %j',
    (text) => {
      expect(resultOf([CHOICE], text, 'strategy')).toMatchObject({
        verdict: 'ungradable',
        reasons: [{ code: 'ANSWER_MISSING' }],
      })
    },
  )

  test('an id that no question has is told with the one that was meant; a hidden one is not suggested', () => {
    const { diagnostics } = gradeAnswers(quizOf(CHOICE, HIDDEN), 'stratgy: a\nsecre: x\nsecret: x\n')
    expect(diagnostics).toMatchObject([
      {
        code: 'ANSWER_ID_UNKNOWN',
        args: { id: 'stratgy', meant: 'strategy' },
        range: { start: { line: 1, column: 1 } },
      },
      { code: 'ANSWER_ID_UNKNOWN', args: { id: 'secre', known: 'strategy' } },
    ])
    expect(diagnostics[1]?.args).not.toHaveProperty('meant')
  })

  test.each([
    { answer: '{ a: b }', args: { expected: 'option', got: 'object' } },
    { answer: '[b]', args: { expected: 'option', got: 'array' } },
  ])('an answer of the wrong type is told at its line: $answer', ({ answer, args }) => {
    const report = gradeAnswers(quizOf(CHOICE), `# mine\nstrategy: ${answer}\n`)
    expect(report.checks).toMatchObject([{ verdict: 'ungradable', points: 0 }])
    expect(report.diagnostics).toMatchObject([
      { code: 'ANSWER_TYPE_WRONG', args: { id: 'strategy', ...args }, range: { start: { line: 2, column: 11 } } },
    ])
  })

  test('is handed in where there are questions, listed or not', () => {
    const { files } = quizOf(CHOICE)
    expect(files).toEqual([{ path: 'answers.yaml', optional: false }])
  })
})

describe('variants', () => {
  const block = `
id: pods
variants: { replicas: [1, 2, 3, 4, 5, 6, 7, 8] }
number: { ask: "Twice {{replicas}} replicas and {{replicas}} more?", right: "{{replicas}}", tolerance: 0 }`

  const asked = (seed: string) => gradeAnswers(quizOf(block), `seed: ${seed}\npods: 1\n`)

  test('without a seed it is the first one, and nothing is said', () => {
    const report = gradeAnswers(quizOf(block), 'pods: 1\n')
    expect(report).toMatchObject({ verdict: 'passed', diagnostics: [] })
    expect(report.checks[0]?.title.en).toBe('Twice 1 replicas and 1 more?')
  })

  test('a seed chooses the same one again, and the report says which seed', () => {
    expect(asked('kim').checks).toEqual(asked('kim').checks)
    expect(asked('kim').diagnostics).toMatchObject([{ code: 'ANSWER_SEED_USED', args: { seed: 'kim' } }])
    const titles = ['kim', 'lee', 'park', 'choi', 'jung', 'kang'].map((seed) => asked(seed).checks[0]?.title.en)
    expect(new Set(titles).size).toBeGreaterThan(2)
  })
})

describe('computed', () => {
  test('questions about one situation, and about one that differs in a step or in what is asked of, each have their own key', () => {
    const blocks = [
      named('sets', computed('replicaSets')),
      named('numbers', computed('history')),
      named('later', computed('history').replace('rollout undo', 'rollout restart')),
      named('other', computed('history', '  of: deployment/api')),
      named('again', computed('history')),
    ]
    const report = gradeAnswers(
      quizOf(...blocks),
      'sets: 2\nnumbers: [2, 3]\nlater: [1, 2, 3]\nother: [2, 3]\nagain: [2, 3]\n',
    )
    const verdicts = report.checks.map(({ id, verdict }) => `${id} ${verdict}`)
    expect(verdicts).toEqual(['sets passed', 'numbers passed', 'later passed', 'other ungradable', 'again passed'])
  })

  test.each([
    { what: 'history', answer: '[2, 3]', key: [2, 3] },
    { what: 'history', answer: '2 3', key: [2, 3] },
    { what: 'revision', answer: '3', key: 3 },
    { what: 'newRevision', answer: 'yes', key: true },
    { what: 'accepted', answer: 'true', key: true },
    { what: 'maxPods', answer: '5', key: 5 },
    { what: 'minReady', answer: '3', key: 3 },
    { what: 'downtime', answer: '0s', key: '0s' },
    { what: 'image', answer: 'nginx:1.25', key: 'nginx:1.25' },
    { what: 'replicaSets', answer: '2', key: 2 },
    { what: 'rollout', answer: 'complete', key: 'complete' },
    { what: 'strategy', answer: 'rollingupdate', key: 'RollingUpdate' },
    { what: 'exit', answer: '0', key: 0 },
    { what: 'output', answer: 'deployment.apps/web rolled back', key: 'deployment.apps/web rolled back' },
  ])('$what is $key', ({ what, answer, key }) => {
    expect(resultOf([computed(what)], `q: ${answer}\n`, 'q')).toMatchObject({ verdict: 'passed', expected: key })
    expect(resultOf([computed(what)], 'q: 77\n', 'q')?.verdict).not.toBe('passed')
  })

  test.each([
    { run: '["10"]', what: 'argv', answer: 'sleep 10', wrong: 'sleep 5' },
    { run: '[]', what: 'argv', answer: '[sleep, "5"]', wrong: '[sleep 5]' },
    { run: '[]', what: 'runsFor', answer: '5s', wrong: '5ms' },
    { run: '[]', what: 'exitCode', answer: '0', wrong: '1' },
    { run: '[]', what: 'process', answer: 'exits', wrong: 'running' },
    { run: '[]', what: 'form', answer: 'exec', wrong: 'shell' },
    { run: '[]', what: 'cmd', answer: '["5"]', wrong: '[]' },
  ])('$what of an image run with $run', ({ run, what, answer, wrong }) => {
    const block = `
id: q
computed:
  ask: What?
  files: { Dockerfile: "FROM ubuntu\\nENTRYPOINT [\\"sleep\\"]\\nCMD [\\"5\\"]\\n" }
  steps: [{ run: docker build -t x . }]
  what: ${what}
  run: ${run}`
    expect(resultOf([block], `q: ${answer}\n`, 'q')?.verdict).toBe('passed')
    expect(resultOf([block], `q: ${wrong}\n`, 'q')?.verdict).toBe('failed')
  })

  test('options show the key', () => {
    const block = computed('history', '  from: ["1, 2", "2, 3", "1, 2, 3"]')
    expect(resultOf([block], 'q: b\n', 'q')).toMatchObject({ verdict: 'passed', expected: '2, 3' })
    expect(resultOf([block], 'q: a\n', 'q')).toMatchObject({ verdict: 'failed', actual: '1, 2' })
  })

  test.each([
    { about: 'is not offered', block: computed('history', '  from: ["1, 2", "1, 3"]'), problem: 'not-offered' },
    { about: 'is not there', block: computed('changeCause'), problem: 'absent' },
    { about: 'speaks of nothing', block: computed('history', '  of: deployment/api'), problem: 'TARGET_MISSING' },
  ])('a key that $about is not counted as a wrong answer', ({ block, problem }) => {
    const report = gradeAnswers(quizOf(block), 'q: 1\n')
    expect(report.checks).toMatchObject([{ verdict: 'ungradable' }])
    expect(report.diagnostics).toMatchObject([
      { code: 'ANSWER_KEY_NOT_COMPUTED', args: { id: 'q', problem }, range: { file: 'README.md' } },
    ])
  })

  test('the key follows the parameters', () => {
    const block = `
id: q
variants: { replicas: [4, 10, 20, 50] }
computed:
  ask: How many?
  steps: [{ run: "kubectl create deployment web --image=nginx --replicas={{replicas}}" }]
  what: replicas`
    const exercise = quizOf(block)
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (seed) => gradeAnswers(exercise, `seed: ${seed}\nq: 1\n`).checks[0]?.expected,
    )
    expect(new Set(keys).size).toBeGreaterThan(1)
    expect(keys.every((key) => [4, 10, 20, 50].includes(Number(key)))).toBe(true)
  })
})
