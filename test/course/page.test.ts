import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { loadCourse } from '../../src/exercise/course.ts'
import { FILTERS } from '../../src/sandbox/shell/filters/index.ts'
import { EXERCISE_IDS } from './course.ts'

const linkedIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/exercises\/([a-z][a-z0-9-]*)\/README(?:\.ko)?\.md/g)].map(([, id]) => id)

test.each(['README.md', 'docs/course.md', 'docs/course.ko.md'])(
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

test.each(['docs/course.md', 'docs/course.ko.md'])('%s names every text program of command files', (file) => {
  const [, list = ''] =
    /(?:programs of text:|텍스트를 다루는 프로그램은) ((?:`[a-z]+`,? ?)+)/.exec(readFileSync(file, 'utf8')) ?? []
  const named = [...list.matchAll(/`([a-z]+)`/g)].map(([, name]) => name)
  const sameAsGrep = ['egrep', 'fgrep']
  const programs = [...Object.keys(FILTERS), 'xargs'].filter((name) => !sameAsGrep.includes(name))
  expect(named).toEqual(programs.toSorted())
})
