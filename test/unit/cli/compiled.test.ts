import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileExercises } from '../../../scripts/build/exercises.ts'
import { readCompiled, readCompiledCourse } from '../../../src/cli/compiled.ts'
import { loadFolder } from '../../../src/cli/load-folder.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { findExercises, readCourseFile, readExerciseFolder } from '../../../src/edge/files-exercise.ts'
import { loadCourse } from '../../../src/exercise/course.ts'

const exercises = resolve(import.meta.dirname, '../../../exercises')
const compiled = mkdtempSync(join(tmpdir(), 'compiled-exercises-'))

beforeAll(() => compileExercises(exercises, compiled))
afterAll(() => rmSync(compiled, { recursive: true }))

describe.each(findExercises(exercises))('$id as the build has read it', ({ path }) => {
  const folder = readExerciseFolder(path, LIMITS)
  const readme = folder.files.find((file) => file.path === 'README.md')

  test('is what the loader makes of its files', () => {
    const loaded = loadFolder(folder)
    expect(loaded.ok).toBe(true)
    expect(readCompiled(folder, compiled)).toStrictEqual(loaded)
  })

  test('is not taken once a letter of a file has changed', () => {
    const edited = folder.files.map((file) => (file === readme ? { ...file, text: `${file.text} ` } : file))
    expect(readme).toBeDefined()
    expect(readCompiled({ ...folder, files: edited }, compiled)).toBeUndefined()
  })

  test('is not taken once a file has come or gone', () => {
    const more = { path: 'hidden.md', text: '', executable: false }
    expect(readCompiled({ ...folder, files: [...folder.files, more] }, compiled)).toBeUndefined()
    expect(readCompiled({ ...folder, files: [] }, compiled)).toBeUndefined()
  })
})

test('an exercise that was not there at build time is read from its files', () => {
  expect(readCompiled({ id: 'exercise-99', files: [], diagnostics: [] }, compiled)).toBeUndefined()
})

describe('the course as the build has read it', () => {
  const beside = findExercises(exercises).map(({ id }) => id)
  const read = readCourseFile(exercises, LIMITS)
  if (read.kind !== 'file') throw new Error('the course has no course.yaml')
  const { file } = read

  test('is what the loader makes of its file', () => {
    expect({ ok: true, course: readCompiledCourse(file, beside, compiled) }).toStrictEqual(
      loadCourse(file, beside, LIMITS),
    )
  })

  test('is not taken once a letter of it has changed', () => {
    expect(readCompiledCourse({ ...file, text: `${file.text} ` }, beside, compiled)).toBeUndefined()
  })

  test('is not taken once an exercise has come or gone', () => {
    expect(readCompiledCourse(file, [...beside, 'exercise-99'], compiled)).toBeUndefined()
    expect(readCompiledCourse(file, beside.slice(1), compiled)).toBeUndefined()
  })
})
