import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { loadCourse } from '../../src/exercise/course.ts'
import { FILE_COMMANDS } from '../../src/sandbox/shell/file-commands.ts'
import { FILTERS } from '../../src/sandbox/shell/filters/index.ts'
import { EXERCISE_IDS } from './course.ts'

const linkedIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/exercises\/([a-z][a-z0-9-]*)\/README(?:\.ko)?\.md/g)].map(([, id]) => id)

test.each(['README.md', 'README.ko.md', 'docs/course.md', 'docs/course.ko.md'])(
  '%s names every exercise once, in the order of the course',
  (file) => {
    const course = loadCourse(
      { path: 'course.yaml', text: readFileSync('exercises/course.yaml', 'utf8'), executable: false },
      EXERCISE_IDS,
      LIMITS,
    )
    expect(linkedIn(file)).toEqual(course.ok ? course.course.order : course.diagnostics)
    expect([...EXERCISE_IDS].filter((id) => !linkedIn(file).includes(id))).toEqual([])
  },
)

test.each([
  { file: 'docs/course.md', readme: 'README.md' },
  { file: 'docs/course.ko.md', readme: 'README.ko.md' },
])('$file calls every exercise as its own page does', ({ file, readme }) => {
  const titleOf = (id: string): string => /^# (.+)$/m.exec(readFileSync(`exercises/${id}/${readme}`, 'utf8'))?.[1] ?? ''
  const rows = readFileSync(file, 'utf8').matchAll(/^\| \[([\w-]+)\]\(\.\.\/exercises\/\1\/(\S+)\) (.*?) \|/gm)
  const called = [...rows].map(([, id, page, title]) => ({ id, page, title }))
  expect(called.toSorted((a, b) => (a.id ?? '').localeCompare(b.id ?? ''))).toEqual(
    EXERCISE_IDS.map((id) => ({ id, page: readme, title: titleOf(id) })).toSorted((a, b) => a.id.localeCompare(b.id)),
  )
})

test.each(['docs/course.md', 'docs/course.ko.md'])('%s adds up its times', (file) => {
  const minutes = [...readFileSync(file, 'utf8').matchAll(/\| (\d+)(?: min|분) \|/g)].map(([, each]) => Number(each))
  expect(minutes.length).toBe(EXERCISE_IDS.length)
  expect(Math.round(minutes.reduce((sum, each) => sum + each, 0) / 60)).toBe(6)
})

/** Programs that the shell itself has, and that a page for learners names beside the others. */
const OWN_PROGRAMS = ['bash', 'ls', 'sh', 'xargs']

test.each(['docs/course.md', 'docs/course.ko.md'])('%s names every program of command files', (file) => {
  const [, list = ''] =
    /(?:and these programs:|프로그램은) ((?:`[a-z0-9]+`,?\s?)+)/.exec(readFileSync(file, 'utf8')) ?? []
  const named = [...list.matchAll(/`([a-z0-9]+)`/g)].map(([, name]) => name)
  const sameAsGrep = ['egrep', 'fgrep']
  const filters = Object.keys(FILTERS).filter((name) => !sameAsGrep.includes(name))
  expect(named).toEqual([...filters, ...Object.keys(FILE_COMMANDS), ...OWN_PROGRAMS].toSorted())
})
