import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { readManifests } from '../../../../src/formats/yaml/kubernetes.ts'

const read = (text: string) => readManifests(text, { file: 'deployment.yaml', limits: LIMITS })

describe('scalars by YAML 1.1', () => {
  test.each([
    { text: 'yes', value: true },
    { text: 'off', value: false },
    { text: 'y', value: true },
    { text: '"yes"', value: 'yes' },
    { text: 'tRue', value: 'tRue' },
    { text: '0755', value: 493 },
    { text: '0o755', value: 493 },
    { text: '0x1F', value: 31 },
    { text: '0b101', value: 5 },
    { text: '08', value: 8 },
    { text: '1_000', value: 1000 },
    { text: '1e3', value: 1000 },
    { text: '1.5', value: 1.5 },
    { text: '.5', value: 0.5 },
    { text: '1e400', value: '1e400' },
    { text: '1.0', value: 1 },
    { text: '-0', value: 0 },
    { text: '5.', value: 5 },
    { text: '+5', value: 5 },
    { text: '0o7', value: 7 },
    { text: '0x', value: '0x' },
    { text: '1__0', value: 10 },
    { text: '1e', value: '1e' },
    { text: '0xFFFFFFFFFFFFFFFF', value: 2 ** 64 },
    { text: '0x10000000000000000', value: '0x10000000000000000' },
    { text: '123456789012345678901234567890', value: 1.2345678901234568e29 },
    { text: '190:20:30', value: '190:20:30' },
    { text: '2001-01-01', value: '2001-01-01' },
    { text: '~', value: null },
    { text: '', value: null },
    { text: '! 12', value: '12' },
    { text: '!!str 12', value: '12' },
    { text: '!!float 1', value: 1 },
    { text: '!!binary aGk=', value: 'hi' },
    { text: "'it''s'", value: "it's" },
    { text: '"\\u00e9\\x41\\n"', value: 'éA\n' },
    { text: '|\n  a\n   b\n', value: 'a\n b\n' },
    { text: '|-\n  a\n', value: 'a' },
    { text: '>\n  a\n  b\n\n  c\n', value: 'a b\nc\n' },
    { text: '|+\n  a\n\n', value: 'a\n\n\n' },
    { text: '"a\n  b\n\n  c\\\n  d"', value: 'a b\ncd' },
  ])('$text', ({ text, value }) => {
    expect(read(`v: ${text}\n`).documents[0]?.value).toEqual({ v: value })
  })
})

describe('documents', () => {
  test.each([
    { story: 'empty file', text: '', values: [] },
    { story: 'comments only', text: '# nothing\n', values: [] },
    { story: 'empty documents between', text: '---\n---\na: 1\n---\n# x\n---\nb: 2\n', values: [{ a: 1 }, { b: 2 }] },
    {
      story: 'CR LF',
      text: 'a: 1\r\nb: |\r\n  x\r\n  y\r\n---\r\nc: 2\r\n',
      values: [{ a: 1, b: 'x\ny\n' }, { c: 2 }],
    },
    { story: 'after the end marker nothing is read', text: 'a: 1\n...\nb: c: d\n', values: [{ a: 1 }] },
    {
      story: 'a separator in a block scalar ends it',
      text: 'a: |\n  x\n---\nb: 1\n',
      values: [{ a: 'x\n' }, { b: 1 }],
    },
    {
      story: 'JSON values one after the other',
      text: '{"a": 1} {"b": "\\u00e9\\/"}\n',
      values: [{ a: 1 }, { b: 'é/' }],
    },
    {
      story: 'non-string keys',
      text: '1: a\ntrue: b\n1.5: c\n1500000.0: d\n',
      values: [{ 1: 'a', true: 'b', '1.5': 'c', '1.5e+06': 'd' }],
    },
    {
      story: 'anchors and merges, later keys win',
      text: 'a: &x {p: 1, q: 1}\nb:\n  q: 2\n  <<: *x\nc: {<<: *x, q: 2}\n',
      values: [{ a: { p: 1, q: 1 }, b: { p: 1, q: 1 }, c: { p: 1, q: 2 } }],
    },
    {
      story: 'list at the column of its key',
      text: 'a:\n- b\n- c: d\n  e: f\ng: h\n',
      values: [{ a: ['b', { c: 'd', e: 'f' }], g: 'h' }],
    },
  ])('$story', ({ text, values }) => {
    const result = read(text)
    expect(result.error).toBeUndefined()
    expect(result.documents.map((document) => document.value)).toEqual(values)
  })

  test('a key named __proto__ is a key', () => {
    const value = read('__proto__: {polluted: yes}\n').documents[0]?.value
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('of a repeated key the last counts, and both places are known', () => {
    const [document] = read('a: 1\nspec:\n  replicas: 3\n  replicas: 4\n').documents
    expect(document?.value).toEqual({ a: 1, spec: { replicas: 4 } })
    expect(document?.duplicateKeys).toEqual([
      {
        key: 'replicas',
        first: { file: 'deployment.yaml', start: { line: 3, column: 3 }, end: { line: 3, column: 11 } },
        range: { file: 'deployment.yaml', start: { line: 4, column: 3 }, end: { line: 4, column: 11 } },
        lost: 3,
        kept: 4,
        isTopLevel: false,
      },
    ])
  })
})

describe('rangeAt', () => {
  const text = `# web
---
spec:
  replicas: 3
  containers:
  - name: web
    args: ["a", 'b']
  base: &base {image: nginx}
  copy: *base
`
  const [document] = read(text).documents
  test.each([
    { path: ['spec', 'replicas'], at: '4:3-4:14', why: 'a short field as a whole' },
    { path: ['spec', 'replicas'], part: 'value' as const, at: '4:13-4:14', why: 'its value' },
    { path: ['spec', 'replicas'], part: 'key' as const, at: '4:3-4:11', why: 'its key' },
    { path: ['spec'], at: '3:1-3:5', why: 'the key of a block' },
    { path: ['spec', 'containers', 0], at: '6:5-6:9', why: 'the first key of a list item' },
    { path: ['spec', 'containers', 0, 'args'], at: '7:5-7:21', why: 'a flow list as a whole' },
    { path: ['spec', 'containers', 0, 'args', 1], at: '7:17-7:20', why: 'a list item' },
    { path: ['spec', 'strategy', 'type'], at: '3:1-3:5', why: 'the nearest thing there is' },
    { path: ['spec', 'copy', 'image'], at: '8:16-8:28', why: 'behind an alias' },
  ])('$why', ({ path, part, at }) => {
    const range = document?.rangeAt(path, part)
    expect(`${range?.start.line}:${range?.start.column}-${range?.end.line}:${range?.end.column}`).toBe(at)
  })
})

test('what was read of a text is the same values again, unless aliases make much of few words', () => {
  const plain = 'a: [1, 2]\n'
  const large = 'a: &a [1, 2]\nb: [*a, *a]\n'
  expect(read(plain)).toBe(read(plain))
  expect(read(large)).not.toBe(read(large))
  expect(read(large).documents[0]?.value).toEqual({
    a: [1, 2],
    b: [
      [1, 2],
      [1, 2],
    ],
  })
})
