import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PACKAGE } from '../support/built.ts'
import { workflowProblems } from '../support/workflow.ts'

/** Whoever follows the pages of `docs/ci` gets what they say: each of their commands is run, with repositories on the disk instead of GitHub. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-pages-'))
const bin = join(folder, 'bin')
const tarball = join(folder, 'package')

function program(name: string, text: string): void {
  writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${text}\n`)
  chmodSync(join(bin, name), 0o755)
}

beforeAll(() => {
  cpSync(PACKAGE, tarball, { recursive: true })
  cpSync(join(root, 'docs/diagnostics.md'), join(tarball, 'docs/diagnostics.md'))
  mkdirSync(bin)
  program('grade', `exec "${process.execPath}" "${join(tarball, 'dist/grade.js')}" "$@"`)
  program('gh', `printf '%s\\n' "$*" >>"$HOME/gh"; for last; do :; done; test -s "$last"`)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The commands of a page, a text for each fence. */
function commandsOf(page: string): readonly string[] {
  const text = readFileSync(join(root, 'docs/ci', page), 'utf8')
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, commands = '']) => commands)
}

/** Runs commands as they stand on the page, up to the first that fails. */
function run(cwd: string, commands: string) {
  const env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    XDG_CACHE_HOME: folder,
    GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
    LANG: 'C.UTF-8',
  }
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', commands], { cwd, encoding: 'utf8', env })
  return { status, stdout, stderr }
}

/** A clone of an empty repository on the disk, with a commit in it, and where its pushes go. */
function clone(name: string): { readonly here: string; readonly origin: string } {
  writeFileSync(join(folder, 'gitconfig'), '[user]\nname = a\nemail = a@example.org\n[init]\ndefaultBranch = main\n')
  const [here, origin] = [join(folder, name), join(folder, `${name}.git`)]
  const made = run(
    folder,
    `git init -q --bare ${origin}; git clone -q ${origin} ${here}; cd ${here}
git commit -q --allow-empty -m first; git push -q -u origin HEAD`,
  )
  expect(made.status).toBe(0)
  return { here, origin }
}

const good = { status: 0 }
const solution = (place: string): void => cpSync(join(root, 'solutions/exercise-3'), place, { recursive: true })

test('github.md', () => {
  const { here, origin } = clone('learner')
  const [setUp = '', tryOut = '', ...others] = commandsOf('github.md')
  expect(others).toEqual([])
  expect(run(here, setUp)).toMatchObject(good)
  const shown = /```yaml\n(name: grade\n.*?)```/s.exec(readFileSync(join(root, 'docs/ci/github.md'), 'utf8'))?.[1] ?? ''
  const pushed = run(here, `git --git-dir ${origin} show HEAD:.github/workflows/grade.yml`).stdout
  expect(pushed.replace(/^#.*\n/, '')).toBe(shown)
  expect(workflowProblems('grade.yml', pushed)).toEqual([])
  expect(run(here, `git --git-dir ${origin} ls-tree -r --name-only HEAD`).stdout.split('\n')).toEqual([
    '.github/actions/grade/action.yml',
    '.github/actions/grade/grade.mjs',
    '.github/workflows/grade.yml',
    'exercise-3/commands.sh',
    'exercise-3/deployment.yaml',
    '',
  ])
  expect(run(here, tryOut).status).toBe(1)
  solution(join(here, 'exercise-3'))
  expect(run(here, tryOut)).toMatchObject(good)
})

test('classroom50.md', () => {
  const { here } = clone('classroom50')
  const [setUp = '', tryOut = '', withoutProgram = '', ...others] = commandsOf('classroom50.md')
  expect(others).toEqual([])
  expect(run(here, setUp)).toMatchObject(good)
  const learner = clone('anna').here
  solution(join(learner, 'exercise-3'))
  expect(run(learner, tryOut)).toMatchObject(good)
  const result = JSON.parse(readFileSync(join(learner, 'result.json'), 'utf8')) as Record<string, unknown>
  expect(result).toMatchObject({ classroom: 'cs-101', owner: 'anna', score: result['max-score'] })
  expect(existsSync(join(learner, 'release-body.md'))).toBe(true)
  rmSync(join(here, 'cs-101'), { recursive: true })
  expect(run(here, withoutProgram)).toMatchObject(good)
  expect(readFileSync(join(folder, 'gh'), 'utf8')).toBe(
    'teacher assignment test set ORG cs-101 exercise-3 --tests classroom50-tests/tests.json\n',
  )
  // each test is what the runner of Classroom 50 does with it: a command in the checkout, by its exit code
  const { tests } = JSON.parse(readFileSync(join(here, 'classroom50-tests/tests.json'), 'utf8')) as {
    tests: { run: string; points: number }[]
  }
  const bundled = `export CLASSROOM50_BUNDLE_DIR=${join(here, 'cs-101/autograders/exercise-3')}`
  for (const each of tests.slice(0, 2)) expect(run(learner, `${bundled}\n${each.run}`)).toMatchObject(good)
  expect(tests.reduce((sum, { points }) => sum + points, 0)).toBe(result['max-score'])
})

const hasZip = spawnSync('zip', ['-v']).status === 0 && spawnSync('zipinfo', ['-v']).error === undefined

test.skipIf(!hasZip)('gradescope.md', () => {
  const here = join(folder, 'gradescope-course')
  mkdirSync(here)
  const [setUp = '', tryOut = '', ...others] = commandsOf('gradescope.md')
  expect(others).toEqual([])
  expect(run(here, setUp)).toMatchObject(good)
  const listed = run(here, 'zipinfo autograder.zip').stdout
  expect(listed).toMatch(/-rwxr-xr-x .* run_autograder\n/)
  expect(listed).toMatch(/-rwxr-xr-x .* setup\.sh\n/)
  solution(join(here, 'work'))
  expect(run(here, tryOut)).toMatchObject(good)
  const { tests } = JSON.parse(readFileSync(join(here, 'results.json'), 'utf8')) as { tests: { status: string }[] }
  expect(new Set(tests.map(({ status }) => status))).toEqual(new Set(['passed']))
})

test('audit.md', () => {
  const { here } = clone('course')
  for (const learner of ['anna', 'ben']) solution(join(here, 'submissions', learner))
  const [byHand = '', setUp = '', ...others] = commandsOf('audit.md')
  expect(others).toEqual([])
  expect(run(here, byHand)).toMatchObject(good)
  expect(run(here, setUp)).toMatchObject(good)
})
