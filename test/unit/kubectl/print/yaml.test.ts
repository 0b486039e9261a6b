import { describe, expect, test } from 'vitest'
import { toYaml } from '../../../../src/kubectl/print/yaml.ts'

describe('yaml output as go-yaml v2 writes it', () => {
  test.each([
    { value: 'nginx:1.25', yaml: 'nginx:1.25' },
    { value: '1', yaml: '"1"' },
    { value: '1.5', yaml: '"1.5"' },
    { value: '0755', yaml: '"0755"' },
    { value: '0x1F', yaml: '"0x1F"' },
    { value: '1e3', yaml: '"1e3"' },
    { value: '1:30', yaml: '"1:30"' },
    { value: 'yes', yaml: '"yes"' },
    { value: 'y', yaml: '"y"' },
    { value: 'null', yaml: '"null"' },
    { value: '~', yaml: '"~"' },
    { value: '', yaml: '""' },
    { value: '2026-01-01', yaml: '"2026-01-01"' },
    { value: '2026-01-01T00:00:00Z', yaml: '"2026-01-01T00:00:00Z"' },
    { value: 'a: b', yaml: "'a: b'" },
    { value: 'a #b', yaml: "'a #b'" },
    { value: "it's", yaml: "it's" },
    { value: "it's: so", yaml: "'it''s: so'" },
    { value: '*', yaml: "'*'" },
    { value: '-', yaml: "'-'" },
    { value: '-a', yaml: '-a' },
    { value: '25%', yaml: '25%' },
    { value: 'daemon off;', yaml: 'daemon off;' },
    { value: ' a', yaml: "' a'" },
    { value: 'a\tb', yaml: '"a\\tb"' },
    { value: 'a\r\nb', yaml: '"a\\r\\nb"' },
    { value: 'a \nb\n', yaml: '"a \\nb\\n"' },
    { value: '\u{1F600}', yaml: '"\\U0001F600"' },
    { value: 3, yaml: '3' },
    { value: true, yaml: 'true' },
    { value: null, yaml: 'null' },
  ])('$value becomes $yaml', ({ value, yaml }) => {
    expect(toYaml({ k: value })).toBe(`k: ${yaml}\n`)
  })

  test.each([
    { value: 'a\nb\n', yaml: '|\n  a\n  b' },
    { value: 'a\nb', yaml: '|-\n  a\n  b' },
    { value: 'a\n\n', yaml: '|+\n  a\n' },
    { value: ' a\nb', yaml: '|2-\n   a\n  b' },
  ])('several lines become a block: $yaml', ({ value, yaml }) => {
    expect(toYaml({ k: value, z: 1 })).toBe(`k: ${yaml}\nz: 1\n`)
  })

  test('lists stand in the column of their key, mappings one step further', () => {
    const object = { spec: { containers: [{ name: 'a', args: ['x', 'y'], resources: {} }, { name: 'b' }], empty: [] } }
    expect(toYaml(object)).toBe(
      'spec:\n  containers:\n  - args:\n    - x\n    - "y"\n    name: a\n    resources: {}\n  - name: b\n  empty: []\n',
    )
  })

  test('lists in lists', () => {
    expect(toYaml({ a: [[1, 2], [3]] })).toBe('a:\n- - 1\n  - 2\n- - 3\n')
  })

  test('long texts are folded at blanks once the line is full', () => {
    const words = Array.from({ length: 12 }, (_, index) => `word-${index}-xxxx`).join(' ')
    const [first, second, ...rest] = toYaml({ k: words }).trimEnd().split('\n')
    // Seven words end in column 86, the first blank beyond column 80.
    expect(first).toHaveLength(86)
    expect(second).toMatch(/^ {2}word-/)
    expect(rest).toHaveLength(0)
  })

  test('numbers inside of keys count as numbers', () => {
    expect(toYaml({ a10: 1, a2: 2, 'a b': 3, b: 4 })).toBe('a b: 3\na2: 2\na10: 1\nb: 4\n')
  })
})
