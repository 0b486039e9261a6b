import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workflowProblems } from '../support/workflow.ts'

/** `grade classroom init`, of a package that was built. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-classroom-'))
const bundle = join(folder, 'package/dist/grade.js')

beforeAll(() => {
  execFileSync('npx', ['tsx', 'scripts/build.ts', join(folder, 'package/dist')], { cwd: root })
  writeFileSync(join(folder, 'package/package.json'), '{ "type": "module" }\n')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

let places = 0

function place(): string {
  places += 1
  const made = join(folder, `place-${places}`)
  mkdirSync(made)
  return made
}

function init(cwd: string, ...argv: readonly string[]) {
  const words = [bundle, 'classroom', 'init', 'exercise-3', '--exercises', join(root, 'exercises'), ...argv]
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
    { platform: 'classroom50', files: ['autograder.py', 'exercises', 'grade.mjs', 'tests.json'] },
    { platform: 'gradescope', files: ['exercises', 'grade.mjs', 'run_autograder', 'setup.sh'] },
  ])('for $platform writes $files, with exercises that are not those of the package', ({ platform, files }) => {
    const cwd = place()
    expect(init(cwd, '--for', platform)).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(join(cwd, platform)).toSorted()).toEqual(files)
    const program = files.find((name) => name.endsWith('.py') || name === 'run_autograder') ?? ''
    expect(statSync(join(cwd, platform, program)).mode & 0o111).not.toBe(0)
  })

  test('refuses an action that is none', () => {
    const { status, stderr } = init(place(), '--action', 'x; rm')
    expect(status).toBe(2)
    expect(stderr).toContain('`x; rm` is no action')
  })
})
