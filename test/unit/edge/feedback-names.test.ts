import { describe, expect, test } from 'vitest'
import { feedbackNames } from '../../../src/edge/feedback-names.ts'

const nameOf = (id: string): string => feedbackNames([id]).get(id) ?? ''

describe('the name of a file for a learner', () => {
  test.each(['alice', 'kim.lee', 'a@example.org', 'learner-00001', '김철수_12345', 'Élodie'])(
    '%s is the id itself',
    (id) => {
      expect(nameOf(id)).toBe(id)
    },
  )

  test.each([
    '../../etc/passwd',
    '..',
    '.',
    '.hidden',
    'a/b',
    'a\\b',
    'CON',
    'nul.txt',
    'ends.',
    'a b',
    'a:b',
    '=1',
    '-rf',
    '::notice::x',
    'a\u0000b',
    'a\nb',
    'right\u202eto',
    '\ud800',
    '<b>',
    '*',
    'x'.repeat(300),
    'e\u0301',
    '',
    '__proto__',
  ])('%j is made safe', (id) => {
    const name = nameOf(id)
    expect(name).toMatch(/^[\p{L}\p{M}\p{N}_-]*~[0-9a-f]{8}$/u)
    expect(name.length).toBeLessThanOrEqual(60)
  })

  test('is never that of another one: not where only case, or how a letter is composed, differs', () => {
    const ids = ['alice', 'Alice', 'ALICE', '\u00e9', 'e\u0301', 'a b', 'a_b', 'a/b', '../a', '..a']
    const names = [...feedbackNames(ids).values()].map((name) => name.normalize('NFC').toLowerCase())
    expect(new Set(names).size).toBe(ids.length)
  })
})
