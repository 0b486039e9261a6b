import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { readManifests } from '../../../../src/formats/yaml/kubernetes.ts'

const read = (text: string) => readManifests(text, { file: 'deployment.yaml', limits: LIMITS })
const YAML = 'error converting YAML to JSON: yaml: '

/** Every message was taken from `kubectl annotate --local -f FILE` of kubectl v1.32.4. */
describe('what kubectl cannot read', () => {
  test.each([
    {
      story: 'first line: no line number',
      text: 'a: b: c\n',
      says: `${YAML}mapping values are not allowed in this context`,
    },
    {
      story: 'colon in a value',
      text: 'x: 1\na: b: c\n',
      says: `${YAML}line 2: mapping values are not allowed in this context`,
    },
    {
      story: 'tab for indentation',
      text: 'x: 1\na:\n\tb: c\n',
      says: `${YAML}line 3: found character that cannot start any token`,
    },
    {
      story: 'tab after a plain scalar went on',
      text: 'a: b\n c\n\td\n',
      says: `${YAML}line 3: found a tab character that violates indentation`,
    },
    {
      story: 'tab in a block scalar',
      text: 'a: |\n\tx\n',
      says: `${YAML}line 2: found a tab character where an indentation space is expected`,
    },
    { story: 'unclosed quote', text: 'a: "x\nb: c\n', says: `${YAML}line 3: found unexpected end of stream` },
    {
      story: 'unclosed quote without a final line break',
      text: 'a: "x\nb: c',
      says: `${YAML}line 3: found unexpected end of stream`,
    },
    {
      story: 'words after a quoted scalar',
      text: 'x: 1\na: "b" c\n',
      says: `${YAML}line 1: did not find expected key`,
      line: 2,
    },
    {
      story: 'less indented entry: counted one too low',
      text: 'a:\n  b: c\n d: e\n',
      says: `${YAML}line 2: did not find expected key`,
      line: 3,
    },
    {
      story: 'list item out of column',
      text: 'a:\n  - b\n - c\n',
      says: `${YAML}line 2: did not find expected key`,
      line: 3,
    },
    {
      story: 'key in a list',
      text: '- a\nb: c\n',
      says: `${YAML}line 1: did not find expected '-' indicator`,
      line: 2,
    },
    {
      story: 'missing comma',
      text: 'a: 1\nb: ["c" "d"]\n',
      says: `${YAML}line 1: did not find expected ',' or ']'`,
      line: 2,
    },
    { story: 'unclosed brace', text: 'k: {a: 1\nb: c\n', says: `${YAML}line 1: did not find expected ',' or '}'` },
    {
      story: 'reserved character',
      text: 'x: 1\na: @x\n',
      says: `${YAML}line 2: found character that cannot start any token`,
    },
    {
      story: 'line without a colon',
      text: 'x: 1\na\nb: c\n',
      says: `${YAML}line 3: could not find expected ':'`,
    },
    { story: 'last line without a colon', text: 'foo: bar\nbaz', says: `${YAML}line 3: could not find expected ':'` },
    {
      story: 'unknown alias has no line',
      text: 'x: y\na: *b\n',
      says: `${YAML}unknown anchor 'b' referenced`,
      line: 2,
    },
    { story: 'alias of itself', text: 'a: &a [*a]\n', says: `${YAML}anchor 'a' value contains itself` },
    { story: 'unknown escape', text: 'x: 1\na: "\\q"\n', says: `${YAML}line 2: found unknown escape character` },
    {
      story: 'template braces',
      text: 'a: {{ .Values.x }}\n',
      says: `${YAML}invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}`,
    },
    {
      story: 'an empty map as a key',
      text: 'x: 1\n{}: b\n',
      says: `${YAML}line 1: did not find expected key`,
      line: 2,
    },
    { story: 'a list as a key', text: 'x: 1\n[a]: b\n', says: `${YAML}invalid map key: []interface {}{"a"}` },
    {
      story: 'a null key is said before a number that JSON has not',
      text: 'a: .nan\n~: y\n',
      says: 'error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: true',
    },
    { story: 'tag that does not fit', text: 'a: !!int x\n', says: `${YAML}cannot decode !!str \`x\` as a !!int` },
    { story: 'not a number', text: 'a: .nan\n', says: 'error converting YAML to JSON: json: unsupported value: NaN' },
    {
      story: 'null as a key',
      text: '~: x\n',
      says: 'error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: "x"',
    },
    {
      story: 'words after a separator',
      text: 'a: b\n--- foo\n',
      says: 'invalid Yaml document separator: foo',
      line: 2,
    },
    { story: 'control character', text: 'a: \u0001b\n', says: `${YAML}control characters are not allowed` },
    {
      story: 'merge of a scalar',
      text: '<<: x\n',
      says: `${YAML}map merge requires map or sequence of maps as the value`,
    },
    {
      story: 'JSON: comma before the end',
      text: '{"a": 1,}',
      says: "json: offset 9: invalid character '}' looking for beginning of object key string",
    },
    { story: 'JSON: not closed', text: '{"a": 1', says: 'unexpected EOF' },
    {
      story: 'JSON: bare key',
      text: '{a: b}',
      says: "json: offset 2: invalid character 'a' looking for beginning of object key string",
    },
    {
      story: 'JSON: offset in bytes',
      text: '{"a": "é" x}',
      says: "json: offset 12: invalid character 'x' after object key:value pair",
    },
  ])('$story', ({ text, says, line }) => {
    const { error } = read(text)
    expect(error?.message).toBe(says)
    expect(error?.diagnostic.code).toBe('YAML_SYNTAX')
    expect(line ?? error?.range.start.line).toBe(error?.range.start.line)
  })

  test('documents before the broken one are there, and lines are counted from behind the separator', () => {
    const { documents, error } = read('a: b\n---\nc: d\n---\n\nx: 1\ny: z: 2\n')
    expect(documents.map((document) => document.value)).toEqual([{ a: 'b' }, { c: 'd' }])
    expect(error).toMatchObject({
      message: `${YAML}line 3: mapping values are not allowed in this context`,
      document: 2,
      range: { start: { line: 7, column: 5 } },
    })
  })

  test('an unclosed quote points at the quote', () => {
    expect(read('a: b\nc: "d\ne: f\n').error?.range.start).toEqual({ line: 2, column: 4 })
  })
})

describe('limits', () => {
  const deepBlock = Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')
  const laughs = Array.from(
    { length: 9 },
    (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1}`}${`, *a${n - 1}`.repeat(n === 0 ? 0 : 9)}]\n`,
  )
  test.each([
    { story: '1 MB of open brackets', text: '['.repeat(1_000_000), what: 'depth' },
    { story: '1 MB of open braces as JSON', text: '{"a":'.repeat(200_000), what: 'depth' },
    { story: 'many block levels', text: deepBlock, what: 'depth' },
    { story: 'many list levels in one line', text: '- '.repeat(5000), what: 'depth' },
    { story: 'billion laughs', text: laughs.join(''), what: 'nodes' },
    {
      story: 'a chain of aliases',
      text: `a0: &a0 [x]\n${Array.from({ length: 5000 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]\n`).join('')}`,
      what: 'depth',
    },
    { story: 'too many values', text: 'x: [' + '1,'.repeat(200_000) + ']', what: 'nodes' },
    { story: 'too many documents', text: 'a: b\n---\n'.repeat(500), what: 'documents' },
  ])('$story', ({ text, what }) => {
    const { error } = read(text)
    expect(error?.message).toBeUndefined()
    expect(error?.diagnostic).toMatchObject({ code: 'YAML_LIMIT', args: { what } })
  })
})

test('a NUL is refused wherever it stands, and keeps no scanner waiting for the end', () => {
  for (const text of ['a: |#\0b\n', '|#[? \0status:\n~]', '"\0', "'a\0", '# \0\na: b\n', 'a: &\0\n', '%\0\n---\na\n']) {
    expect(read(text).error?.message).toBe(`${YAML}control characters are not allowed`)
  }
})
