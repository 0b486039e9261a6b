import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { lintManifests } from '../../../../src/kubectl/manifest-diagnostics/index.ts'
import { formatHelp, formatMessage } from '../../../../src/messages/index.ts'

const SPEC = '---\napiVersion: apps/v1\nkind: Deployment\nspec:\n'
const POD = `${SPEC}  template:\n    spec:\n      containers:\n`

const told = (text: string) =>
  lintManifests(text, { file: 'web.yaml', limits: LIMITS }).filter(({ code }) => code === 'YAML_SYNTAX')

/** Where the entry stands that is blamed, why, and like which one it should begin. */
const seen = (text: string) =>
  told(text).map(
    ({ range, args: { cause, key, like, likeColumn } }) =>
      `${range?.start.line}:${range?.start.column} ${cause} ${key} like ${like} (${likeColumn})`,
  )

describe('an entry in the wrong column', () => {
  test.each([
    ['deeper than the key above', `${SPEC}  replicas: 3\n   selector:\n`, '6:4 deeper selector like replicas (3)'],
    ['by two', `${SPEC}  replicas: 3\n    selector: {}\n`, '6:5 deeper selector like replicas (3)'],
    ['in an item', `${POD}        - name: web\n           image: nginx\n`, '9:12 deeper image like name (11)'],
    ['below a quoted text', `${SPEC}  a: "x"\n   b: c\n`, '6:4 deeper b like a (3)'],
    ['below a list in brackets', `${SPEC}  a: [x]\n   b: c\n`, '6:4 deeper b like a (3)'],
    ['a comment between', `${SPEC}  a: x # y\n\n  # and\n   b: c\n`, '8:4 deeper b like a (3)'],
    ['a block text between', `${SPEC}  a: |\n    k: v\n  c: d\n   e: f\n`, '8:4 deeper e like c (3)'],
    [
      'the first one, where several follow',
      `${SPEC}    replicas: 3\n  selector: {}\n  template: {}\n`,
      '5:5 deeper replicas like selector (3)',
    ],
    [
      'the first one, by an unusual step',
      'metadata:\n   name: a\n  labels:\n    b: c\n',
      '2:4 deeper name like labels (3)',
    ],
    [
      'the last one, behind a block',
      `${SPEC}  selector:\n    a: b\n   replicas: 3\n`,
      '7:4 shallower replicas like a (5)',
    ],
    [
      'shallower than two above',
      `${SPEC}  replicas: 3\n  selector: {}\n template: {}\n`,
      '7:2 shallower template like selector (3)',
    ],
    [
      'shallower in an item',
      `${POD}        - name: web\n         image: nginx\n`,
      '9:10 shallower image like name (11)',
    ],
    [
      'an item deeper than the item above',
      `${POD}      - name: a\n       - name: b\n`,
      '9:8 deeper - name like - name (7)',
    ],
    [
      'the first item',
      `${POD}       - name: a\n      - name: b\n      - name: c\n`,
      '8:8 deeper - name like - name (7)',
    ],
    ['another document before it', 'a: b\n---\nc: d\n e: f\n', '4:2 deeper e like c (1)'],
  ])('%s', (_, text, want) => {
    expect(seen(text)).toEqual([want])
  })

  test.each([
    ['a colon in a text', `${SPEC}  a: b: c\n`],
    ['a key below the text of an item', 'a:\n- b\n  c: d\n'],
    ['a key in a list', '- a\nb: c\n'],
    ['words behind a quoted text', 'x: 1\na: "b" c\n'],
  ])('something else is wrong: %s', (_, text) => {
    expect(told(text).map(({ args }) => args['cause'])).not.toContain('deeper')
    expect(told(text).map(({ args }) => args['cause'])).not.toContain('shallower')
    expect(told(text)).toHaveLength(1)
  })

  test('in words', () => {
    const [found] = told(`${SPEC}  replicas: 3\n   selector:\n`)
    if (found === undefined) throw new Error('nothing was found')
    expect([formatMessage(found, 'en'), formatHelp(found, 'en')]).toEqual([
      'the YAML cannot be read: `selector` is indented deeper (column 4) than `replicas` in line 5 (column 3) (mapping values are not allowed in this context)',
      'begin `selector` in the same column as `replicas`: column 3',
    ])
    expect([formatMessage(found, 'ko'), formatHelp(found, 'ko')]).toEqual([
      'YAML을 읽을 수 없습니다: `selector`가 4열에 있어서 5행의 `replicas`(3열)보다 깊게 들여쓰였습니다 (mapping values are not allowed in this context)',
      '`selector`를 `replicas`와 같은 3열에서 시작하세요',
    ])
  })
})
