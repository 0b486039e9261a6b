import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXERCISE_IDS } from './course.ts'

test.each(['README.md', 'docs/course.md', 'docs/course.ko.md'])('%s names every exercise and no other', (file) => {
  const linked = [...readFileSync(file, 'utf8').matchAll(/exercises\/([a-z][a-z0-9-]*)\/README(?:\.ko)?\.md/g)]
  expect(new Set(linked.map(([, id]) => id))).toEqual(new Set(EXERCISE_IDS))
})

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
