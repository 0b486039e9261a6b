import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIAGNOSTICS } from '../../src/domain/codes.ts'
import { REASONS } from '../../src/domain/reasons.ts'
import { classWordsFor } from '../../src/messages/class-words.ts'
import { containerWordsFor } from '../../src/messages/container-words.ts'
import { englishTexts } from '../../src/messages/en.ts'
import { htmlWordsFor } from '../../src/messages/html-words.ts'
import { koreanTexts } from '../../src/messages/ko.ts'
import type { MessageText } from '../../src/messages/message-text.ts'
import { rolloutWords } from '../../src/messages/rollout-words.ts'
import { wordsFor } from '../../src/messages/words.ts'

const messages = resolve(import.meta.dirname, '../../src/messages')
const codes = [...(Object.keys(DIAGNOSTICS) as (keyof typeof DIAGNOSTICS)[]), ...REASONS]

/** Every word that an English message compares an argument with, so that each of its branches is walked. */
const BRANCHES = [
  ...new Set(
    readdirSync(join(messages, 'en')).flatMap((file) =>
      [
        ...readFileSync(join(messages, 'en', file), 'utf8').matchAll(/(?:===|case) '([^']*)'|^ {2}'?([\w-]+)'?: /gm),
      ].map(([, compared, key]) => compared ?? key ?? ''),
    ),
  ),
  '25%',
  '1',
  'a, b',
]

type Part = keyof MessageText
const PARTS: readonly Part[] = ['message', 'help']

interface Said {
  readonly with: string
  readonly value: string | undefined
  readonly english: string | undefined
  readonly korean: string | undefined
}

/** The same sentence in both languages, with arguments that stand out, and with one of them set to each of the branches. */
function sentences(code: keyof ReturnType<typeof englishTexts>, part: Part): readonly Said[] {
  const keys = new Set<string>()
  const say = (key?: string, value?: string): Said => {
    const args = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, asked) => {
          const name = String(asked)
          keys.add(name)
          return name === key ? (value as string) : `«${name}»`
        },
      },
    )
    return {
      with: key === undefined ? 'markers' : `${key}=${value}`,
      value,
      english: englishTexts()[code][part]?.(args),
      korean: koreanTexts()[code][part]?.(args),
    }
  }
  const first = say()
  return [first, ...[...keys].flatMap((key) => [say(key), ...BRANCHES.map((value) => say(key, value))])]
}

const shown = (text: string | undefined): readonly string[] => [
  ...new Set([...(text ?? '').matchAll(/«(\w+)»/g)].map(([, key = '']) => key).toSorted()),
]
const withoutNames = (text: string): string => text.replaceAll(/`[^`]*`|«\w+»/g, ' ')
const ENGLISH_WORDS = /\b(?:the|is|are|was|of|and|not|to|an|in|it|with|for|no|or|be|has|have|this|that)\b/

/** What is not Korean in a sentence, left alone the names in it and the value that one of its arguments was set to. */
function foreign({ korean, english, value }: Said): string | undefined {
  if (korean === undefined) return undefined
  if (korean.endsWith('.')) return 'a full stop'
  if (value !== undefined && /\bundefined\b/.test(korean)) return 'undefined'
  const plain = withoutNames(value === undefined || value === '' ? korean : korean.replaceAll(value, ''))
  if (ENGLISH_WORDS.test(plain)) return 'an English sentence'
  return /[a-z]{3}/.test(withoutNames(english ?? '')) && !/[가-힣]/.test(plain) ? 'no Korean' : undefined
}

describe('the Korean words of every code', () => {
  test.each(codes)('%s says what the English ones say', (code) => {
    const all = PARTS.flatMap((part) => sentences(code, part))
    const differing = all.filter(
      ({ korean, english }) =>
        (korean === undefined) !== (english === undefined) || shown(korean).join(' ') !== shown(english).join(' '),
    )
    expect(differing).toEqual([])
  })

  test.each(codes)('%s is Korean', (code) => {
    const all = PARTS.flatMap((part) => sentences(code, part))
    expect(all.filter((said) => foreign(said) !== undefined)).toEqual([])
  })
})

describe('particles behind values', () => {
  /** `${name}`가, ${count}를: a particle that was chosen before the value is known; `tick` and `plain` choose it after. */
  const FIXED = /(?:\$\{[^'}]*\}|\}\\`)(?:이|가|은|는|을|를|와|과|으로|로|라|이라|라는|이어야)(?![가-힣])/gu

  test.each(readdirSync(join(messages, 'ko')))('%s has no particle that fits some values only', (file) => {
    expect(readFileSync(join(messages, 'ko', file), 'utf8').match(FIXED) ?? []).toEqual([])
  })
})

describe('the fixed words of reports', () => {
  /** What the tools themselves print, which is English everywhere. */
  const TOOLS = new Set(['docker build --check', '<none>', 'REVISION', 'REPLICASET', 'READY', 'IMAGES', 'CHANGE-CAUSE'])

  const strings = (value: unknown, path: string): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return TOOLS.has(value) ? [] : [[path, value]]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`))
  }

  test.each([
    ...strings(wordsFor('ko'), 'words'),
    ...strings(htmlWordsFor('ko'), 'html'),
    ...strings(classWordsFor('ko'), 'class'),
    ...strings(containerWordsFor('ko'), 'container'),
    ...strings(rolloutWords('ko'), 'rollout'),
  ])('%s is Korean: %s', (_, text) => {
    expect(text).toMatch(/[가-힣]/)
    expect(withoutNames(text)).not.toMatch(ENGLISH_WORDS)
  })
})
