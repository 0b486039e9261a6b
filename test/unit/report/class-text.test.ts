import { describe, expect, test } from 'vitest'
import type { BatchResults } from '../../../src/domain/batch.ts'
import type { Diagnostic } from '../../../src/domain/diagnostic.ts'
import { exitCodeOf } from '../../../src/cli/commands/batch.ts'
import { batchHtmlReporter } from '../../../src/report/batch/html.ts'
import { batchMarkdownReporter } from '../../../src/report/batch/markdown.ts'
import { batchTextReporter } from '../../../src/report/batch/text.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { classOf, resultWith } from '../batch/class.ts'

const CONTEXT: ReporterContext = { language: 'en', color: false, width: 80, plain: false, ascii: false }

const missing = (file: string): Diagnostic => ({ code: 'SUBMISSION_FILE_MISSING', severity: 'error', args: { file } })

const CLASS: BatchResults = {
  ...classOf([
    resultWith('4711', 3, {
      diagnostics: [
        missing('commands.sh'),
        missing('commands.sh'),
        { code: 'SUBMISSION_TOO_DEEP', severity: 'warning', args: { file: 'a/b', max: 8 } },
        { code: 'SUBMISSION_FILES_EXTRA', severity: 'warning', args: { file: 'notes.txt', count: 1 } },
      ],
      notes: [{ code: 'BATCH_UNGRADABLE', args: { checks: 2, of: 3 } }],
    }),
    resultWith('4712', 20, { diagnostics: [missing('optional.yaml')] }),
  ]),
  learners: [{ id: '4711', name: '김민수' }, { id: '4712' }],
}

describe('a class, told to its instructor', () => {
  test('in a terminal: whom a number stands for, and why something could not be graded, once', () => {
    expect(batchTextReporter(CLASS, CONTEXT)).toContain(
      [
        'learner      exercise-3',
        '4711 김민수        3/20',
        '    2 checks of 3 could not be graded',
        '    `commands.sh` is missing',
        '    folders in `a/b` are not looked at: they lie more than 8 deep',
        '4712              20/20',
        '',
      ].join('\n'),
    )
  })

  test('of several exercises: whose work it is once, whatever else for each', () => {
    const stranger = { code: 'BATCH_NOT_ON_ROSTER', args: { learner: 'kim' } } as const
    const ungradable = { code: 'BATCH_UNGRADABLE', args: { checks: 3, of: 3 } } as const
    const [exercise] = CLASS.exercises
    const two = classOf(
      ['exercise-3', 'exercise-4'].map((id) =>
        resultWith('kim', null, { exercise: id, notes: [stranger, ungradable], verdict: 'ungradable' }),
      ),
      {
        exercises: ['exercise-3', 'exercise-4'].flatMap((id) => (exercise === undefined ? [] : [{ ...exercise, id }])),
        learners: [{ id: 'kim' }],
      },
    )
    const lines = [
      '    `kim` is not on the roster',
      '    exercise-3: nothing of it could be graded',
      '    exercise-4: nothing of it could be graded',
    ]
    expect(batchTextReporter(two, CONTEXT)).toContain(lines.join('\n'))
    const marked = ['`kim`: `kim` is not on', '`kim` `exercise-3`: nothing of', '`kim` `exercise-4`: nothing of']
    const list = batchMarkdownReporter(two, CONTEXT)
      .split('\n')
      .filter((line) => line.startsWith('- '))
    expect(list.map((line, at) => line.startsWith(`- ${marked[at]}`))).toEqual([true, true, true])
    const page = batchHtmlReporter(two, CONTEXT)
    expect(page.match(/is not on the roster/g)).toHaveLength(1)
    expect(page.match(/nothing of it could be graded/g)).toHaveLength(2)
  })

  test('with the file that was probably meant for a missing one', () => {
    const args = { file: 'commands.sh', near: 'sh/commands.sh', meant: 'commands.sh' }
    const [result, ...others] = CLASS.results
    const diagnostics: Diagnostic[] = [{ code: 'SUBMISSION_FILE_MISSING', severity: 'error', args }]
    const results = result === undefined ? [] : [{ ...result, diagnostics }, ...others]
    expect(batchTextReporter({ ...CLASS, results }, { ...CONTEXT, width: 120 })).toContain(
      '    `commands.sh` is missing; there is `sh/commands.sh`: move it to `commands.sh`\n',
    )
  })

  test('with how many passed, where a policy says what that is', () => {
    const results = CLASS.results.map((result) => ({ ...result, passed: result.final === 20 }))
    expect(batchTextReporter({ ...CLASS, results }, CONTEXT)).toMatch(/full marks 1 · passed 1$/m)
    expect(batchTextReporter(CLASS, CONTEXT)).toMatch(/full marks 1$/m)
  })

  test('as Markdown likewise', () => {
    const text = batchMarkdownReporter(CLASS, CONTEXT)
    expect(text).toContain('| `4711` 김민수 | 3 |\n| `4712` | 20 |')
    expect(text).toContain('- `4711`: 2 checks of 3 could not be graded\n- `4711`: `commands.sh` is missing\n')
    expect(text).not.toContain('optional.yaml')
  })
})

describe('points that somebody decided on where nothing was handed in', () => {
  const decided = resultWith('kim', null, {
    status: 'missing',
    final: 22,
    notes: [
      { code: 'BATCH_NO_SUBMISSION', args: {} },
      { code: 'BATCH_OVERRIDDEN', args: { points: 22, reason: 'sent by mail', from: '' } },
    ],
  })
  const other = resultWith('lee', null, { status: 'missing', notes: [{ code: 'BATCH_NO_SUBMISSION', args: {} }] })
  const results = classOf([decided, other])

  test('are told with the reason, and counted once; more than the maximum is full marks', () => {
    const text = batchTextReporter(results, CONTEXT)
    expect(text).toContain('kim           22/20\n    22 points by decision: sent by mail\nlee               –\n')
    expect(text).toMatch(/full marks 1 · nothing handed in 1$/m)
    expect(batchMarkdownReporter(results, CONTEXT)).toContain('- `kim`: 22 points by decision: sent by mail\n')
    expect(exitCodeOf({ ...results, results: [decided] }, 'not-full')).toBe(0)
  })

  test('have a part of their own in the page', () => {
    const page = batchHtmlReporter(results, CONTEXT)
    expect(page).toContain('22/20')
    expect(page).toContain('sent by mail')
  })
})
