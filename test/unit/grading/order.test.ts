import { expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { loadExercise } from '../../../src/exercise/load.ts'
import { grade } from '../../../src/grading/grade.ts'

const QUESTION = (id: string) => `\`\`\`yaml quiz
id: ${id}
number: { ask: How many?, right: 1 }
\`\`\`
`

const SCENARIO = (id: string) => `\`\`\`yaml scenario
id: ${id}
steps:
  - run: kubectl create deployment web --image=nginx
  - expect: [{ rollout: complete }, { replicas: 1 }]
\`\`\`
`

test('checks and questions are reported in the order of their blocks, hidden ones last', () => {
  const readme = `---\nid: mixed\ntitle: Mixed\nfiles: [answers.yaml]\n---\n# Mixed\n\n${QUESTION('before')}\n${SCENARIO('first')}\n${QUESTION('between')}\n${SCENARIO('second')}`
  const files = [
    { path: 'README.md', text: readme, executable: false },
    { path: 'hidden.md', text: SCENARIO('secret'), executable: false },
  ]
  const loaded = loadExercise({ id: 'mixed', files }, { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const report = grade(loaded.exercise, { files: [], diagnostics: [] }, LIMITS)
  expect(report.checks.map(({ id }) => id)).toEqual([
    'before',
    'first/rollout',
    'first/replicas',
    'between',
    'second/rollout',
    'second/replicas',
    'secret/rollout',
    'secret/replicas',
  ])
})
