import { describe, expect, test } from 'vitest'
import { DIAGNOSTICS } from '../../../src/domain/codes.ts'
import type { Args } from '../../../src/domain/diagnostic.ts'
import { REASONS } from '../../../src/domain/reasons.ts'
import { ENGLISH } from '../../../src/messages/en.ts'
import type { MessageText } from '../../../src/messages/message-text.ts'

/** Any argument a message asks for, as its own name. */
const anyArgs = new Proxy<Args>({}, { get: (_, name) => `<${String(name)}>` })

const texts = Object.entries<MessageText>(ENGLISH)
  .filter(([code]) => code in DIAGNOSTICS || (REASONS as readonly string[]).includes(code))
  .flatMap(([code, text]) => [
    { code, part: 'message', text: text.message(anyArgs) },
    ...(text.help === undefined ? [] : [{ code, part: 'help', text: text.help(anyArgs) }]),
  ])

test('no text stands for a code that does not exist', () => {
  const known = new Set<string>([...Object.keys(DIAGNOSTICS), ...REASONS])
  expect(Object.keys(ENGLISH).filter((code) => !known.has(code))).toEqual([])
})

describe.each(texts)('$code $part', ({ text }) => {
  test('has no full stop and is one line', () => {
    expect(text).toMatch(/[^.\n]$/)
    expect(text).not.toContain('\n')
  })

  test('starts in lower case, with a name or with a number', () => {
    const [word = ''] = text.split(' ')
    const isName = /^[`<'"0-9/(-]/.test(word) || /^[A-Z]{2,}/.test(word) || /^[A-Z][a-z]+[A-Z]?\w*$/.test(word)
    expect(/^[a-z]/.test(word) || (isName && !/^(The|This|A|An|No|It|You|Your|There)$/.test(word))).toBe(true)
  })

  test('blames nobody', () => {
    expect(text).not.toMatch(/\b(illegal|bad|wrongly|you forgot|stupid)\b/i)
  })
})
