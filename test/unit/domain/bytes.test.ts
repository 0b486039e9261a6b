import { describe, expect, test } from 'vitest'
import { fromBase64, fromUtf8, toBase64, utf8Bytes } from '../../../src/domain/bytes.ts'

describe('base64', () => {
  test.each([
    ['', ''],
    ['a', 'YQ=='],
    ['ab', 'YWI='],
    ['abc', 'YWJj'],
    ['pässword€😀', 'cMOkc3N3b3Jk4oKs8J+YgA=='],
  ])('%j is %s', (text, coded) => {
    expect(toBase64(text)).toBe(coded)
    expect(fromBase64(coded)).toBe(text)
  })

  test('line breaks in it do not count', () => {
    expect(fromBase64('YW\nJj')).toBe('abc')
  })
})

test('a lone surrogate, and bytes that are no UTF-8, become the replacement character', () => {
  expect(utf8Bytes('\ud800')).toEqual([0xef, 0xbf, 0xbd])
  expect(fromUtf8([0x61, 0xff, 0xe2, 0x82])).toBe('a\ufffd\ufffd\ufffd')
})
