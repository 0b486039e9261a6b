import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODE_CACHE_FILE, loadFromCodeCache, PROGRAM_FILE } from '../../src/edge/code-cache.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
const compiled = join(folder, 'dist/compiled')
const readme = join(folder, 'exercises/exercise-3/README.md')

beforeAll(() => {
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  cpSync(join(root, 'exercises'), join(folder, 'exercises'), { recursive: true })
  cpSync(join(root, 'solutions'), join(folder, 'solutions'), { recursive: true })
  execFileSync(process.execPath, [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    join(root, 'scripts/build.ts'),
    join(folder, 'dist'),
  ])
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

function grade(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/grade.js'), ...argv], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const gradeExercise3 = () => grade('exercise-3', 'solutions/exercise-3', '--reporter', 'json')

test('what the build compiled says the same as the modules it was made of', () => {
  const program = join(compiled, PROGRAM_FILE)
  const cache = join(compiled, CODE_CACHE_FILE)
  const cached = gradeExercise3()
  expect(cached).toMatchObject({ status: 0, stderr: '' })
  expect(loadFromCodeCache(compiled)).toHaveProperty('runProgram')

  const whole = readFileSync(cache)
  truncateSync(cache, 1000)
  expect(loadFromCodeCache(compiled)).toBeUndefined()
  expect(gradeExercise3()).toEqual(cached)
  writeFileSync(cache, whole)

  const source = readFileSync(program)
  writeFileSync(program, 'throw new Error("another program")')
  expect(loadFromCodeCache(compiled)).toBeUndefined()
  expect(gradeExercise3()).toEqual(cached)
  writeFileSync(program, source)

  rmSync(join(compiled, 'exercises'), { recursive: true })
  expect(gradeExercise3()).toEqual(cached)
})

test('the compiled program is ASCII, as which it is read', () => {
  expect(readFileSync(join(compiled, PROGRAM_FILE)).every((byte) => byte < 0x80)).toBe(true)
})

test('an exercise that was edited after the build is read again', () => {
  writeFileSync(readme, readFileSync(readme, 'utf8').replace('title: Roll back a bad release', 'title: Edited'))
  expect(grade('show', 'exercise-3').status).toBe(0)
  expect(grade('list').stdout).toContain('Edited')
})
