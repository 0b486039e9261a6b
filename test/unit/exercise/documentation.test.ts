import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { COMMON_KEYS } from '../../../src/exercise/check-kinds.ts'
import { loadExercise } from '../../../src/exercise/load.ts'
import { grade } from '../../../src/grading/grade.ts'
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

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.26" }] }
`

test.each([
  {
    name: 'an answer that does what it asks has full marks',
    commands: 'kubectl set image deployment/web web=nginx:1.27\nkubectl rollout undo deployment/web\n',
    failing: [],
  },
  {
    name: 'one that leaves the bad release has not',
    commands: 'kubectl set image deployment/web web=nginx:1.27\n',
    failing: ['rollback/history', 'rollback/undone'],
  },
])('the example for authors can be graded: $name', ({ commands, failing }) => {
  const readme = { path: 'README.md', text: english, executable: false }
  const loaded = loadExercise({ id: 'roll-back', files: [readme] }, { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error('the example cannot be read')
  const texts = {
    'deployment.yaml': DEPLOYMENT,
    'commands.sh': commands,
    'answers.yaml': 'default-strategy: RollingUpdate\n',
  }
  const files = Object.entries(texts).map(([path, text]) => ({ path, text, executable: false }))
  const { checks } = grade(loaded.exercise, { files, diagnostics: [] }, LIMITS)
  expect(checks.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => id)).toEqual(failing)
})

test('every key of a check is explained', () => {
  expect(COMMON_KEYS.filter((key) => !page.includes(`| \`${key}\` |`))).toEqual([])
})
