import { array, assert, constantFrom, property } from 'fast-check'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { annotations } from '../../../src/ci/annotations.ts'
import { codeSpan, fenced, markdownText } from '../../../src/ci/markdown.ts'
import { summary } from '../../../src/ci/summary.ts'
import { checkOf, gradedOf, reportOf } from './fixtures.ts'

const PARTS = [
  '`',
  '``',
  '```',
  '~~~',
  '|',
  '\\',
  '<b>',
  '</td>',
  '<!--',
  '@everyone',
  '#1',
  '[x](http://e.example)',
  '![x](y)',
  'http://e.example',
  '*',
  '_',
  '$x$',
  '&lt;',
  '\n',
  ' ',
  '1. ',
  '- ',
  '> ',
  '# ',
  '\u202e',
  'a',
]
const hostile = array(constantFrom(...PARTS), { maxLength: 15 }).map((parts) => parts.join(''))
const markdown = new MarkdownIt({ html: true, linkify: true })

/** What a renderer makes of Markdown, without its code. */
function active(text: string): readonly string[] {
  const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])])
  return tokens
    .map(({ type }) => type)
    .filter((type) => /^(?:html|link|image|heading|em_|strong|s_open|hr|blockquote|list)/.test(type))
}

test('seed 20261128: foreign text is text, in a sentence, a table, a span and a fence', () => {
  assert(
    property(hostile, (text) => {
      expect(active(`x ${markdownText(text)}`)).toEqual([])
      expect(active(`x ${codeSpan(text)}`)).toEqual([])
      expect(markdown.parse(fenced([text]), {}).map(({ type }) => type)).toEqual(['fence'])
      const row = markdown.parse(`| a | b |\n|--|--|\n| ${markdownText(text)} | ${codeSpan(text)} |`, {})
      expect(row.filter(({ type }) => type === 'td_open')).toHaveLength(2)
    }),
    { seed: 20261128, numRuns: 500 },
  )
})

test('a sentence shows its characters, and names in backticks as code', () => {
  expect(markdown.renderInline(markdownText('set `a|b` to *2* [now](x) & <i>'))).toBe(
    'set <code>a|b</code> to *2* [now](x) <code>&amp;</code> <code>&lt;i&gt;</code>'.replace('a|b', String.raw`a\|b`),
  )
})

test('what does not fit is left out from behind, and counted', () => {
  const long = Array.from({ length: 30 }, (_, index) =>
    checkOf(`s/c${index}`, 'failed', 0, 1, { title: { en: '한'.repeat(50) } }),
  )
  const graded = [gradedOf(reportOf('exercise-3', long))]
  const bytesMax = 6_000
  const whole = summary(graded, { language: 'en', hints: true })
  const cut = summary(graded, { language: 'en', hints: true, bytesMax })
  expect(Buffer.byteLength(whole)).toBeGreaterThan(bytesMax)
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytesMax)
  const left = Number(/(\d+) sections? left out/.exec(cut)?.[1])
  expect(left).toBeGreaterThan(0)
  expect(cut).toContain('0 / 30 points')
})

test('a hidden check has no name', () => {
  const report = reportOf('exercise-3', [
    checkOf('s/SECRET', 'failed', 0, 2, { hidden: true }),
    checkOf('s/a', 'passed', 1, 1),
  ])
  const text = summary([gradedOf(report)], { language: 'en', hints: true })
  expect(text).not.toContain('SECRET')
  expect(text).toContain('1 hidden check')
})

const unreadable = {
  code: 'YAML_SYNTAX',
  severity: 'error',
  args: { reason: 'no content' },
  range: { file: 'a.yaml', start: { line: 1, column: 5 }, end: { line: 1, column: 6 } },
} as const

test('what keeps several checks from being graded is said once, behind the problem in the file', () => {
  const checks = ['s/a', 's/b', 's/c'].map((id) => checkOf(id, 'ungradable', 0, 1, { diagnostics: [unreadable] }))
  const report = { ...reportOf('exercise-3', checks), diagnostics: [unreadable] }
  const told = summary([gradedOf(report)], { language: 'en', hints: true })
  const headings = told.split('\n').filter((line) => line.startsWith('### '))
  expect(headings).toEqual(['### Problems in the files', '### ❔ ungradable: 3'])
  for (const id of ['s/a', 's/b', 's/c']) expect(told).toContain(`- \`${id}\` title of`)
  const [notice = ''] = annotations([gradedOf(report)], 'en')
  expect(notice).toMatch(/::ungradable 3$/)
})
