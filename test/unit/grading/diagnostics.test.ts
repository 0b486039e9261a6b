import { expect, test } from 'vitest'
import { diagnostic } from '../../../src/domain/codes.ts'
import type { SourceRange } from '../../../src/domain/diagnostic.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { collectDiagnostics } from '../../../src/grading/diagnostics.ts'

const at = (line: number): SourceRange => ({
  file: 'commands.sh',
  start: { line, column: 1 },
  end: { line, column: 5 },
})

const refused = (command: string, line: number) => diagnostic('COMMAND_NOT_ALLOWED', { command }, at(line))
const failed = (said: string, line: number) => diagnostic('COMMAND_SAID_ERROR', { command: `c${line}`, said }, at(line))

test.each([
  { name: 'one word on three lines', met: [refused('x', 1), refused('x', 2), refused('x', 4)], want: [[1, 2, 4]] },
  { name: 'two words', met: [refused('x', 1), refused('y', 2), refused('x', 3)], want: [[1, 3], [2]] },
  {
    name: 'one complaint of two commands',
    met: [failed('no', 1), failed('no', 2), failed('nope', 3)],
    want: [[1, 2], [3]],
  },
  { name: 'the very same, met by two scenarios', met: [refused('x', 1), refused('x', 1)], want: [[1]] },
  {
    name: 'other codes stay apart',
    met: [diagnostic('COMMAND_SYNTAX', { problem: 'x' }, at(1)), diagnostic('COMMAND_SYNTAX', { problem: 'x' }, at(2))],
    want: [[1], [2]],
  },
])('$name', ({ met, want }) => {
  const told = collectDiagnostics(met, [], LIMITS)
  const lines = told.map(({ range, related = [] }) => [range, ...related.map((place) => place.range)])
  expect(lines.map((ranges) => ranges.map((range) => range?.start.line))).toEqual(want)
})

test('names at most ten more places', () => {
  const met = Array.from({ length: 30 }, (_, line) => refused('x', line + 1))
  expect(collectDiagnostics(met, [], LIMITS)[0]?.related).toHaveLength(10)
})
