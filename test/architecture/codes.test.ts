import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIAGNOSTICS, type DiagnosticCode } from '../../src/domain/codes.ts'
import { REASONS } from '../../src/domain/reasons.ts'
import { englishTexts } from '../../src/messages/en.ts'

const root = resolve(import.meta.dirname, '../..')
const codes = (Object.keys(DIAGNOSTICS) as DiagnosticCode[]).toSorted()
/** Every argument of every message; what is said with them is not tested here, only how. */
const anyArgs = new Proxy<Record<string, string>>({}, { get: () => '3' })

describe.each(['diagnostics.md', 'diagnostics.ko.md'])('the page of diagnostics %s', (name) => {
  const page = readFileSync(join(root, 'docs', name), 'utf8')
  const sections = page.split(/^(?=#{2,3} `?[A-Z][A-Z0-9]*_[A-Z0-9_]+`?\s*$)/m).slice(1)
  const headings = sections.map((section) => /[A-Z][A-Z0-9_]+/.exec(section)?.[0] ?? '')

  test('has every code there is, once, and no other', () => {
    expect(headings.toSorted()).toEqual(codes)
  })

  test('says something about each', () => {
    const empty = sections.filter((section) => section.split('\n').slice(1).join('').trim().length < 40)
    expect(empty).toEqual([])
  })
})

describe('the words of every code', () => {
  test.each([...codes, ...REASONS])('%s: lower case, no full stop, no blame', (code) => {
    const { message, help } = englishTexts()[code]
    for (const text of [message(anyArgs), help?.(anyArgs)]) {
      if (text === undefined) continue
      expect(text).not.toBe('')
      expect(text).not.toMatch(/\.$|^[A-Z][a-z]|\billegal\b|\bundefined\b|\bNaN\b/)
    }
  })
})

test('no code is a diagnostic and a reason at once: only one of them could have words', () => {
  expect(REASONS.filter((reason) => Object.hasOwn(DIAGNOSTICS, reason))).toEqual([])
  expect(new Set(REASONS).size).toBe(REASONS.length)
})

test('every code is written as AREA_WHAT_IS_WRONG', () => {
  expect(codes.filter((code) => !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code))).toEqual([])
})
