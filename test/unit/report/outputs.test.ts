import { describe, expect, test } from 'vitest'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { plainOutputs, textOutputs } from '../../../src/report/text-outputs.ts'
import type { Trace } from '../../../src/domain/trace.ts'

const context: ReporterContext = { color: false, width: 60, language: 'en', plain: false, outputs: 'shown' }

function traceOf(step: { readonly stdout?: string; readonly stderr?: string; readonly exit?: number }): Trace {
  const rest = {
    index: 0,
    argv: ['kubectl', 'get', 'rs'],
    startMs: 0,
    endMs: 0,
    revisions: [],
    frames: [0, 0] as const,
  }
  return { formatVersion: 1, steps: [{ stdout: '', stderr: '', exit: 0, ...step, ...rest }], frames: [], events: [] }
}

const blockOf = (trace: Trace): readonly string[] => textOutputs([{ scenario: 'rollback', trace }], context)[0] ?? []

describe('textOutputs', () => {
  test.each([
    { name: 'output', step: { stdout: 'a\nb\n' }, want: ['    a', '    b'] },
    { name: 'nothing', step: {}, want: [] },
    {
      name: 'an error and its code',
      step: { stderr: 'error: no\n', exit: 1 },
      want: ['    error: no', '    exit code 1'],
    },
    { name: 'an empty line between', step: { stdout: 'a\n\nb\n' }, want: ['    a', '', '    b'] },
    { name: 'an escape', step: { stdout: '\u001b[31mred\n' }, want: ['    \\e[31mred'] },
    { name: 'a table keeps its columns', step: { stdout: 'NAME   READY\n' }, want: ['    NAME   READY'] },
  ])('$name', ({ step, want }) => {
    expect(blockOf(traceOf(step))).toEqual(['outputs  rollback', '  $ kubectl get rs', ...want])
  })

  test('a long output is cut, and how much is said', () => {
    const lines = blockOf(traceOf({ stdout: 'x\n'.repeat(50) }))
    expect(lines).toHaveLength(2 + 40 + 1)
    expect(lines.at(-1)).toBe('    10 more lines are left out')
  })

  test('a scenario without commands has no block', () => {
    const trace: Trace = { formatVersion: 1, steps: [], frames: [], events: [] }
    expect(textOutputs([{ scenario: 'rollback', trace }], context)).toEqual([])
  })

  test('plain: a fact per line', () => {
    expect(plainOutputs([{ scenario: 'rollback', trace: traceOf({ stdout: 'a\n', exit: 2 }) }], context)).toEqual([
      'outputs rollback: kubectl get rs',
      'a',
      'exit code 2',
    ])
  })
})
