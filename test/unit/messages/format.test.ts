import { expect, test } from 'vitest'
import { DIAGNOSTICS } from '../../../src/domain/codes.ts'
import { REASONS } from '../../../src/domain/reasons.ts'
import { englishTexts } from '../../../src/messages/en.ts'
import { formatHelp, formatMessage, inLanguage } from '../../../src/messages/index.ts'
import { names } from '../../../src/messages/list.ts'

test('a message is its code with its arguments', () => {
  expect(formatMessage({ code: 'UNDO_TO_RUNNING', args: { revision: 2 } }, 'en')).toBe(
    'revision 2 is the running one, so nothing was rolled back',
  )
})

test('a message is said in the language asked for', () => {
  const message = { code: 'SKIPPED_NEEDS', args: { needs: 'a/b, a/c' } } as const
  expect(formatMessage(message, 'en')).toBe('waits for `a/b`, `a/c`')
  expect(formatMessage(message, 'ko')).toBe('먼저 통과해야 하는 검사: `a/b`, `a/c`')
})

test('help is absent where there is nothing to advise', () => {
  expect(formatHelp({ code: 'REVISION_FIRST', args: {} }, 'en')).toBeUndefined()
  expect(formatHelp({ code: 'ROLLOUT_PAUSED', args: {} }, 'en')).toContain('kubectl rollout resume')
})

test.each([
  { name: 'in the language asked for', text: { en: 'a', ko: '가' }, language: 'ko', want: '가' },
  { name: 'in English where it is missing', text: { en: 'a' }, language: 'ko', want: 'a' },
] as const)('an author’s text $name', ({ text, language, want }) => {
  expect(inLanguage(text, language)).toBe(want)
})

test('names of an empty list are nothing', () => {
  expect(names('')).toBe('')
  expect(names(undefined)).toBe('')
})

test('no text stands for a code that does not exist', () => {
  const known = new Set<string>([...Object.keys(DIAGNOSTICS), ...REASONS])
  expect(Object.keys(englishTexts()).filter((code) => !known.has(code))).toEqual([])
})
