import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'

let root = ''

const exercise = (title: string) =>
  `---\nid: exercise-1\ntitle: ${title}\ntopics: [rollout]\nfiles: [commands.sh]\n---\n# ${title}\n\n` +
  '```yaml scenario\nid: first\nsteps:\n  - replay: commands.sh\n  - expect:\n      - replicas: 3\n      - { image: "nginx:1.25", points: 1, reveal: full }\n```\n'

const quiz =
  '---\nid: quiz-1\ntitle: A quiz\n---\n# A quiz\n\n```yaml quiz\nid: q\nnumber: { ask: "How many?", right: 1 }\n```\n'

const COURSE = `title: { en: Rollouts in autumn, ko: 가을 롤아웃 }
order: [quiz-1, exercise-1]
deadline: 2026-11-30
pass: 60%
defaults: { reveal: actual, points: 2 }
`

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'courses-'))
  put('all/rollouts/exercise-1/README.md', exercise('Roll'))
  put('all/rollouts/quiz-1/README.md', quiz)
  put('all/containers/exercise-1/README.md', exercise('Contain'))
  put('all/containers/course.yaml', 'title: Containers\nlanguage: ko\ndeadline: { exercise-1: 2026-12-24 }\n')
  put('answer/commands.sh', 'kubectl create deployment web --image=nginx:1.25 --replicas=2\n')
})

beforeEach(() => put('all/rollouts/course.yaml', COURSE))

afterAll(() => rmSync(root, { recursive: true }))

/** A diagnostic at its place in the `course.yaml` of the rollouts. */
const place = (code: string, at: string) => new RegExp(`error\\[${code}\\][^]*?--> all/rollouts/course.yaml:${at}\n`)

async function run(...argv: string[]) {
  let [out, complaints] = ['', '']
  const code = await runProgram(argv, {
    cwd: root,
    env: { LANG: 'C', XDG_STATE_HOME: join(root, 'state') },
    out: (text) => void (out += text),
    complain: (text) => void (complaints += text),
    outIsTerminal: false,
    columns: 80,
  })
  return { code, out, complaints }
}

describe('courses side by side', () => {
  test('are listed with their titles, in the order of each, with what is due', async () => {
    const { out } = await run('list', '--exercises', 'all')
    expect(out).toBe(
      'Containers\n\n  시작 전  containers/exercise-1  Contain  -/2\n' +
        '                                  rollout, 마감: 2026-12-24\n\n' +
        'Rollouts in autumn · deadline: 2026-11-30\n\n  new  rollouts/quiz-1      A quiz  -/2\n' +
        '  new  rollouts/exercise-1  Roll    -/3\n                            rollout\n',
    )
  })

  test('one of them alone needs no name in front', async () => {
    const { out } = await run('list', '--exercises', 'all/rollouts', '--plain')
    expect(out).toContain('quiz-1: A quiz. new, -/2\nexercise-1: Roll. new, -/3. rollout\n')
  })

  test('a class hands in by course and exercise, and is told by them', async () => {
    put('class/ann/rollouts/exercise-1/commands.sh', 'kubectl create deployment web --image=nginx:1.25 --replicas=3\n')
    put('class/ann/containers/exercise-1/commands.sh', 'kubectl create deployment web --image=nginx:1.26\n')
    put('class/bob/containers/exercise-1/commands.sh', 'kubectl create deployment web --image=nginx:1.25\n')
    const { code, out } = await run('batch', 'class', '--exercises', 'all', '--feedback', 'told', '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain(
      'learner  containers/exercise-1  rollouts/exercise-1\n' +
        'ann                        0/2                  3/3\n' +
        'bob                        1/2                    –\n',
    )
    expect(readFileSync(join(root, 'told/ann/rollouts/exercise-1.md'), 'utf8')).toContain('3 / 3')
  })

  test('a new exercise is told which course it belongs to, and where its solution stands', async () => {
    const unnamed = await run('new', 'exercise-2', '--exercises', 'all')
    expect(unnamed).toMatchObject({ code: 2, out: '' })
    expect(unnamed.complaints).toContain('name the course too: `containers/exercise-2`')
    const unknown = await run('new', 'nope/exercise-2', '--exercises', 'all')
    expect(unknown).toMatchObject({ code: 2, out: '' })
    const made = await run('new', 'rollouts/2', '--exercises', 'all')
    expect(made.out).toContain('all/rollouts/exercise-2/README.md\n')
    expect(made.out).toContain('all/solutions/rollouts/exercise-2/deployment.yaml\n')
    for (const argv of [
      ['rollouts/exercise-2', '--exercises', 'all'],
      ['exercise-2', '--exercises', 'all/rollouts'],
    ]) {
      const { code, out } = await run('verify', ...argv, '--json')
      const [proof] = (JSON.parse(out) as { exercises: { proven: boolean; course: unknown }[] }).exercises
      expect({ code, proof }).toMatchObject({
        code: 0,
        proof: { proven: true, course: { passPercent: 60, deadline: '2026-11-30' } },
      })
    }
    rmSync(join(root, 'all/rollouts/exercise-2'), { recursive: true })
  })

  test('reports for programs hold the threshold, whether it was reached, and the deadline', async () => {
    const { out } = await run('rollouts/exercise-1', 'answer', '--exercises', 'all', '--reporter', 'json')
    const [report] = (JSON.parse(out) as { reports: { course: unknown }[] }).reports
    expect(report?.course).toEqual({ passPercent: 60, passed: false, deadline: '2026-11-30' })
  })

  test('a name that several have is told with all of them', async () => {
    const { code, complaints } = await run('exercise-1', 'answer', '--exercises', 'all')
    expect(code).toBe(2)
    expect(complaints).toContain('`containers/exercise-1`, `rollouts/exercise-1`')
  })

  test.each(['rollouts/exercise-1', 'rollouts/1'])('%s names one', async (name) => {
    const { code, out } = await run(name, 'answer', '--exercises', 'all')
    expect(code).toBe(1)
    expect(out).toContain('rollouts/exercise-1  Roll')
  })

  test('a name that only one has is enough', async () => {
    expect((await run('show', 'quiz-1', '--exercises', 'all')).out).toContain('1. q: How many?')
  })
})

describe('course.yaml', () => {
  test('says by when, whether enough points were reached, and what checks have that say nothing', async () => {
    const { out } = await run('rollouts/1', 'answer', '--exercises', 'all')
    expect(out).toContain('1 / 3 points')
    expect(out).toContain('\n  not passed: 60% of the points are needed\n  deadline: 2026-11-30\n')
    expect(out).toContain('got 2')
    expect(out).not.toContain('expected 3')
    put('all/rollouts/course.yaml', 'title: x\npass: 50%\n')
    expect((await run('rollouts/1', 'answer', '--exercises', 'all')).out).toContain('1 / 2 points')
    expect((await run('rollouts/1', 'answer', '--exercises', 'all', '--plain')).out).toContain('\npassed: 50% of')
  })

  test('its language is that of the output, unless another is asked for', async () => {
    expect((await run('containers/1', 'answer', '--exercises', 'all')).out).toContain('실패')
    expect((await run('containers/1', 'answer', '--exercises', 'all', '--lang', 'en')).out).toContain('failed')
  })

  test('mistakes in it are told at their places, and nothing is graded', async () => {
    put(
      'all/rollouts/course.yaml',
      'title: x\norder: [quizz-1, exercise-1, exercise-1]\ndefualts: {}\npass: 60\ndeadline: tomorrow\n',
    )
    const { code, complaints, out } = await run('rollouts/1', 'answer', '--exercises', 'all')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(complaints).toMatch(place('COURSE_EXERCISE_UNKNOWN', '2:9'))
    expect(complaints).toContain('did you mean `quiz-1`?')
    expect(complaints).toMatch(place('EXERCISE_ID_DUPLICATE', '2:30'))
    expect(complaints).toMatch(place('EXERCISE_KEY_UNKNOWN', '3:1'))
    expect(complaints).toContain('did you mean `defaults`?')
    expect(complaints).toMatch(place('EXERCISE_VALUE_INVALID', '4:7'))
    expect(complaints).toMatch(place('EXERCISE_VALUE_INVALID', '5:11'))
  })
})
