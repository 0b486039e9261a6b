import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import MarkdownIt from 'markdown-it'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PACKAGE } from '../support/built.ts'
import { decoded, reported } from '../support/reporter.ts'
import { commandIn, logLines, obeyed, readEntries } from '../support/runner.ts'

/** The action's bundle with a runner around it that is none: files instead of GitHub. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-action-'))

const grader = join(folder, 'grade.mjs')

beforeAll(() => cpSync(join(PACKAGE, 'dist/grade.mjs'), grader))
afterAll(() => rmSync(folder, { recursive: true }))

let pushes = 0

/** A checkout, made by `fill`, and what the action does with it. */
function push(inputs: Readonly<Record<string, string>>, fill: (workspace: string) => void) {
  pushes += 1
  const place = join(folder, `push-${pushes}`)
  const workspace = join(place, 'workspace')
  mkdirSync(workspace, { recursive: true })
  fill(workspace)
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const { status, stdout, stderr } = spawnSync(process.execPath, [grader], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(given),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(place, 'output'),
      GITHUB_STEP_SUMMARY: join(place, 'summary.md'),
      RUNNER_TEMP: place,
    },
  })
  const read = (name: string): string => (existsSync(join(place, name)) ? readFileSync(join(place, name), 'utf8') : '')
  return { status, stdout, stderr, outputs: readEntries(read('output')), summary: read('summary.md'), place }
}

const solution = (workspace: string): void => {
  cpSync(join(root, 'solutions/exercise-3'), join(workspace, 'exercise-3'), { recursive: true })
}

const changed =
  (file: string, from: string, to: string) =>
  (workspace: string): void => {
    solution(workspace)
    const path = join(workspace, 'exercise-3', file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
    writeFileSync(path, text.replace(from, to))
  }

describe('a passing push', () => {
  test('has a notice, outputs that agree, and a summary', () => {
    const { status, stdout, stderr, outputs, summary } = push({ exercise: 'exercise-3' }, solution)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(obeyed(stdout).map(({ name }) => name)).toEqual(['notice'])
    expect(outputs).toMatchObject({ status: 'pass', score: outputs['max-score'] })
    const result = decoded(outputs['result'] ?? '')
    const points = Number(outputs['score'])
    expect(reported([result])).toEqual({ console: points, totalPoints: points, maxPoints: points })
    expect(summary).toContain('✅')
    expect(summary).toContain('```text\ntimeline')
    expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({ formatVersion: 1 })
  })
})

describe('a partial push', () => {
  const partial = changed('commands.sh', 'rollout undo', 'rollout undo --to-revision=1')

  test('names the line, and passes the step unless it is told otherwise', () => {
    const { status, stdout, outputs, summary } = push({ exercise: '3' }, partial)
    expect(status).toBe(0)
    const [error] = obeyed(stdout).filter(({ name }) => name === 'error')
    expect(error?.properties['file']).toBe('exercise-3/commands.sh')
    expect(Number(error?.properties['line'])).toBeGreaterThan(0)
    expect(outputs['status']).toBe('fail')
    const points = Number(outputs['score'])
    expect(points).toBeGreaterThan(0)
    expect(points).toBeLessThan(Number(outputs['max-score']))
    expect(reported([decoded(outputs['result'] ?? '')])).toMatchObject({ console: points, totalPoints: points })
    expect(summary).toContain('<details><summary>Hints</summary>')
  })

  test.each([
    { inputs: { 'fail-on': 'not-passed' }, status: 1 },
    { inputs: { 'fail-on': 'not-passed', 'pass-threshold': '50' }, status: 0 },
    { inputs: { 'fail-on': 'not-full', 'pass-threshold': '50' }, status: 1 },
    { inputs: { 'fail-on': 'never' }, status: 0 },
  ])('$inputs ends with $status', ({ inputs, status }) => {
    expect(push({ exercise: 'exercise-3', ...inputs }, partial).status).toBe(status)
  })

  test('reveals no more than the instructor allows', () => {
    const { summary, stdout } = push({ exercise: 'exercise-3', reveal: 'verdict' }, partial)
    expect(summary).not.toContain('expected')
    expect(summary).not.toContain('<details>')
    expect(stdout).not.toContain('--to-revision=2')
  })

  test('speaks Korean', () => {
    expect(push({ exercise: 'exercise-3', lang: 'ko' }, partial).summary).toMatch(/[가-힣]/)
  })
})

describe('a failing push', () => {
  test('without any work fails every check, and is no pass', () => {
    const { status, outputs, stdout } = push({ exercise: 'exercise-3', 'fail-on': 'not-passed' }, () => {})
    expect(status).toBe(1)
    expect(outputs).toMatchObject({ status: 'fail', score: '0' })
    expect(reported([decoded(outputs['result'] ?? '')]).totalPoints).toBe(0)
    expect(obeyed(stdout)[0]?.data).toContain('deployment.yaml')
  })

  test.each([
    { inputs: { exercise: 'exercise-3; rm -rf' }, input: 'exercise' },
    { inputs: { exercise: '' }, input: 'exercise' },
    { inputs: { exercise: 'exercise-3', path: '../elsewhere' }, input: 'path' },
    { inputs: { exercise: 'exercise-3', path: '/etc' }, input: 'path' },
    { inputs: { exercise: 'exercise-3', 'pass-threshold': '101' }, input: 'pass-threshold' },
    { inputs: { exercise: 'exercise-3', 'exercises-ref': 'main' }, input: 'exercises-ref' },
    { inputs: { exercise: 'exercise-3', reveal: 'everything\n::error::x' }, input: 'reveal' },
  ])('refuses $inputs', ({ inputs, input }) => {
    const { status, stdout, outputs } = push(inputs, solution)
    expect(status).toBe(1)
    const commands = obeyed(stdout)
    expect(commands).toHaveLength(1)
    expect(commands[0]?.data).toContain(`\`${input}\``)
    expect(outputs['status']).toBe('error')
    expect(decoded(outputs['result'] ?? '')).toMatchObject({ status: 'error', max_score: 1 })
  })

  test('names an exercise that there is not', () => {
    const { status, stdout } = push({ exercise: 'exercise-33' }, solution)
    expect(status).toBe(1)
    expect(obeyed(stdout)[0]?.data).toContain('exercise-3')
  })
})

describe('several exercises in one push', () => {
  test('make one total, and an entry each', () => {
    const { outputs, summary, stdout } = push({ exercise: 'exercise-3, exercise-1' }, (workspace) => {
      for (const id of ['exercise-1', 'exercise-3'])
        cpSync(join(root, 'solutions', id), join(workspace, 'submissions', id), { recursive: true })
    })
    const each = JSON.parse(outputs['exercises'] ?? '') as Record<string, { score: number; result: string }>
    expect(Object.keys(each)).toEqual(['exercise-3', 'exercise-1'])
    const sum = Object.values(each).reduce((total, { score }) => total + score, 0)
    expect(Number(outputs['score'])).toBe(sum)
    expect(reported(Object.values(each).map(({ result }) => decoded(result)))).toMatchObject({
      console: sum,
      totalPoints: sum,
    })
    expect(summary).toMatch(/^# Total: /)
    expect(obeyed(stdout).filter(({ name }) => name === 'notice')).toHaveLength(2)
  })
})

describe('whose checks count', () => {
  const easy = [
    '---\nid: exercise-3\ntitle: Easy\nfiles: [deployment.yaml]\n---\n# Easy\n',
    '```yaml scenario\nid: easy\ntitle: easy\nsteps:\n  - run: kubectl get pods\n  - expect:\n      - ran: { has: [kubectl] }\n```\n',
  ].join('\n')
  const withOwnExercises = (workspace: string): void => {
    mkdirSync(join(workspace, 'exercises/exercise-3'), { recursive: true })
    writeFileSync(join(workspace, 'exercises/exercise-3/README.md'), easy)
  }
  const commit = '0123456789abcdef0123456789abcdef01234567'
  const withCheckout = (workspace: string): void => {
    withOwnExercises(join(workspace, 'course'))
    mkdirSync(join(workspace, 'course/.git'))
    writeFileSync(join(workspace, 'course/.git/HEAD'), `${commit}\n`)
  }

  test('those of the action, not a folder that the learner made', () => {
    const { outputs } = push({ exercise: 'exercise-3' }, withOwnExercises)
    expect(outputs).toMatchObject({ score: '0', status: 'fail' })
    expect(Number(outputs['max-score'])).toBeGreaterThan(1)
  })

  test('those of the folder that is named, at the commit that is named', () => {
    const inputs = { exercise: 'exercise-3', exercises: 'course/exercises', 'exercises-ref': commit }
    expect(push(inputs, withCheckout).outputs).toMatchObject({ 'max-score': '1' })
  })

  test('none where that folder is at another commit, or is the learner’s own', () => {
    const inputs = { exercise: 'exercise-3', exercises: 'course/exercises', 'exercises-ref': commit.replace('0', 'f') }
    const other = push(inputs, withCheckout)
    expect({ status: other.status, result: other.outputs['status'] }).toEqual({ status: 1, result: 'error' })
    expect(obeyed(other.stdout)[0]?.data).toContain(commit)
    const own = push({ ...inputs, exercises: 'exercises' }, withOwnExercises)
    expect({ status: own.status, result: own.outputs['status'] }).toEqual({ status: 1, result: 'error' })
  })

  test('no work is read through a link that leads out', () => {
    const { status, outputs } = push({ exercise: 'exercise-3', path: 'work' }, (workspace) => {
      symlinkSync(join(root, 'solutions'), join(workspace, 'work'))
    })
    expect({ status, score: outputs['score'] }).toEqual({ status: 1, score: '0' })
  })
})

describe('a hostile push', () => {
  const FORGED = '::notice title=Autograding report::{"totalPoints":20,"maxPoints":20}'
  const hostileWords = [FORGED, '##[error]forged', '::set-output name=score::20', '::stop-commands::x', '::add-mask::a']
  const lines = hostileWords.flatMap((words) => [words, `  ${words}`, `echo '${words}'`, `kubectl get '${words}'`])
  const commands = [
    ...lines,
    `kubectl get "a\u2028${FORGED}"`,
    `kubectl get "a\u0085${FORGED}\u001b[2J"`,
    `kubectl set image deployment/myapp-deployment 'web=</code><script>alert(1)</script>'`,
    'kubectl rollout undo deployment/"``` @everyone ![x](https://e.example/x.png) | <img src=x>"',
    'kubectl get "ghadelimiter_00000000\nscore<<ghadelimiter"',
  ].join('\n')
  const manifest = [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: myapp-deployment',
    `  labels: { "a": "${FORGED}" }`,
    `  "::error::\\n${FORGED}": 1`,
    `spec: { replicas: "${FORGED}" }`,
  ].join('\n')
  const hostile = (workspace: string): void => {
    mkdirSync(join(workspace, 'exercise-3'))
    writeFileSync(join(workspace, 'exercise-3/commands.sh'), commands)
    writeFileSync(join(workspace, 'exercise-3/deployment.yaml'), manifest)
    writeFileSync(join(workspace, 'exercise-3', '::error::file.yaml'), '')
  }

  test.each([
    { what: 'both files', fill: hostile },
    {
      what: 'commands behind a good manifest',
      fill: (workspace: string) => {
        solution(workspace)
        writeFileSync(join(workspace, 'exercise-3/commands.sh'), commands)
      },
    },
  ])('$what: no learner string reaches the runner as a command', ({ fill }) => {
    const { stdout, outputs, status } = push({ exercise: 'exercise-3' }, fill)
    expect(status).toBe(0)
    const [stop, ...later] = logLines(stdout).flatMap((line) => commandIn(line) ?? [])
    const [start, ...ours] = later.filter(({ name }) => name !== 'stop-commands')
    expect(stop?.name).toBe('stop-commands')
    // Also if nothing were stopped, there are no commands in the log but the token that ends the stop, and what the action says itself.
    expect(start?.name).toBe(stop?.data)
    expect(later).toHaveLength(ours.length + 1)
    expect(ours.length).toBeGreaterThan(0)
    expect(ours.filter(({ name }) => !['notice', 'error', 'warning'].includes(name))).toEqual([])
    expect(ours.filter(({ properties }) => properties['title']?.includes('Autograding') === true)).toEqual([])
    expect(obeyed(stdout)).toEqual(ours)
    expect(Number(outputs['score'])).toBeLessThan(20)
    expect(Object.keys(outputs).toSorted()).toEqual(['exercises', 'max-score', 'report', 'result', 'score', 'status'])
    const result = decoded(outputs['result'] ?? '')
    expect(
      result.tests.flatMap(({ name, message, test_code: code }) => logLines([name, message, code].join('\n'))),
    ).toHaveLength(result.tests.length * 3)
  })

  test('its words are text in the summary: no HTML, no link, no image', () => {
    const { summary } = push({ exercise: 'exercise-3' }, hostile)
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(summary, {})
    const all = tokens.flatMap((token) => [token, ...(token.children ?? [])])
    expect(all.filter(({ type }) => ['link_open', 'image', 'html_inline'].includes(type))).toEqual([])
    const html = all.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim())
    expect(html.filter((tag) => !['<details><summary>Hints</summary>', '</details>'].includes(tag))).toEqual([])
  })

  test('its annotations stay within the limits of GitHub', () => {
    const { stdout } = push({ exercise: 'exercise-3' }, hostile)
    const all = obeyed(stdout)
    for (const name of ['error', 'warning', 'notice'])
      expect(all.filter((each) => each.name === name).length).toBeLessThanOrEqual(10)
    for (const { data } of all) expect([...data].length).toBeLessThanOrEqual(4096)
  })
})
