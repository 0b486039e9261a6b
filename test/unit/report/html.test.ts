import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { STYLE, STYLE_SHA256 } from '../../../src/report/html/style.ts'
import { htmlReporter } from '../../../src/report/html.ts'
import { html, joined, multiline, sentence } from '../../../src/report/render/html.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'

const context: ReporterContext = { color: false, width: 80, language: 'en', plain: false }

describe('the html tag', () => {
  test.each([
    { piece: '<script>alert(1)</script>', becomes: '&lt;script&gt;alert(1)&lt;/script&gt;' },
    { piece: `" onload='x' &amp;`, becomes: '&quot; onload=&#39;x&#39; &amp;amp;' },
    { piece: '\u001b[31m\u202ered\u0000', becomes: '\\e[31m\\u{202e}red\\x00' },
    { piece: ['a<', [html`<b>${'c&'}</b>`, 1]], becomes: 'a&lt;<b>c&amp;</b>1' },
    { piece: undefined, becomes: '' },
    { piece: false as const, becomes: '' },
    { piece: joined(['a', 'b>'], html`<br>`), becomes: 'a<br>b&gt;' },
    { piece: multiline('a\tb\r\n<c>'), becomes: 'a    b\n&lt;c&gt;' },
    {
      piece: sentence('set `<a>` in `b`, and ` alone'),
      becomes: 'set <code>&lt;a&gt;</code> in <code>b</code>, and ` alone',
    },
  ])('$becomes', ({ piece, becomes }) => {
    expect(String(html`${piece}`)).toBe(becomes)
    expect(String(html`<p title="${piece}">`)).toBe(`<p title="${becomes}">`)
  })
})

test('the page allows its own style sheet by the digest of it', () => {
  expect(STYLE_SHA256).toBe(createHash('sha256').update(STYLE).digest('base64'))
})

/** What a submission could hold to break out of a page: everywhere that text of a learner is shown. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</style></title><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  'javascript:alert(1)',
  ']]><svg/onload=alert(1)>',
  '`<b>`',
  '--><iframe src="//example.org">',
]

describe.each(HOSTILE)('a submission with %s', (text) => {
  const range = { file: `${text}.yaml`, start: { line: 1, column: 1 }, end: { line: 1, column: 3 } }
  const reason = { code: 'COMMAND_ENDED_OTHERWISE', args: { exit: 1, said: text } } as const
  const check: Report['checks'][number] = {
    id: `s/${text}`,
    title: { en: text },
    verdict: 'failed',
    points: 0,
    maxPoints: 1,
    hidden: false,
    reveal: 'full',
    hints: 1,
    reasons: [reason],
    evidence: [{ evidence: { kind: 'file', file: range.file }, range, excerpt: text }],
    expected: { has: text },
    actual: `${text}\n${text}`,
    command: [
      { text, from: 'image-cmd', index: 0, said: { code: 'WORD_IMAGE', args: { keyword: text, image: text } }, range },
    ],
    diagnostics: [],
  }
  const counts = {
    namespace: text,
    name: text,
    replicas: 1,
    ready: 1,
    available: 1,
    updated: 1,
    pods: 1,
    podsWithTerminating: 1,
  }
  const set = {
    namespace: text,
    name: text,
    deployment: text,
    revision: 1,
    desired: 1,
    current: 1,
    ready: 1,
    available: 1,
  }
  const report: Report = {
    formatVersion: 1,
    exercise: 'exercise-1',
    title: { en: text },
    verdict: 'failed',
    score: { points: 0, maxPoints: 1 },
    checks: [check, { ...check, expected: `${text}\nx` }],
    diagnostics: [{ code: 'COMMAND_NOT_ALLOWED', severity: 'error', args: { command: text }, range, excerpt: text }],
    traces: [
      {
        scenario: text,
        trace: {
          formatVersion: 1,
          steps: [
            {
              index: 0,
              argv: ['kubectl', text],
              exit: 1,
              stdout: text,
              stderr: text,
              startMs: 0,
              endMs: 1,
              revisions: [],
              frames: [0, 1],
            },
          ],
          frames: [{ atMs: 0, deployments: [counts], replicaSets: [set] }],
          events: [],
        },
      },
    ],
  }
  const page = htmlReporter([report], { ...context, hintsOf: () => [{ en: text }] })

  test('brings no tag, no attribute and no address into the page', () => {
    const tags = [...page.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*>/g)]
    const known = tags.map(([whole]) => whole).join('').length
    const rest = page.replace(/<style>[^<]*<\/style>/, '').replaceAll(/<\/[a-z][\w-]*>|<!doctype html>/g, '')
    expect(known).toBeGreaterThan(0)
    expect(rest.replaceAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g, '')).not.toMatch(/[<>]/)
    const names = new Set(tags.map(([, name]) => name))
    for (const name of ['script', 'img', 'iframe', 'object', 'form', 'a', 'b']) expect(names).not.toContain(name)
    const attributes = tags.flatMap(([, , list = '']) =>
      [...list.matchAll(/([\w:-]+)(?:="[^"]*")?/g)].map(([, key]) => key),
    )
    expect(attributes.filter((key) => /^on|^src|^href|^style$|^autofocus$/.test(key ?? ''))).toEqual([])
  })
})

test('an output of several lines stands in the page as it was printed', () => {
  const check = {
    id: 's/list',
    title: { en: 'the list' },
    verdict: 'failed' as const,
    points: 0,
    maxPoints: 1,
    hidden: false,
    reveal: 'actual' as const,
    hints: 0,
    reasons: [],
    evidence: [],
    diagnostics: [],
    actual: 'NAMES   STATUS\nnap     Up',
  }
  const report = {
    formatVersion: 1 as const,
    exercise: 'exercise-8',
    title: { en: 'x' },
    verdict: 'failed' as const,
    score: { points: 0, maxPoints: 1 },
    checks: [check],
    diagnostics: [],
    traces: [],
  }
  expect(htmlReporter([report], context)).toContain('<pre>NAMES   STATUS\nnap     Up</pre>')
})
