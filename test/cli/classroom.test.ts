import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'
import { workflowProblems } from '../support/workflow.ts'
import { decoded } from '../support/reporter.ts'
import { readEntries } from '../support/runner.ts'

/** `grade classroom init`, of a package that was built. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-classroom-'))

afterAll(() => rmSync(folder, { recursive: true }))

let places = 0

function place(): string {
  places += 1
  const made = join(folder, `place-${places}`)
  mkdirSync(made)
  return made
}

function init(cwd: string, ...argv: readonly string[]) {
  const words = [GRADE, 'classroom', 'init', 'exercise-3', '--exercises', join(root, 'exercises'), ...argv]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8', env: {} })
  return { status, stdout, stderr }
}

describe('grade classroom init', () => {
  test('writes a workflow that fits the schema, and says what it is for', () => {
    const cwd = place()
    const { status, stdout } = init(cwd)
    const file = '.github/workflows/grade.yml'
    expect({ status, first: stdout.split('\n')[0] }).toEqual({
      status: 0,
      first: `written \`${file}\`: grades every push, and may read the repository only`,
    })
    const text = readFileSync(join(cwd, file), 'utf8')
    expect(workflowProblems(file, text)).toEqual([])
    expect(text).toContain('permissions:\n  contents: read\n')
  })

  test('changes nothing the second time, and keeps what was edited unless it is forced', () => {
    const cwd = place()
    init(cwd)
    expect(init(cwd).stdout).toContain('as it was')
    const file = join(cwd, '.github/workflows/grade.yml')
    writeFileSync(file, 'mine\n')
    expect(init(cwd).stdout).toContain('kept')
    expect(readFileSync(file, 'utf8')).toBe('mine\n')
    init(cwd, '--force')
    expect(readFileSync(file, 'utf8')).toContain('exercise-3')
  })

  test.each([
    { platform: 'classroom50', files: ['autograder.py', 'exercises', 'grade.mjs'] },
    { platform: 'classroom50-tests', files: ['exercises', 'grade.mjs', 'tests.json'] },
    { platform: 'gradescope', files: ['exercises', 'grade.mjs', 'run_autograder', 'setup.sh'] },
  ])('for $platform writes $files, with exercises that are not those of the package', ({ platform, files }) => {
    const cwd = place()
    expect(init(cwd, '--for', platform)).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(join(cwd, platform)).toSorted()).toEqual(files)
    for (const program of files.filter((name) => name.endsWith('.py') || name === 'run_autograder'))
      expect(statSync(join(cwd, platform, program)).mode & 0o111).not.toBe(0)
  })

  test('refuses an action that is none', () => {
    const { status, stderr } = init(place(), '--action', 'x; rm')
    expect(status).toBe(2)
    expect(stderr).toContain('`x; rm` is no action')
  })

  test('writes the action into the repository itself, with exercises of one’s own, and that action grades', () => {
    const cwd = place()
    expect(init(cwd, '--action', './.github/actions/grade')).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(cwd, '.github/workflows/grade.yml'), 'utf8')).toContain('uses: ./.github/actions/grade\n')
    const action = join(cwd, '.github/actions/grade')
    expect(readdirSync(action).toSorted()).toEqual(['action.yml', 'exercises', 'grade.mjs'])
    const main = /^ {2}main: (.*)$/m.exec(readFileSync(join(action, 'action.yml'), 'utf8'))?.[1] ?? ''
    cpSync(join(root, 'solutions/exercise-3'), join(cwd, 'exercise-3'), { recursive: true })
    const output = join(cwd, 'output')
    const env = { INPUT_EXERCISE: 'exercise-3', GITHUB_WORKSPACE: cwd, GITHUB_OUTPUT: output, RUNNER_TEMP: cwd }
    const { status, stderr } = spawnSync(process.execPath, [join(action, main)], { cwd, encoding: 'utf8', env })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const outputs = readEntries(readFileSync(output, 'utf8'))
    expect(outputs['status']).toBe('pass')
    expect(decoded(outputs['result'] ?? '').max_score).toBe(Number(outputs['score']))
  })

  test('says that the action has to be published, and where exercises of one’s own come from', () => {
    const { stdout } = init(place())
    expect(stdout).toContain('`kubegrade/kubegrade@v1`: that release has to exist (`--action ./.github/actions/grade`')
    expect(stdout).toContain('the workflow has to check them out')
    expect(init(place(), '--action', './grade').stdout).not.toContain('has to')
  })

  test('says what to do with the tests of GitHub Classroom', () => {
    const cwd = place()
    mkdirSync(join(cwd, '.github/classroom'), { recursive: true })
    const tests = [
      {
        name: 'pods',
        setup: '',
        run: 'kubectl get pods',
        input: '',
        output: '',
        comparison: 'included',
        timeout: 1,
        points: 5,
      },
      { name: 'web', run: 'test -f deployment.yaml', points: 3 },
    ]
    writeFileSync(join(cwd, '.github/classroom/autograding.json'), JSON.stringify({ tests }))
    expect(init(cwd).stdout).toContain('`.github/classroom/autograding.json` has 2 tests with 8 points')
    expect(init(cwd, '--lang', 'ko').stdout).toContain('테스트 2개(8점)')
    writeFileSync(join(cwd, '.github/classroom/autograding.json'), 'none')
    expect(init(cwd).stdout).not.toContain('autograding.json')
  })
})

describe('the workflow of an instructor', () => {
  test('fits the schema, and may read only', () => {
    const cwd = place()
    expect(init(cwd, '--for', 'audit').stdout).toContain('`.github/workflows/audit.yml`')
    const text = readFileSync(join(cwd, '.github/workflows/audit.yml'), 'utf8')
    expect(workflowProblems('audit.yml', text)).toEqual([])
    expect(text).toContain('permissions:\n  contents: read\n')
  })

  test('its command finds a result that was changed, and only that', () => {
    const cwd = place()
    init(cwd, '--for', 'audit')
    const text = readFileSync(join(cwd, '.github/workflows/audit.yml'), 'utf8')
    const [, command = ''] = /npx --no-install grade (.*)$/m.exec(text) ?? []
    for (const learner of ['anna', 'ben'])
      cpSync(join(root, 'solutions/exercise-3'), join(cwd, 'submissions', learner), { recursive: true })
    writeFileSync(join(cwd, 'submissions/ben/commands.sh'), 'kubectl apply -f deployment.yaml\n')
    cpSync(join(root, 'exercises/exercise-3'), join(cwd, 'exercises/exercise-3'), { recursive: true })
    const grade = (...argv: readonly string[]) =>
      spawnSync(process.execPath, [GRADE, ...argv], { cwd, encoding: 'utf8', env: { XDG_CACHE_HOME: cwd } })
    const results = join(cwd, 'results.json')
    expect(grade('batch', 'submissions', '--exercise', 'exercise-3', '--reporter', 'json=results.json').status).toBe(0)
    expect(grade(...command.split(' ')).status).toBe(0)
    const whole = readFileSync(results, 'utf8')
    const parsed = JSON.parse(whole) as { results: { learner: string; points: number }[] }
    const ben = parsed.results.find(({ learner }) => learner === 'ben')
    if (ben === undefined) throw new Error('ben has no result')
    ben.points += 5
    writeFileSync(results, JSON.stringify(parsed))
    const { status, stdout } = grade(...command.split(' '))
    expect(status).toBe(1)
    expect(stdout).toContain('ben')
    expect(stdout).not.toContain('anna')
  })
})

/** What it says of the set-up here, a line for each finding; what it says besides is left out. */
function doctor(cwd: string, ...argv: readonly string[]): readonly string[] {
  const words = [GRADE, 'doctor', '--plain', '--exercises', join(root, 'exercises'), ...argv]
  const env = { XDG_STATE_HOME: cwd, XDG_CACHE_HOME: cwd, LANG: 'C.UTF-8' }
  const { status, stdout } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8', env })
  expect(status).not.toBe(2)
  const lines = stdout.split('\n')
  const language = lines.findIndex((line) => /speaks|로 표시|언어|한국어/.test(line))
  return lines.slice(language + 1).filter((line) => line !== '')
}

/** A set-up of that kind, one of its files changed. */
function changed(argv: readonly string[], path: string, change: (text: string) => string): string {
  const cwd = place()
  init(cwd, ...argv)
  writeFileSync(join(cwd, path), change(readFileSync(join(cwd, path), 'utf8')))
  return cwd
}

describe('grade doctor', () => {
  const local = ['--action', './.github/actions/grade']
  const workflow = '.github/workflows/grade.yml'

  test('says nothing where nothing was set up', () => {
    const cwd = place()
    for (const name of ['notes.txt', 'gradescope']) writeFileSync(join(cwd, name), '')
    mkdirSync(join(cwd, '.github/actions'), { recursive: true })
    writeFileSync(join(cwd, '.github/actions/README.md'), '')
    expect(doctor(cwd)).toEqual([])
  })

  test.each([{ argv: [] }, { argv: local }, { argv: ['--for', 'classroom50'] }, { argv: ['--for', 'gradescope'] }])(
    'finds nothing wrong with what init $argv wrote',
    ({ argv }) => {
      const cwd = place()
      init(cwd, ...argv)
      const found = doctor(cwd)
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter((line) => !line.startsWith('ok: '))).toEqual([])
    },
  )

  test.each([
    {
      what: 'another step',
      from: 'jobs:',
      to: 'env: { A: b }\njobs:',
      says: 'note: `.github/workflows/grade.yml` is not as',
    },
    { what: 'a broken file', from: 'jobs:', to: 'jobs: [', says: 'is not valid YAML' },
    { what: 'more rights', from: 'contents: read', to: 'contents: write', says: 'may do more than read' },
    { what: 'no permissions', from: 'permissions:\n  contents: read\n', to: '', says: 'may do more than read' },
    {
      what: 'the wrong event',
      from: 'pull_request,',
      to: 'pull_request_target,',
      says: '`pull_request_target`, which',
    },
    {
      what: 'an unknown exercise',
      from: 'exercise: exercise-3',
      to: 'exercise: exercise-99',
      says: '`exercise-99`, which',
    },
    { what: 'a wrong value', from: 'fail-on: not-passed', to: 'fail-on: sometimes', says: '`sometimes` in' },
    { what: 'a wrong input', from: 'fail-on:', to: 'fail-in:', says: '`fail-in` in' },
    {
      what: 'a folder that nobody checks out',
      from: '          fail-on:',
      to: '          exercises: course/exercises\n          fail-on:',
      says: 'checks out `course/exercises`',
    },
  ])('names $what', ({ from, to, says }) => {
    const cwd = changed(local, workflow, (text) => text.replace(from, to))
    const found = doctor(cwd)
    expect(found.join('\n')).toContain(says)
    expect(found.filter((line) => line.startsWith('help: ')).length).toBeGreaterThan(0)
  })

  test('names files that are missing, not executable, or of another version, and speaks Korean', () => {
    const old = changed(['--for', 'gradescope'], 'gradescope/grade.mjs', (text) =>
      text.replace(/^.*\n/, '// kubegrade 0.0.1\n'),
    )
    chmodSync(join(old, 'gradescope/run_autograder'), 0o644)
    rmSync(join(old, 'gradescope/setup.sh'))
    const found = doctor(old).join('\n')
    expect(found).toContain('problem: what grades in `gradescope` is not complete: `gradescope/setup.sh`')
    expect(found).toContain('problem: `gradescope/run_autograder` is not executable')
    expect(found).toContain('help: `chmod +x gradescope/run_autograder`')
    expect(found).toContain('note: `gradescope/grade.mjs` is of version 0.0.1')
    expect(doctor(old, '--lang', 'ko').join('\n')).toContain('실행 권한이 없어')
    const other = changed(local, '.github/actions/grade/grade.mjs', () => 'console.log(20)\n')
    expect(doctor(other).join('\n')).toContain('problem: `.github/actions/grade/grade.mjs` is not the grader')
    rmSync(join(other, '.github/actions'), { recursive: true })
    expect(doctor(other).join('\n')).toContain('problem: what grades in `.github/actions/grade` is not complete')
  })
})
