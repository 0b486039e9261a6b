import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import {
  findExercises,
  findExercisesFolder,
  readExerciseFolder,
  readExercisePart,
  resolveExercise,
} from '../../../src/edge/files-exercise.ts'
import { resolveSubmission } from '../../../src/edge/files-resolve.ts'
import { temporaryFolder } from './temporary-folder.ts'

const course = {
  'exercises/exercise-10/README.md': '',
  'exercises/exercise-2/README.md': '',
  'exercises/exercise-3/README.md': 'r',
  'exercises/exercise-3/README.ko.md': 'k',
  'exercises/exercise-3/given/service.yaml': 'g',
  'exercises/exercise-3/given/app/run.sh': { run: 'x' },
  'exercises/exercise-3/starter/deployment.yaml': 's',
  'exercises/exercise-3/cases.yaml': '',
  'exercises/quiz-1/README.md': '',
  'exercises/Not-An-Id/README.md': '',
  'exercises/no-readme/notes.md': '',
  'exercises/link': { link: 'quiz-1' },
}

test('exercises are found in the order a reader expects', () => {
  const root = temporaryFolder(course)
  expect(findExercises(join(root, 'exercises')).map(({ id }) => id)).toEqual([
    'exercise-2',
    'exercise-3',
    'exercise-10',
    'quiz-1',
  ])
  expect(findExercises(join(root, 'nowhere'))).toEqual([])
})

describe('resolveExercise', () => {
  const found = ['exercise-2', 'exercise-3', 'quiz-1'].map((id) => ({ id, path: `/x/${id}` }))
  test.each([
    { name: 'exercise-3', id: 'exercise-3' },
    { name: '3', id: 'exercise-3' },
    { name: 'exercise-3/', id: 'exercise-3' },
    { name: '/x/quiz-1', id: 'quiz-1' },
    { name: 'exercize-3', suggestion: 'exercise-3' },
    { name: '../exercise-3', suggestion: 'exercise-3' },
    { name: '77', suggestion: 'exercise-2' },
    { name: 'nothing-like-it', suggestion: undefined },
  ])('$name', ({ name, id, suggestion }) => {
    const resolved = resolveExercise(name, found)
    expect(resolved.ok ? resolved.exercise.id : undefined).toBe(id)
    expect(resolved.ok ? undefined : resolved.suggestion).toBe(suggestion)
  })
})

const look = (root: string, places: { option?: string; environment?: string; at?: string }) => {
  const { at = '.', ...asked } = places
  const packageFolder = join(root, 'package')
  const found = findExercisesFolder({ ...asked, workingFolder: join(root, at), packageFolder })
  return found.ok ? `${found.from} ${found.folder.slice(root.length + 1)}` : `none ${found.asked ?? ''}`
}

describe('findExercisesFolder', () => {
  const contents = {
    'a/exercises/one/README.md': '',
    'a/b/exercises/': '',
    'a/b/c/': '',
    'other/two/README.md': '',
    'package/exercises/three/README.md': '',
  }
  test.each([
    {
      story: 'the option wins',
      places: { option: 'other', environment: 'a/exercises', at: '.' },
      found: 'option other',
    },
    { story: 'then the environment', places: { environment: 'other' }, found: 'environment other' },
    { story: 'an empty environment says nothing', places: { environment: '', at: 'a' }, found: 'nearest a/exercises' },
    { story: 'then the nearest upward that holds exercises', places: { at: 'a/b/c' }, found: 'nearest a/exercises' },
    { story: 'then those of the package', places: { at: 'other' }, found: 'package package/exercises' },
    { story: 'what was asked for must be there', places: { option: 'missing' }, found: 'none missing' },
  ])('$story', ({ places, found }) => {
    expect(look(temporaryFolder(contents), places)).toBe(found)
  })

  test('without any there is none', () => {
    expect(look(temporaryFolder({ 'x/': '' }), {})).toBe('none ')
  })
})

test("an exercise is its texts and what is given; other parts are read when they're wanted", () => {
  const folder = join(temporaryFolder(course), 'exercises/exercise-3')
  expect(readExerciseFolder(folder, LIMITS)).toEqual({
    id: 'exercise-3',
    files: [
      { path: 'README.md', text: 'r', executable: false },
      { path: 'README.ko.md', text: 'k', executable: false },
      { path: 'given/app/run.sh', text: 'x', executable: true },
      { path: 'given/service.yaml', text: 'g', executable: false },
    ],
    diagnostics: [],
  })
  expect(readExercisePart(folder, 'starter', LIMITS).files.map(({ path }) => path)).toEqual(['starter/deployment.yaml'])
  expect(readExercisePart(folder, 'right', LIMITS)).toEqual({ files: [], diagnostics: [] })
})

describe('resolveSubmission', () => {
  const files = [
    { path: 'deployment.yaml', optional: false },
    { path: 'commands.sh', optional: true },
  ]
  const find = (root: string, workingFolder: string, argument?: string) => {
    const exercise = { id: 'exercise-3', path: join(root, 'exercises/exercise-3') }
    const typed = argument === undefined ? {} : { argument }
    const found = resolveSubmission({ ...typed, exercise, files, workingFolder: join(root, workingFolder) })
    return found.ok ? found.path.slice(root.length + 1) || '.' : `${found.reason}: ${found.tried.join(' ')}`
  }
  const mine = { 'me/exercise-3/x': '', 'me/submissions/exercise-3/x': '', 'class/submissions/exercise-3/x': '' }
  const flat = { 'flat/commands.sh': '', 'empty/': '', 'exercises/exercise-3/deployment.yaml': '' }
  test.each([
    { story: 'the argument', at: 'me', argument: '../flat', found: 'flat' },
    { story: 'a file as argument', at: '.', argument: 'flat/commands.sh', found: 'flat/commands.sh' },
    {
      story: 'a part of the exercise as argument',
      at: '.',
      argument: 'exercises/exercise-3/starter',
      found: 'exercises/exercise-3/starter',
    },
    { story: 'an argument that is not there', at: 'me', argument: 'nowhere', found: 'argument-missing: nowhere' },
    {
      story: "the exercise's own folder as argument",
      at: 'exercises',
      argument: 'exercise-3',
      found: 'exercise-folder: exercise-3',
    },
    { story: './ID', at: 'me', found: 'me/exercise-3' },
    { story: './submissions/ID', at: 'class', found: 'class/submissions/exercise-3' },
    { story: 'the working folder with one of the files', at: 'flat', found: 'flat' },
    { story: 'a working folder without any', at: 'empty', found: 'none: exercise-3 submissions/exercise-3 .' },
    {
      story: "never the exercise's own folder by name",
      at: 'exercises',
      found: 'none: exercise-3 submissions/exercise-3 .',
    },
    { story: 'nor when working in it', at: 'exercises/exercise-3', found: 'none: exercise-3 submissions/exercise-3 .' },
  ])('$story', ({ at, argument, found }) => {
    const root = temporaryFolder({ ...course, ...mine, ...flat })
    expect(find(root, at, argument)).toBe(found)
  })
})
