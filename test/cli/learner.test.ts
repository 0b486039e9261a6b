import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasTerminal, inTerminal, piped, type Place } from '../support/terminal.ts'

let folder = ''
let place: Place = { cwd: '', env: {} }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'learner-'))
  cpSync('test/cli/learner', folder, { recursive: true })
  const { PATH } = process.env
  place = { cwd: folder, env: { PATH, XDG_STATE_HOME: join(folder, 'state'), LANG: 'C', TERM: 'xterm', NO_COLOR: '1' } }
})

afterEach(() => rmSync(folder, { recursive: true }))

const work = () => join(folder, 'exercise-1/deployment.yaml')
const solve = () => writeFileSync(work(), readFileSync(work(), 'utf8').replace('replicas: 1', 'replicas: 2'))
const stateFile = () => join(folder, 'state/kubegrade/exercises/exercise-1.json')

describe('from the first command to the last', () => {
  test('each says what to type next, and the course remembers', () => {
    expect(piped([], place).stdout).toMatch(/^0 of 2 exercises done · 0 of 8 points\n[^]*grade start exercise-1/)
    expect(piped(['start', '1'], place).stdout).toContain('made    exercise-1/deployment.yaml')
    expect(piped(['list'], place).stdout).toMatch(/started +exercise-1 +Two of them +-\/4/)
    expect(piped(['1'], place).status).toBe(1)
    expect(piped([], place).stdout).toMatch(/started +exercise-1 +Two of them +1\/4/)
    expect(piped(['hint', '1'], place).stdout).toContain('  1/2  count\nnext: grade hint exercise-1 first/replicas\n')
    solve()
    const graded = piped(['1'], place)
    expect(graded).toMatchObject({ status: 0, stderr: '' })
    expect(graded.stdout).toMatch(/\n\nfull marks, so this exercise is done; next: grade show\n$/)
    expect(piped(['1', '--plain'], place).stdout).toMatch(/[^\n]\nfull marks/)
    expect(piped(['1', '--lang', 'ko'], place).stdout).toContain('다음: grade show')
    expect(piped(['1', '--only', 'first'], place).stdout).not.toContain('full marks')
    expect(piped(['1', '--reporter', 'json'], place).stdout).not.toContain('full marks')
    expect(piped(['next'], place).stdout).toMatch(/^next: exercise-2, Three of them\n/)
    expect(piped([], place).stdout).toMatch(/^1 of 2 exercises done · 4 of 8 points\n/)
  })

  test('a worse grading later does not take a score away, and one check alone is none', () => {
    piped(['start', '1'], place)
    piped(['1', '--only', 'rollout'], place)
    expect(piped(['list'], place).stdout).toContain('-/4')
    solve()
    piped(['1'], place)
    writeFileSync(work(), '')
    piped(['1'], place)
    expect(piped(['list'], place).stdout).toContain('4/4')
  })

  test("the course's own answer is nobody's progress", () => {
    mkdirSync(join(folder, 'solutions/exercise-1'), { recursive: true })
    cpSync(join(folder, 'exercises/exercise-1/starter'), join(folder, 'solutions/exercise-1'), { recursive: true })
    expect(piped(['1', 'solutions/exercise-1'], place).stdout).not.toContain('full marks')
    expect(piped(['list'], place).stdout).toContain('-/4')
  })

  test('the ids alone, for programs', () => {
    expect(piped(['list', '--ids'], place)).toEqual({ status: 0, stdout: 'exercise-1\nexercise-2\n', stderr: '' })
  })

  test('with no sign that is not ASCII', () => {
    piped(['start', '1'], place)
    for (const argv of [[], ['list'], ['next'], ['1'], ['hint', '1']]) {
      // oxlint-disable-next-line no-control-regex -- all of ASCII
      expect(piped([...argv, '--ascii'], place).stdout).toMatch(/^[\u0000-\u007f]+$/)
    }
  })
})

describe('start', () => {
  test('never writes over what is there', () => {
    mkdirSync(join(folder, 'exercise-1'))
    writeFileSync(work(), 'mine\n')
    const { status, stdout } = piped(['start', '1'], place)
    expect({ status, text: readFileSync(work(), 'utf8') }).toEqual({ status: 0, text: 'mine\n' })
    expect(stdout).toContain('exercise-1/deployment.yaml: it is there already')
  })

  test.each([
    { name: 'the folder', link: 'exercise-1' },
    { name: 'a folder on the way', link: 'deep', argv: ['deep/er'] },
  ])('writes through no link: $name', ({ link, argv = [] }) => {
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync('elsewhere', join(folder, link))
    const { status, stderr } = piped(['start', '1', ...argv], place)
    expect({ status, written: readdirSync(join(folder, 'elsewhere')) }).toEqual({ status: 2, written: [] })
    expect(stderr).toContain('is a symbolic link')
  })

  test('a link in place of a file is kept, and leads nowhere new', () => {
    mkdirSync(join(folder, 'exercise-1'))
    symlinkSync('../outside.yaml', work())
    expect(piped(['start', '1'], place).stdout).toContain('it is there already')
    expect(readdirSync(folder)).not.toContain('outside.yaml')
  })

  test('in a folder of that name the commands name it too', () => {
    const { stdout } = piped(['start', '1', 'mine'], place)
    expect(stdout).toContain('made    mine/deployment.yaml')
    expect(stdout).toContain('grade exercise-1 mine ')
  })

  test('hands out what the exercise gives, and its copies are no work', () => {
    mkdirSync(join(folder, 'exercises/exercise-1/given/v1'), { recursive: true })
    writeFileSync(join(folder, 'exercises/exercise-1/given/v1/label.txt'), 'keep dry\n')
    expect(piped(['show', '1'], place).stdout).toContain('given: `v1/label.txt`; `grade start exercise-1`')
    expect(piped(['start', '1'], place).stdout).toContain('given   exercise-1/v1/label.txt: graded as it is')
    expect(piped(['1'], place).stdout).not.toContain('label.txt')
    writeFileSync(join(folder, 'exercise-1/v1/label.txt'), 'mine\n')
    const { stdout } = piped(['1'], place)
    expect(stdout.replaceAll(/\n +/g, ' ')).toContain('`v1/label.txt` was changed, but is graded as it was given')
  })

  test('not into the exercise itself', () => {
    const { status, stderr } = piped(['start', '1'], { ...place, cwd: join(folder, 'exercises') })
    expect(status).toBe(2)
    expect(stderr).toContain('belongs to the exercise itself')
  })
})

describe('hint', () => {
  test('opens the next each time, and says when there are no more', () => {
    piped(['start', '1'], place)
    piped(['1'], place)
    expect(piped(['hint', '1'], place).stdout).toMatch(/1\/2 {2}count\nnext: /)
    expect(piped(['hint', '1'], place).stdout).toMatch(/1\/2 {2}count\n {2}2\/2 {2}look at replicas\n$/)
    expect(piped(['hint', '1', 'replicas'], place).stdout).toContain('these are all hints for first/replicas')
  })

  test.each([
    {
      argv: ['1'],
      offers: '      try    grade hint exercise-1 first/replicas\n',
      open: /^ {6}try {4}all 2 hints are open; `grade/m,
    },
    {
      argv: ['1', '--plain'],
      offers: '\ntry: grade hint exercise-1 first/replicas\n',
      open: /^try: all 2 hints are open; `grade/m,
    },
  ])('is offered by a report until all are open: $argv', ({ argv, offers, open }) => {
    piped(['start', '1'], place)
    expect(piped(argv, place).stdout).toContain(offers)
    piped(['hint', '1'], place)
    expect(piped(argv, place).stdout).toContain(offers)
    piped(['hint', '1'], place)
    const { stdout } = piped(argv, place)
    expect(stdout).not.toContain(offers)
    expect(stdout).toMatch(open)
  })

  test('as many as one asks for', () => {
    expect(piped(['hint', '1', 'replicas', '--level', '2'], place).stdout).toContain('2/2  look at replicas')
    expect(piped(['hint', '2', '--all', '--plain'], place).stdout).toContain('2/2: look at replicas\n')
  })

  test('a state that cannot be read is kept, and said', () => {
    piped(['hint', '1'], place)
    writeFileSync(stateFile(), '{"formatVersion": 1, "courses": [')
    const { status, stdout, stderr } = piped(['hint', '1'], place)
    expect(status).toBe(0)
    expect(stdout).toContain('1/2  count')
    expect(stderr).toContain(`it is kept in ${stateFile()}.broken`)
    expect(readFileSync(`${stateFile()}.broken`, 'utf8')).toContain('"courses": [')
  })

  test('a state that cannot be written is said', () => {
    writeFileSync(join(folder, 'state'), 'a file where a folder should be')
    const { status, stdout, stderr } = piped(['hint', '1'], place)
    expect(status).toBe(0)
    expect(stdout).toContain('1/2  count')
    expect(stderr).toContain('cannot be written')
  })
})

describe('without an exercise', () => {
  test.each([
    { command: 'start', shows: ['exercise-1  Two of them', 'exercise-2  Three of them'] },
    { command: 'hint', shows: ['for first/replicas of exercise-1', 'of exercise-2'] },
    { command: 'show', shows: ['Two of them', 'Three of them'] },
  ])('$command takes the one that is next', ({ command, shows: [first, second] }) => {
    expect(piped([command], place)).toMatchObject({ status: 0, stdout: expect.stringContaining(first ?? '') as string })
    piped(['start', '1'], place)
    solve()
    piped(['1'], place)
    expect(piped([command], place).stdout).toContain(second)
  })

  test('says which there are where none has questions, or all are done', () => {
    const { status, stderr } = piped(['quiz'], place)
    expect(status).toBe(2)
    expect(stderr).toContain('no exercise is next')
    const both = [1, 2].map((n) => {
      piped(['start', String(n)], place)
      const file = join(folder, `exercise-${n}/deployment.yaml`)
      writeFileSync(file, readFileSync(file, 'utf8').replace('replicas: 1', `replicas: ${n + 1}`))
      return piped([String(n)], place).status
    })
    expect(both).toEqual([0, 0])
    expect(piped(['show'], place).stderr).toContain('name one: `exercise-1`, `exercise-2`')
    expect(piped(['show', '--lang', 'ko'], place).stderr).toContain('이름을 쓰세요: `exercise-1`, `exercise-2`')
  })
})

test('a task ends with how to begin, until it is begun', () => {
  const begin = '  grade start exercise-1   get the files to begin with, in ./exercise-1\n'
  expect(piped(['show', '1'], place).stdout.endsWith(`\n\n${begin}`)).toBe(true)
  piped(['start', '1'], place)
  expect(piped(['show', '1'], place).stdout).not.toContain('grade start')
})

test('a report in a file is said to be written', () => {
  piped(['start', '1'], place)
  const argv = ['1', '--reporter', 'html=report.html']
  expect(piped(argv, place)).toEqual({ status: 1, stdout: '', stderr: 'written to report.html\n' })
  expect(piped([...argv, '--lang', 'ko'], place).stderr).toBe('report.html에 썼습니다\n')
})

test('a check waits for others by the names of their rows', () => {
  piped(['start', '1'], place)
  writeFileSync(work(), '')
  const { stdout } = piped(['1'], place)
  expect(stdout).not.toContain('waits for `first/')
})

test('a file of nearly the right name is to be renamed', () => {
  mkdirSync(join(folder, 'exercise-1'))
  writeFileSync(join(folder, 'exercise-1/deploy.yml'), 'kind: Deployment\n')
  const args = ['1', 'exercise-1']
  expect(piped(args, place).stdout).toContain('there is `deploy.yml`: rename it to `deployment.yaml`')
  expect(piped([...args, '--lang', 'ko'], place).stdout).toContain('이름을 `deployment.yaml`로 바꾸세요')
})

test('no files yet: grading says how to get them', () => {
  const { status, stderr } = piped(['2'], place)
  expect(status).toBe(2)
  expect(stderr).toContain('`grade start exercise-2` makes the files')
  expect(piped(['2', '--lang', 'ko'], place).stderr).toContain('`grade start exercise-2`: 시작 파일')
})

describe('reset', () => {
  test('keeps the files, forgets the score', () => {
    piped(['start', '1'], place)
    solve()
    piped(['1'], place)
    const { status, stdout } = piped(['reset', '1', '--yes'], place)
    expect(status).toBe(0)
    expect(stdout).toContain('your files, in exercise-1.backup-1')
    expect(readFileSync(join(folder, 'exercise-1.backup-1/deployment.yaml'), 'utf8')).toContain('replicas: 2')
    expect(readFileSync(work(), 'utf8')).toContain('replicas: 1')
    expect(piped(['list'], place).stdout).toContain('-/4')
  })

  test('does nothing where it cannot ask', () => {
    piped(['start', '1'], place)
    const { status, stderr } = piped(['reset', '1'], place)
    expect(status).toBe(2)
    expect(stderr).toContain('grade reset exercise-1 --yes')
    expect(readdirSync(folder)).not.toContain('exercise-1.backup-1')
  })

  test('asks in a terminal, and takes no for an answer', (context) => {
    context.skip(!hasTerminal, 'needs python3 with its module pty for a pseudo-terminal')
    piped(['start', '1'], place)
    expect(inTerminal('begin exercise-1 anew?=>n', ['reset', '1'], place).stdout).toContain('left as it is')
    expect(readdirSync(folder)).not.toContain('exercise-1.backup-1')
    inTerminal('begin exercise-1 anew?=>y', ['reset', '1'], place)
    expect(readdirSync(folder)).toContain('exercise-1.backup-1')
  })
})

describe('did you mean', () => {
  test.each([
    { typed: ['lsit'], meant: 'grade list' },
    { typed: ['strat', '1'], meant: 'grade start' },
    { typed: ['exercse-2'], meant: 'exercise-2' },
    { typed: ['show', 'exercise-3'], meant: 'exercise-1' },
    { typed: ['hint', '1', 'replcas'], meant: 'first/replicas' },
    { typed: ['watch', '2'], meant: 'did you mean `grade 2 --watch`?' },
    { typed: ['watch'], meant: '--watch`?' },
    { typed: ['2', 'watch'], meant: 'did you mean `grade 2 --watch`?' },
    { typed: ['2', 'hint'], meant: 'did you mean `grade hint 2`?' },
    { typed: ['--lang', 'ko', '2', 'hint'], meant: '`grade hint 2`를 쓰려고' },
  ])('$typed', ({ typed, meant }) => {
    const { status, stderr } = piped(typed, place)
    expect(status).toBe(2)
    expect(stderr).toContain(meant)
  })
})
