import { describe, expect, test } from 'vitest'
import { echoText } from '../../../../src/formats/shell/echo.ts'
import { formatPrintf } from '../../../../src/formats/shell/printf.ts'
import { bashTestMessage, evaluateTest } from '../../../../src/formats/shell/test-expression.ts'

describe('formatPrintf', () => {
  test.each([
    { story: 'used again while words are left', format: '%s-%s\n', words: ['a', 'b', 'c'], text: 'a-b\nc-\n' },
    { story: 'widths', format: '%-5s|%5s|%05d|', words: ['ab', 'cd', '-3'], text: 'ab   |   cd|-0003|' },
    { story: 'a width among the words', format: '%*s', words: ['4', 'x'], text: '   x' },
    { story: 'precision', format: '%.2s %.3d %.1f', words: ['abc', '7', '2.25'], text: 'ab 007 2.3' },
    { story: 'bases', format: '%x %X %o %d', words: ['255', '255', '8', '0x10'], text: 'ff FF 10 16' },
    { story: 'escapes', format: String.raw`a\tb\x41\101`, words: [], text: 'a\tbAA' },
    { story: 'escapes in a word', format: '%b|%s', words: [String.raw`a\n`, String.raw`a\n`], text: 'a\n|a\\n' },
    { story: 'a precision beyond all bounds', format: '%.999f', words: ['1'], text: `1.${'0'.repeat(100)}` },
  ])('$story', ({ format, words, text }) => {
    expect(formatPrintf(format, words, 1000).text).toBe(text)
  })

  test('a word that is no number counts as what it starts with, and is told', () => {
    expect(formatPrintf('%d %d', ['12x', 'y'], 1000)).toEqual({ text: '12 0', invalid: ['12x', 'y'] })
  })

  test('ends when there is enough', () => {
    expect(
      formatPrintf(
        '%s',
        Array.from({ length: 5000 }, () => 'aa'),
        100,
      ).text,
    ).toHaveLength(102)
  })
})

test.each([
  { args: ['-n', 'a', 'b'], text: 'a b' },
  { args: ['-ne', String.raw`a\tb`], text: 'a\tb' },
  { args: ['-eE', String.raw`a\tb`], text: 'a\\tb\n' },
  { args: ['-e', String.raw`a\cb`], text: 'a' },
  { args: ['-x', 'a'], text: '-x a\n' },
  { args: ['-e', String.raw`a\tb`], dialect: 'dash' as const, text: '-e a\tb\n' },
])('echo $args', ({ args, dialect, text }) => {
  expect(echoText(args, dialect)).toBe(text)
})

function isFile(operator: string, operand: string): boolean {
  return operator === '-f' && operand === 'here'
}

describe('evaluateTest', () => {
  test.each([
    { words: [], value: false },
    { words: ['-f'], value: true },
    { words: ['-f', 'here'], value: true },
    { words: ['!', '-f', 'here'], value: false },
    { words: ['-z', ''], value: true },
    { words: ['-n', '=', '-n'], value: true },
    { words: [' 10 ', '-gt', '+9'], value: true },
    { words: ['9223372036854775807', '-gt', '9223372036854775806'], value: true },
    { words: ['(', 'a', ')'], value: true },
    { words: ['-f', 'here', '-a', 'a', '=', 'b'], value: false },
    { words: ['-f', 'gone', '-o', 'a', '=', 'a'], value: true },
  ])('$words: $value', ({ words, value }) => {
    expect(evaluateTest(words, isFile)).toEqual({ ok: true, value })
  })

  test.each([
    { words: ['a', '-eq', '1'], message: 'a: integer expression expected' },
    { words: ['-Q', 'x'], message: '-Q: unary operator expected' },
    { words: ['a', 'is', 'b'], message: 'is: binary operator expected' },
    { words: ['a', 'b', 'c', 'd', 'e'], message: 'too many arguments' },
    { words: Array.from({ length: 20_001 }, () => '!'), message: 'too many arguments' },
  ])('$message', ({ words, message }) => {
    const result = evaluateTest(words, isFile)
    expect(result.ok ? undefined : bashTestMessage(result)).toBe(message)
  })
})
