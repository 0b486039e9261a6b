import { expect, test } from 'vitest'
import { goQuote, goStringMap, goValue } from '../../../src/kubernetes/go-format.ts'

test.each([
  { value: { b: 1, a: [true, 'x y', null] }, text: 'map[a:[true x y <nil>] b:1]' },
  { value: {}, text: 'map[]' },
  { value: 2.5, text: '2.5' },
  { value: 0.00001, text: '1e-05' },
  { value: 123456.5, text: '123456.5' },
  { value: 1234567.5, text: '1.2345675e+06' },
])('%v of $value', ({ value, text }) => {
  expect(goValue(value)).toBe(text)
})

test.each([
  { text: 'a"b\\c', quoted: '"a\\"b\\\\c"' },
  { text: 'line\n\ttab', quoted: '"line\\n\\ttab"' },
  { text: '\u0001\u007f', quoted: '"\\x01\\x7f"' },
  { text: '한글 é', quoted: '"한글 é"' },
  { text: 'a\u00a0b\u200b', quoted: '"a\\u00a0b\\u200b"' },
])('%q of $quoted', ({ text, quoted }) => {
  expect(goQuote(text)).toBe(quoted)
})

test('an absent map is not an empty one', () => {
  expect(goStringMap(undefined)).toBe('map[string]string(nil)')
  expect(goStringMap({})).toBe('map[string]string{}')
  expect(goStringMap({ b: '2', a: '1' })).toBe('map[string]string{"a":"1", "b":"2"}')
})
