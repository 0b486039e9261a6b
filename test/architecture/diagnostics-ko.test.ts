import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Particle, particle } from '../../src/messages/ko/particle.ts'

const docs = resolve(import.meta.dirname, '../../docs')

/** The parts of an entry as both pages name them, by a name of their own. */
const PARTS: Readonly<Record<string, string>> = {
  'Triggered when': 'when',
  'For example': 'example',
  'How to mend it:': 'mend',
  'Why it matters:': 'why',
  '발생 조건:': 'when',
  '예:': 'example',
  '고치는 법:': 'mend',
  '알아 둘 점:': 'why',
}

/** What ends a sentence of a part: 합니다체, and for what to do a request; an example is a name. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  when: /니다\.$/,
  mend: /(?:니다|세요)\.\)?$|`\.?$/,
  why: /니다\.$/,
  example: /[^.]$/,
}

interface Part {
  readonly name: string
  readonly text: string
}

interface Entry {
  readonly code: string
  readonly group: number
  /** What stands before the first part: in Korean the title of the code, in English nothing. */
  readonly title: readonly string[]
  readonly parts: readonly Part[]
}

interface Page {
  readonly groups: readonly string[]
  readonly entries: readonly Entry[]
}

const CODE = /(`+)(.+?)(?<!`)\1(?!`)/gs
const codeIn = (text: string): readonly string[] => [...text.matchAll(CODE)].map(([, , code = '']) => code).toSorted()
const withoutCode = (text: string): string => text.replaceAll(CODE, ' ')

const places = ({ entries }: Page): readonly string[] => entries.map(({ code, group }) => `${group} ${code}`)

function readPage(name: string): Page {
  const sections = readFileSync(join(docs, name), 'utf8')
    .split(/^(?=#{2,3} )/m)
    .slice(1)
  const groups: string[] = []
  const entries: Entry[] = []
  for (const section of sections) {
    const [heading = '', ...paragraphs] = section.trim().split(/\n\n+/)
    if (heading.startsWith('## ')) {
      groups.push(heading.slice('## '.length))
      continue
    }
    const parts = paragraphs.flatMap((paragraph) => {
      const [start = '', label = ''] = /^\*\*([^*]+)\*\* /.exec(paragraph) ?? []
      const part = PARTS[label]
      return part === undefined ? [] : [{ name: part, text: paragraph.slice(start.length).replaceAll('\n', ' ') }]
    })
    const title = paragraphs.slice(0, paragraphs.length - parts.length)
    entries.push({ code: heading.slice('### '.length), group: groups.length, title, parts })
  }
  return { groups, entries }
}

const english = readPage('diagnostics.md')
const korean = readPage('diagnostics.ko.md')
const koreanEntries = new Map(korean.entries.map((entry) => [entry.code, entry]))
const codes = english.entries.map(({ code }) => code)

test('the Korean page has the codes of the English one, in the same groups and order', () => {
  expect(places(korean)).toEqual(places(english))
  expect(korean.groups).toHaveLength(english.groups.length)
  expect(korean.groups.filter((group) => group !== 'Dockerfile' && !/[가-힣]/.test(group))).toEqual([])
})

test('the English page has parts only, so that none is missed', () => {
  expect(english.entries.filter(({ title }) => title.length > 0)).toEqual([])
})

describe('each entry of the Korean page', () => {
  test.each(codes)('%s has the parts of the English one, with the same code in each', (code) => {
    const parts = (page: Page) =>
      page.entries.find((entry) => entry.code === code)?.parts.map(({ name, text }) => ({ name, code: codeIn(text) }))
    expect(parts(korean)).toEqual(parts(english))
  })

  test.each(codes)('%s has a title and sentences in Korean', (code) => {
    const { title = [], parts = [] } = koreanEntries.get(code) ?? {}
    expect(title).toEqual([expect.stringMatching(/^\*\*[^*]*[가-힣][^*]*[^.]\*\*$/)])
    const wrong = parts.filter(({ name, text }) => {
      const prose = withoutCode(text)
      const isCodeAlone = !/\p{L}/u.test(prose)
      if (isCodeAlone && (name === 'example' || name === 'mend')) return false
      return ENDINGS[name]?.test(text) === false || !(/[가-힣]/.test(prose) || name === 'example')
    })
    expect(wrong).toEqual([])
  })
})

describe('particles behind names', () => {
  const BY_FORM: Readonly<Record<string, Particle>> = {
    이: '이',
    가: '이',
    은: '은',
    는: '은',
    을: '을',
    를: '을',
    과: '과',
    와: '과',
    으로: '으로',
    로: '으로',
    이라: '이라',
    라: '이라',
  }
  /** `web`을, `web`이라고: a name and the particle behind it. */
  const NAMED = /`([^`\n]+)`(으로|로|이라|라|이|가|은|는|을|를|과|와)(?:고)?(?![가-힣])/g

  test('they fit how the name is read, where it is read', () => {
    const wrong = korean.entries.flatMap(({ code, title, parts }) =>
      [...title, ...parts.map(({ text }) => text)].flatMap((text) =>
        [...text.matchAll(NAMED)].flatMap(([all, name = '', form = '']) => {
          const which = BY_FORM[form]
          const fitting = which === undefined ? form : particle(name, which)
          return fitting === form || fitting.includes('(') || !/[\p{L}\p{N}%]$/u.test(name) ? [] : [`${code}: ${all}`]
        }),
      ),
    )
    expect(wrong).toEqual([])
  })
})
