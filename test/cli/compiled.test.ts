import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quickFlags } from '../../src/cli/quick-flags.ts'
import { codeCacheFile, openScripts, scriptFile } from '../../src/edge/code-cache.ts'
import { answerOf, caseFolders, EXERCISE_IDS } from '../course/course.ts'
import { PACKAGE } from '../support/built.ts'

type Program = typeof import('../../src/cli/program.ts')
type Quick = typeof import('../../src/cli/quick.ts')

const root = resolve(import.meta.dirname, '../..')
const SCRIPTS = ['program', 'quick', 'rest', 'worker'] as const
const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
const compiled = join(folder, 'dist/compiled')
const readme = join(folder, 'exercises/exercise-3/README.md')

beforeAll(() => {
  cpSync(PACKAGE, folder, { recursive: true })
  cpSync(join(root, 'solutions'), join(folder, 'solutions'), { recursive: true })
  for (const [learner, id] of [...EXERCISE_IDS, ...EXERCISE_IDS].entries()) {
    cpSync(join(root, 'solutions', id), join(folder, 'class', `learner-${learner}`, id), { recursive: true })
  }
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

function grade(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/grade.js'), ...argv], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.replaceAll(TIMES, '') }
}

/** How fast a class is graded. */
const TIMES = /(?: in [\d.]+ s \(\d+\/s\)| +\d+\/s +\d+ s left)$/gm

/** What a command of one of the scripts does, in this process. */
async function said(run: (console: ReturnType<typeof consoleIn>) => Promise<number | undefined>) {
  const lines: string[] = []
  const exitCode = await run(consoleIn(lines))
  return { exitCode, lines }
}

function consoleIn(lines: string[]) {
  return {
    cwd: folder,
    env: { XDG_STATE_HOME: join(folder, 'state') },
    out: (text: string) => void lines.push(text),
    complain: (text: string) => void lines.push(`stderr: ${text}`),
    outIsTerminal: false,
    columns: undefined,
  }
}

test.each([
  { what: 'an exercise, the text report', argv: ['exercise-3', 'solutions/exercise-3'], scripts: ['quick', 'rest'] },
  {
    what: 'the same, for programs',
    argv: ['exercise-3', 'solutions/exercise-3', '--reporter', 'json'],
    scripts: ['program'],
  },
  { what: 'an exercise with Dockerfiles', argv: ['exercise-9', 'solutions/exercise-9'], scripts: ['quick', 'rest'] },
  { what: 'the list', argv: ['list'], scripts: ['program'] },
  { what: 'an exercise that there is not', argv: ['exercise-99'], scripts: ['quick', 'program'] },
  {
    what: 'a class',
    argv: ['batch', 'class', '--workers', '2', '--no-cache', '--reporter', 'jsonl'],
    scripts: ['program', 'worker'],
  },
] as const)('$what is the same with what the build compiled as without', ({ argv, scripts }) => {
  const cached = grade(...argv)
  expect(cached).not.toMatchObject({ stdout: '', stderr: '' })
  for (const name of scripts) {
    const cache = join(compiled, codeCacheFile(name))
    const whole = readFileSync(cache)
    truncateSync(cache, 1000)
    expect(grade(...argv)).toEqual(cached)
    rmSync(cache)
    expect(grade(...argv)).toEqual(cached)
    const script = join(compiled, scriptFile(name))
    const source = readFileSync(script)
    rmSync(script)
    expect(grade(...argv)).toEqual(cached)
    writeFileSync(script, source)
    writeFileSync(cache, whole)
  }
  const exercises = join(compiled, 'exercises')
  cpSync(exercises, `${exercises}-kept`, { recursive: true })
  rmSync(exercises, { recursive: true })
  expect(grade(...argv)).toEqual(cached)
  cpSync(`${exercises}-kept`, exercises, { recursive: true })
})

let loaded: { readonly program?: Program; readonly quick?: Quick } = {}

function program(): Program {
  loaded = { ...loaded, program: loaded.program ?? (openScripts(compiled).program() as Program) }
  return loaded.program as Program
}

function quick(): Quick {
  loaded = { ...loaded, quick: loaded.quick ?? (openScripts(compiled).quick() as Quick) }
  return loaded.quick as Quick
}

describe.each(EXERCISE_IDS)('the script for one exercise says of %s what the whole program does', (id) => {
  const answers = (['right', 'wrong'] as const).flatMap((part) => caseFolders(id, part).map((name) => ({ part, name })))
  const places = [{ place: join('solutions', id) }, { place: join('exercises', id, 'starter') }]

  /** What both do, of the whole program first. */
  async function both(place: string, flags: readonly string[]) {
    const argv = [id, place, ...flags]
    const asked = quickFlags(argv) ?? { exercise: `left to the whole program: ${argv.join(' ')}` }
    return [
      await said((console) => program().runProgram(argv, console)),
      await said((console) => quick().runQuick(asked, console)),
    ]
  }

  test.each(places)('$place', async ({ place }) => {
    const [expected, actual] = await both(place, [])
    expect(actual).toEqual(expected)
    const [expectedInKorean, inKorean] = await both(place, ['--lang', 'ko', '--plain', '--outputs'])
    expect(inKorean).toEqual(expectedInKorean)
  })

  test.each(answers)('$part/$name', async ({ part, name }) => {
    const place = join('answers', id, part, name)
    for (const { path, text } of answerOf(id, part, name)) {
      mkdirSync(dirname(join(folder, place, path)), { recursive: true })
      writeFileSync(join(folder, place, path), text)
    }
    const [expected, actual] = await both(place, [])
    expect(actual).toEqual(expected)
  })
})

test('what grades an ordinary exercise is small, and holds no parser that it does not need', () => {
  const text = readFileSync(join(compiled, scriptFile('quick')), 'latin1')
  const others =
    readFileSync(join(compiled, scriptFile('rest')), 'latin1') +
    readFileSync(join(compiled, scriptFile('program')), 'latin1')
  const heavy = {
    commander: 'unknown option',
    cel: 'no such overload',
    dockerfile: 'HEALTHCHECK',
    markdown: 'linkify',
    ajv: 'additionalProperties',
  }
  for (const mark of Object.values(heavy)) {
    expect(others).toContain(mark)
    expect(text).not.toContain(mark)
  }
  expect(text.length).toBeLessThan(950_000)
})

test('scripts are ASCII, as which they are read', () => {
  for (const name of SCRIPTS) {
    expect(readFileSync(join(compiled, scriptFile(name))).every((byte) => byte < 0x80)).toBe(true)
  }
})

test('what threads run was compiled by a V8 that was told what they are told', () => {
  const edge = join(root, 'src/edge')
  const look = (prepare: string): string =>
    execFileSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '--eval',
        `
      import { openScripts } from '${edge}/code-cache.ts'
      import { prepareForLongRun } from '${edge}/long-run.ts'
      ${prepare}
      process.stdout.write(typeof openScripts('${compiled}').worker()?.serve)
    `,
      ],
      { cwd: root, encoding: 'utf8' },
    )
  expect(look('prepareForLongRun()')).toBe('function')
  expect(look('')).toBe('undefined')
})

test('the build leaves nothing else behind', () => {
  const expected = ['course.json', 'exercises', ...SCRIPTS.flatMap((name) => [scriptFile(name), codeCacheFile(name)])]
  const found = readdirSync(compiled).filter((name) => !name.endsWith('.LEGAL.txt') && !name.endsWith('-kept'))
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test('a script that takes something from another folder is not there', () => {
  expect(openScripts(join(folder, 'dist')).quick()).toBeUndefined()
  expect(openScripts(join(folder, 'dist')).program()).toBeUndefined()
  expect(existsSync(join(folder, 'dist/quick.cjs'))).toBe(false)
  copyFileSync(join(compiled, scriptFile('quick')), join(folder, 'dist/quick.cjs'))
  expect(openScripts(join(folder, 'dist')).quick()).toHaveProperty('runQuick')
})

test('an exercise that was edited after the build is read again', () => {
  writeFileSync(readme, readFileSync(readme, 'utf8').replace('title: Roll back a bad release', 'title: Edited'))
  expect(grade('show', 'exercise-3').status).toBe(0)
  expect(grade('list').stdout).toContain('Edited')
  expect(grade('exercise-3', 'solutions/exercise-3').stdout).toContain('Edited')
})

describe('installed without code caches', () => {
  const installed = join(folder, 'installed')
  const own = join(folder, 'cache/kubegrade/code')

  function gradeInstalled(env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(installed, 'dist/grade.js'), 'exercise-2', join(folder, 'solutions/exercise-2')],
      { cwd: installed, env: { XDG_CACHE_HOME: join(folder, 'cache'), HOME: folder, ...env }, encoding: 'utf8' },
    )
    return { status, stdout, stderr }
  }

  const kept = () => (existsSync(own) ? readdirSync(own) : [])

  beforeAll(() => {
    for (const part of ['package.json', 'exercises', 'dist'])
      cpSync(join(folder, part), join(installed, part), { recursive: true })
    for (const name of readdirSync(join(installed, 'dist/compiled'))) {
      if (name.endsWith('.cache')) rmSync(join(installed, 'dist/compiled', name))
    }
  })

  test('it keeps them for the user, who alone can write them, and says the same ever after', () => {
    expect(gradeInstalled({ CI: 'true' })).toMatchObject({ status: 0, stderr: '' })
    expect(kept()).toEqual([])
    const first = gradeInstalled()
    expect(first).toEqual(gradeInstalled({ CI: 'true' }))
    expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{32}-quick-/)])
    expect(statSync(own).mode & 0o777).toBe(0o700)
    const file = join(own, kept()[0] ?? '')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { mtimeMs } = statSync(file)
    expect(gradeInstalled()).toEqual(first)
    expect(statSync(file).mtimeMs).toBe(mtimeMs)
  })

  test('one that others can write, that is cut off or that is a link is not read, but made anew', () => {
    const expected = gradeInstalled()
    const file = join(own, kept()[0] ?? '')
    const whole = readFileSync(file)
    const spoil = [
      () => chmodSync(file, 0o666),
      () => truncateSync(file, 5000),
      () => writeFileSync(file, Buffer.concat([whole.subarray(0, 9000), Buffer.alloc(whole.length - 9000)])),
      () => {
        writeFileSync(join(folder, 'elsewhere'), whole)
        rmSync(file)
        symlinkSync(join(folder, 'elsewhere'), file)
      },
    ]
    for (const way of spoil) {
      way()
      expect(gradeInstalled()).toEqual(expected)
      expect(lstatSync(file).isFile()).toBe(true)
      expect(lstatSync(file).mode & 0o777).toBe(0o600)
    }
  })

  test('into a folder that others can write nothing is put, and nothing is read from it', () => {
    const expected = gradeInstalled()
    for (const name of kept()) rmSync(join(own, name))
    chmodSync(own, 0o777)
    expect(gradeInstalled()).toEqual(expected)
    expect(kept()).toEqual([])
    rmSync(own, { recursive: true })
    writeFileSync(own, 'a file')
    expect(gradeInstalled()).toEqual(expected)
  })
})
