import { describe, expect, test } from 'vitest'
import { commandLine } from '../../../src/report/render/command-line.ts'
import { shortDuration } from '../../../src/report/render/duration.ts'
import { printable, printableJson } from '../../../src/report/render/sanitize.ts'
import { inlineValue } from '../../../src/report/render/value.ts'
import {
  cutColumns,
  cutColumnsBefore,
  displayWidth,
  padColumns,
  wrapColumns,
  wrapHanging,
} from '../../../src/report/render/width.ts'

describe('printable', () => {
  test.each([
    { name: 'ANSI escape', text: '\u001b[31mred', want: '\\e[31mred' },
    { name: 'C1 control sequence introducer', text: '\u009b31m', want: '\\x9b31m' },
    { name: 'line feed', text: 'a\nb', want: 'a\\nb' },
    { name: 'line separator', text: 'a\u2028b', want: 'a\\u{2028}b' },
    { name: 'right-to-left override', text: 'a\u202eb', want: 'a\\u{202e}b' },
    { name: 'isolate', text: '\u2066x\u2069', want: '\\u{2066}x\\u{2069}' },
    { name: 'zero width space', text: 'a\u200bb', want: 'a\\u{200b}b' },
    { name: 'half of a surrogate pair', text: 'a\ud83d', want: 'a\\u{d83d}' },
    { name: 'a whole pair stays', text: '👍', want: '👍' },
    { name: 'Korean stays', text: '한국어', want: '한국어' },
  ])('$name', ({ text, want }) => {
    expect(printable(text)).toBe(want)
  })

  test('JSON stays the same value', () => {
    const value = { text: 'a\u001b\u202e\u2028\u{e0041}\n한' }
    const json = printableJson(JSON.stringify(value, undefined, 2))
    expect(JSON.parse(json)).toEqual(value)
    expect(json).not.toMatch(/[\u202e\u2028]|[\u{e0041}]/u)
  })
})

describe('columns', () => {
  test.each([
    { text: 'abc', width: 3 },
    { text: '한국', width: 4 },
    { text: 'e\u0301', width: 1 },
    { text: '👍', width: 2 },
    { text: '가', width: 2 },
    { text: '─✓…', width: 3 },
  ])('$text is $width wide', ({ text, width }) => {
    expect(displayWidth(text)).toBe(width)
  })

  test('pads, cuts and wraps by columns', () => {
    expect(padColumns('한', 4)).toBe('한  ')
    expect(cutColumns('한국어', 5)).toBe('한국…')
    expect(cutColumns('한국어', 4)).toBe('한…')
    expect(cutColumns('abc', 3)).toBe('abc')
    expect(cutColumnsBefore('abcdef', 4)).toBe('…def')
    expect(wrapColumns('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrapColumns('unbreakable', 4)).toEqual(['unbr', 'eaka', 'ble'])
  })

  test.each([
    { name: 'the indent counts', text: '  aa bb cc', width: 7, indent: '    ', want: ['  aa bb', '    cc'] },
    { name: 'a word too long fills the line', text: 'a bbbbbb', width: 5, indent: '  ', want: ['a', '  bbb', '  bbb'] },
    { name: 'wide characters', text: '한국어 말', width: 6, indent: '  ', want: ['한국어', '  말'] },
    {
      name: 'colours take no columns',
      text: '\u001b[31mab\u001b[39m cd',
      width: 5,
      indent: '',
      want: ['\u001b[31mab\u001b[39m cd'],
    },
    { name: 'an indent as wide as the line', text: 'ab cd', width: 2, indent: '  ', want: ['ab', '  cd'] },
  ])('wraps with a hanging indent: $name', ({ text, width, indent, want }) => {
    expect(wrapHanging(text, width, indent)).toEqual(want)
  })
})

test.each([
  { ms: 0, want: '0s' },
  { ms: 999, want: '0.9s' },
  { ms: 3200, want: '3.2s' },
  { ms: 59_999, want: '59.9s' },
  { ms: 125_000, want: '2m05s' },
  { ms: 3_900_000, want: '1h05m' },
])('$ms ms is $want', ({ ms, want }) => {
  expect(shortDuration(ms)).toBe(want)
})

test.each([
  { argv: ['kubectl', 'get', 'deployment/web'], want: 'kubectl get deployment/web' },
  { argv: ['nginx', '-g', 'daemon off;'], want: "nginx -g 'daemon off;'" },
  { argv: ['echo', "it's", ''], want: "echo 'it'\\''s' ''" },
])('$want can be typed', ({ argv, want }) => {
  expect(commandLine(argv)).toBe(want)
})

test.each([
  { value: [2, 3], want: '2, 3' },
  { value: [], want: '[]' },
  { value: ['nginx', '-g'], want: '["nginx", "-g"]' },
  { value: { min: 4, ok: true }, want: 'min: 4, ok: true' },
  { value: { has: 'daemon off;' }, want: 'has: "daemon off;"' },
  { value: [{ image: 'nginx:1.25', ready: 5 }], want: '[{ image: nginx:1.25, ready: 5 }]' },
  { value: {}, want: '{}' },
  { value: '', want: '""' },
  { value: null, want: 'null' },
])('the value $want', ({ value, want }) => {
  expect(inlineValue(value)).toBe(want)
})

test('a text of narrow signs is as wide as its signs are together', () => {
  const narrow = Array.from({ length: 0x2800 }, (_, code) => String.fromCodePoint(code)).filter(
    (sign) => displayWidth(sign) === 1,
  )
  expect(narrow.length).toBeGreaterThan(1000)
  for (const sign of narrow) expect([sign, displayWidth(`한${sign}`)]).toEqual([sign, 3])
})
