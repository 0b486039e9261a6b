import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/cli/check-kinds.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { COMMON_KEYS } from '../../../src/exercise/check-kinds.ts'
import { loadExercise } from '../../../src/exercise/load.ts'
import { readMarkdown } from '../../../src/formats/markdown/read.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/writing-exercises.md'), 'utf8')
const blocks = readMarkdown(page, 'writing-exercises.md').blocks.filter(({ info }) => info === 'markdown')
const exampleWith = (part: string): string => blocks.find(({ text }) => text.includes(part))?.text ?? ''
const english = exampleWith('id: roll-back')
const korean = exampleWith('```yaml texts')

test('the examples for authors are an exercise without mistakes, all of it translated that is said to be', () => {
  const files = [
    { path: 'README.md', text: english, executable: false },
    { path: 'README.ko.md', text: korean, executable: false },
  ]
  const loaded = loadExercise({ id: 'roll-back', files }, { kinds: checkKindSchemas(), limits: LIMITS })
  expect(loaded.diagnostics).toEqual([])
  expect(loaded.ok && loaded.exercise.title.ko).toBe('잘못된 릴리스 되돌리기')
  expect(loaded.ok && loaded.exercise.quizzes?.[0]?.korean?.ask).toBe('기본 전략은 무엇인가?')
})

test('every key of a check is explained', () => {
  expect(COMMON_KEYS.filter((key) => !page.includes(`| \`${key}\` |`))).toEqual([])
})
