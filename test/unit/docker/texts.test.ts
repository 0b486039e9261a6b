import { describe, expect, test } from 'vitest'
import { parseFlags, readFlagTable } from '../../../src/docker/flags.ts'
import { alignTabs, cliExitCode, humanDuration, renderTable } from '../../../src/docker/texts.ts'

describe('humanDuration', () => {
  test.each([
    { ms: 0, text: 'Less than a second' },
    { ms: 1500, text: '1 second' },
    { ms: 59_000, text: '59 seconds' },
    { ms: 60_000, text: 'About a minute' },
    { ms: 150_000, text: '2 minutes' },
    { ms: 3_600_000, text: 'About an hour' },
    { ms: 5 * 3_600_000, text: '5 hours' },
    { ms: 3 * 86_400_000, text: '3 days' },
    { ms: 21 * 86_400_000, text: '3 weeks' },
  ])('$ms', ({ ms, text }) => {
    expect(humanDuration(ms)).toBe(text)
  })
})

test('columns are at least ten wide with three blanks between them', () => {
  expect(
    renderTable([
      ['A', 'LONG HEADER', 'B'],
      ['1', '2', '3'],
    ]),
  ).toBe('A         LONG HEADER   B\n1         2             3\n')
})

test.each([
  { error: 'exec: "x": executable file not found in $PATH', exit: 127 },
  { error: 'exec: "/x": stat /x: no such file or directory', exit: 127 },
  { error: 'exec: "/x": permission denied', exit: 126 },
  { error: 'exec: "/x": is a directory: permission denied', exit: 126 },
  { error: 'unable to find user ghost: no matching entries in passwd file', exit: 125 },
])('$error', ({ error, exit }) => {
  expect(cliExitCode(error)).toBe(exit)
})

describe('parseFlags', () => {
  const flagsText = 'd|detach t|tty e|env:list name:string'
  const table = readFlagTable(flagsText, false)
  test.each([
    { story: 'joined switches', words: ['-dt'], flags: { detach: ['true'], tty: ['true'] }, operands: [] },
    {
      story: 'a value after its flag, or in the same word',
      words: ['-e', 'A=1', '-eB=2', '--env=C=3'],
      flags: { env: ['A=1', 'B=2', 'C=3'] },
      operands: [],
    },
    { story: 'a switch that is set', words: ['-d=false', '--tty=true'], flags: { tty: ['true'] }, operands: [] },
    { story: 'two dashes end the flags', words: ['x', '--', '-d'], flags: {}, operands: ['x', '-d'] },
  ])('$story', ({ words, flags, operands }) => {
    const parsed = parseFlags(words, table)
    expect(parsed.ok && Object.fromEntries(parsed.flags)).toEqual(flags)
    expect(parsed.ok && parsed.operands).toEqual(operands)
  })

  test('flags end at the first operand where the rest belongs to somebody else', () => {
    expect(parseFlags(['-d', 'image', '-t'], readFlagTable(flagsText, true))).toMatchObject({
      operands: ['image', '-t'],
    })
  })
})

describe('alignTabs', () => {
  test.each([
    {
      story: 'lines share the width of a column',
      text: 'A\tB\nlonger than ten\tb\n',
      table: 'A                 B\nlonger than ten   b\n',
    },
    {
      story: 'a line without the column ends it',
      text: 'a\tb\nx\nlonger than ten\tb\n',
      table: 'a         b\nx\nlonger than ten   b\n',
    },
    { story: 'the last cell of a line is as long as it is', text: 'a\t\nb\t\n', table: 'a         \nb         \n' },
    { story: 'characters count', text: 'naïve…\tb\n', table: 'naïve…    b\n' },
    { story: 'no line end is added', text: 'a\tb', table: 'a         b' },
  ])('$story', ({ text, table }) => {
    expect(alignTabs(text)).toBe(table)
  })
})
