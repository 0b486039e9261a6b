import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXERCISE_IDS } from './course.ts'

test.each(['README.md', 'docs/course.md'])('%s names every exercise and no other', (file) => {
  const linked = [...readFileSync(file, 'utf8').matchAll(/exercises\/([a-z][a-z0-9-]*)\/README\.md/g)].map(
    ([, id]) => id,
  )
  expect(new Set(linked)).toEqual(new Set(EXERCISE_IDS))
})
