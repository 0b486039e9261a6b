import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileEntry } from '../../../src/ci/file-command.ts'
import { inert, inertLines, workflowCommand } from '../../../src/ci/workflow-command.ts'
import { commandIn, logLines, obeyed, readEntries } from '../../support/runner.ts'

/** Text made of what a log, a file or a page could be made to obey. */
const DANGEROUS = [
  '::',
  ':',
  '##[',
  'error',
  'notice',
  ' ',
  '\n',
  '\r',
  '\u2028',
  '\u0085',
  '\u001b[31m',
  '%',
  '%0A',
  ',',
  '=',
  ']',
  '<<',
  'a',
  '한',
]
const hostile = array(constantFrom(...DANGEROUS), { maxLength: 20 }).map((parts) => parts.join(''))
const seed = { seed: 20261128, numRuns: 500 }

describe('seed 20261128', () => {
  test('a command is one line, and the runner reads its message and title as they were printable', () => {
    assert(
      property(hostile, hostile, (title, message) => {
        const line = workflowCommand('error', { title, file: title, line: 3 }, message)
        expect(logLines(line)).toHaveLength(1)
        const command = commandIn(line)
        expect(command).toMatchObject({ name: 'error', properties: { line: '3' } })
      }),
      seed,
    )
  })

  test('no line of text is a command, stopped or not', () => {
    assert(
      property(hostile, (text) => {
        for (const line of logLines(inert(text))) expect(commandIn(line)).toBeUndefined()
        expect(obeyed(inertLines([text, `  ${text}`], 'a-token-of-16-or-more').join('\n'))).toEqual([])
      }),
      seed,
    )
  })

  test('a value in a file is read back as it was, and adds no other', () => {
    assert(
      property(hostile, (value) => {
        const text = fileEntry('score', value, 'ghadelimiter_0123456789') ?? ''
        expect(readEntries(text)).toEqual({ score: value })
      }),
      seed,
    )
  })
})

test.each([
  { name: 'score', value: 'x\nghadelimiter_0123456789\nevil<<x', delimiter: 'ghadelimiter_0123456789' },
  { name: 'a=b', value: '1', delimiter: 'ghadelimiter_0123456789' },
  { name: 'a\nb', value: '1', delimiter: 'ghadelimiter_0123456789' },
  { name: 'score', value: '1', delimiter: 'short' },
])('no entry $name with $delimiter', ({ name, value, delimiter }) => {
  expect(fileEntry(name, value, delimiter)).toBeUndefined()
})

test.each([
  { line: '::error::x', shown: String.raw`\x3a:error::x` },
  { line: '   ::error::x', shown: String.raw`   \x3a:error::x` },
  { line: 'a ##[error]x', shown: String.raw`a #\x23[error]x` },
  { line: 'a::b', shown: 'a::b' },
])('$line is printed as $shown', ({ line, shown }) => {
  expect(inert(line)).toBe(shown)
})

test('a message and a title are cut where GitHub cuts them', () => {
  const command = commandIn(workflowCommand('notice', { title: 'a'.repeat(300) }, 'b'.repeat(5000)))
  expect([command?.properties['title']?.length, command?.data.length]).toEqual([255, 4096])
})
