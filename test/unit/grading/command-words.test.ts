import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gradeFolder } from '../../support/grade-folder.ts'

const folder = join(import.meta.dirname, '../../golden/reports/graded')
const graded = (exercise: string, submission: string) =>
  gradeFolder(join(folder, exercise, 'exercise'), join(folder, exercise, submission))

test('a check of a container says where each word of its command comes from', () => {
  const { checks } = graded('sleeper', 'cmd-emptied')
  const command = checks.find(({ id }) => id === 'sleeper/ten')?.command
  expect(command).toEqual([
    {
      text: 'sleep',
      from: 'image-entrypoint',
      index: 0,
      said: { code: 'WORD_EXEC_FORM', args: { keyword: 'ENTRYPOINT' } },
      range: { file: 'Dockerfile', start: { line: 2, column: 13 }, end: { line: 2, column: 20 } },
    },
    { text: '10', from: 'run-argument', index: 0, said: { code: 'WORD_RUN_ARGUMENT', args: { number: 1 } } },
  ])
})

test('checks that look at no container say nothing of it', () => {
  const { checks } = graded('sleeper', 'cmd-emptied')
  expect(checks.find(({ id }) => id === 'sleeper/form')?.command).toBeUndefined()
})

test('a trace says what the strategy of a Deployment allows', () => {
  const { traces } = graded('rollback', 'undo-to-the-running-revision')
  const [applied] = traces[0]?.trace.steps ?? []
  expect(applied?.revisions).toMatchObject([{ made: true, allowed: { minAvailable: 3, maxPods: 5 } }])
})
