import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { readManifests } from '../../../../src/formats/yaml/kubernetes.ts'
import { lintManifests, repeatedKeys } from '../../../../src/kubectl/manifest-diagnostics/index.ts'
import { formatHelp } from '../../../../src/messages/index.ts'

const OPTIONS = { file: 'web.yaml', limits: LIMITS }
const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n'
const helpOf = (text: string) => lintManifests(text, OPTIONS).map((told) => formatHelp(told, 'en'))
const seen = (text: string) =>
  readManifests(text, OPTIONS)
    .documents.flatMap((document) => repeatedKeys(text, document))
    .map(({ code, severity, range, args }) => `${range?.start.line} ${severity} ${code} ${args['lost'] ?? ''}`.trim())

describe('keys that stand twice, as kubectl is told of them', () => {
  test.each([
    { story: 'a second object', text: head + head, told: ['4 warning YAML_SEPARATOR_MISSING'] },
    {
      story: 'a key twice, then a second object',
      text: `${head}data: {a: b}\ndata: {a: c, d: e}\n${head}data: {}\n`,
      told: ['5 warning YAML_DUPLICATE_KEY a', '6 warning YAML_SEPARATOR_MISSING'],
    },
    {
      story: 'the head alone is no object',
      text: `${head}kind: Secret\n`,
      told: ['4 warning YAML_DUPLICATE_KEY ConfigMap'],
    },
    {
      story: 'an object inside of another',
      text: `${head}data:\n  kind: a\n  apiVersion: b\n  kind: c\n  apiVersion: d\n`,
      told: ['7 warning YAML_DUPLICATE_KEY a', '8 warning YAML_DUPLICATE_KEY b'],
    },
    {
      story: 'braces',
      text: '--- \n{kind: a, apiVersion: b, kind: c, apiVersion: d}\n',
      told: ['2 warning YAML_DUPLICATE_KEY a', '2 warning YAML_DUPLICATE_KEY b'],
    },
    { story: 'the same value', text: `${head}data: {a: b}\ndata: {a: b}\n`, told: ['5 warning YAML_DUPLICATE_KEY'] },
    {
      story: 'what stands in both is not lost',
      text: `${head}x: [{name: a}, {name: b}]\nx: [{name: b}]\n`,
      told: ['5 warning YAML_DUPLICATE_KEY a'],
    },
  ])('$story', ({ text, told }) => {
    expect(seen(text)).toEqual(told)
  })
})

describe('what the help says of text that cannot be read', () => {
  test.each([
    {
      story: 'a tab inside of a text is text',
      text: `${head}x:\n\t- a\ny: |\n  all:\n  \tmake\n`,
      says: 'does not allow tabs there',
    },
    { story: 'an anchor of a merge', text: `${head}data:\n  <<: *base\n`, says: 'define it further up' },
    { story: 'a text with a backslash', text: `${head}data:\n  a: *\\d\n`, says: '`"*\\\\d"`' },
  ])('$story', ({ text, says }) => {
    const [help = ''] = helpOf(text)
    expect(help).toContain(says)
    expect(help).not.toContain('; there are some in')
  })
})
