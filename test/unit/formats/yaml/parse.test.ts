import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { parseYaml } from '../../../../src/formats/yaml/parse.ts'

const parse = (text: string) => parseYaml(text, { file: 'answers.yaml', limits: { ...LIMITS, yamlNodesMax: 20_000 } })
const show = (range: { start: { line: number; column: number }; end: { line: number; column: number } } | undefined) =>
  range === undefined ? '' : `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`

describe('values by YAML 1.2', () => {
  test.each([
    { text: 'v: yes', value: { v: 'yes' } },
    { text: 'v: 0755', value: { v: 755 } },
    { text: 'v: 0o755', value: { v: 493 } },
    { text: 'v: true', value: { v: true } },
    { text: 'v: ~', value: { v: null } },
    { text: '1: a', value: { 1: 'a' } },
    { text: '- &a {b: 1}\n- *a', value: [{ b: 1 }, { b: 1 }] },
    { text: '', value: null },
    { text: '# only a comment', value: null },
    { text: 'a: 1\r\nb: 2\r\n', value: { a: 1, b: 2 } },
  ])('$text', ({ text, value }) => {
    const parsed = parse(text)
    expect(parsed.ok && parsed.value).toEqual(value)
  })
})

describe('mistakes', () => {
  test.each([
    { story: 'a repeated key', text: 'a: 1\nb: 2\na: 3\n', code: 'YAML_DUPLICATE_KEY', at: '3:1-3:2' },
    { story: 'a colon in a value', text: 'a: b: c\n', code: 'YAML_SYNTAX', at: '1:4-1:5' },
    { story: 'a tab', text: 'a:\n\tb: 1\n', code: 'YAML_SYNTAX', at: '2:1-2:2' },
    { story: 'two documents', text: 'a: 1\n---\nb: 2\n', code: 'YAML_SYNTAX', at: '2:1-2:2' },
    { story: 'an unknown alias', text: 'a: *b\n', code: 'YAML_SYNTAX', at: '1:4-1:6' },
    { story: 'an alias of itself', text: 'a: &a [*a]\n', code: 'YAML_SYNTAX', at: '1:8-1:10' },
    {
      story: 'a chain of aliases',
      text: `a0: &a0 [x]\n${Array.from({ length: 5000 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]\n`).join('')}`,
      code: 'YAML_LIMIT',
      at: '1:1-1:2',
    },
    { story: 'not a number', text: 'a: .nan\n', code: 'YAML_SYNTAX', at: '1:4-1:8' },
    { story: '1 MB of brackets', text: '['.repeat(1_000_000), code: 'YAML_LIMIT', at: '1:101-1:102' },
    { story: 'lists in lists', text: '- '.repeat(300_000), code: 'YAML_LIMIT', at: '1:201-1:202' },
    {
      story: 'a billion laughs',
      text: `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]\n`).join('')}`,
      code: 'YAML_LIMIT',
      at: '1:1-1:2',
    },
    {
      story: 'many keys',
      text: Array.from({ length: 60_000 }, (_, n) => `k${n}: 1\n`).join(''),
      code: 'YAML_LIMIT',
      at: '1:1-1:2',
    },
  ])('$story', ({ text, code, at }) => {
    const parsed = parse(text)
    const found = parsed.ok ? [] : parsed.diagnostics
    expect(found.map((each) => each.code)).toEqual([code])
    expect(show(found[0]?.range)).toBe(at)
  })
})

describe('rangeAt', () => {
  const text = 'steps:\n  - apply: a.yaml\n  - expect:\n    - {history: [2, 3], points: 3}\n'
  const whole = parse(text)
  const embedded = parseYaml(text, {
    file: 'README.md',
    origin: { line: 11, columns: [2, 2, 2, 2] },
    limits: LIMITS,
  })
  test.each([
    { path: ['steps'], at: '1:1-1:6' },
    { path: ['steps', 0], at: '2:5-2:10' },
    { path: ['steps', 0, 'apply'], at: '2:5-2:18' },
    { path: ['steps', 1, 'expect', 0], at: '4:7-4:35' },
    { path: ['steps', 1, 'expect', 0, 'history', 1], at: '4:21-4:22' },
    { path: ['steps', 1, 'expect', 0, 'points'], part: 'key' as const, at: '4:25-4:31' },
    { path: ['steps', 7, 'apply'], at: '1:1-1:6' },
  ])('$path', ({ path, part, at }) => {
    expect(show(whole.ok ? whole.rangeAt(path, part) : undefined)).toBe(at)
  })

  test('of a block in a Markdown file counts from the file', () => {
    expect(show(embedded.ok ? embedded.rangeAt(['steps', 0, 'apply']) : undefined)).toBe('12:7-12:20')
  })
})
