import { describe, expect, test } from 'vitest'
import { findLinks } from '../../../../src/formats/markdown/links.ts'
import { proseOf, readMarkdown } from '../../../../src/formats/markdown/read.ts'

const exercise = `---
id: exercise-1
---
# Title *here*

Prose.

- in a list

  \`\`\`yaml scenario
  id: indented
    deeper: 1

  last: 2
  \`\`\`

> ~~~ yaml quiz
> id: quoted
> ~~~

\`\`\`sh


kept
\`\`\`

After.
`

describe('readMarkdown', () => {
  const markdown = readMarkdown(exercise, 'README.md')

  test('splits front matter off', () => {
    expect(markdown.frontMatter).toEqual({ text: 'id: exercise-1\n', origin: { line: 2, columns: [0] } })
  })

  test('finds blocks with the place of each of their lines', () => {
    expect(markdown.blocks.map(({ info, text, origin }) => ({ info, text, origin }))).toEqual([
      {
        info: 'yaml scenario',
        text: 'id: indented\n  deeper: 1\n\nlast: 2\n',
        origin: { line: 11, columns: [2, 2, 0, 2] },
      },
      { info: 'yaml quiz', text: 'id: quoted\n', origin: { line: 18, columns: [2] } },
      { info: 'sh', text: '\n\nkept\n', origin: { line: 22, columns: [0, 0, 0] } },
    ])
  })

  test('finds headings, but not in front matter', () => {
    expect(markdown.headings).toEqual([
      {
        level: 1,
        text: 'Title *here*',
        range: { file: 'README.md', start: { line: 4, column: 1 }, end: { line: 4, column: 15 } },
      },
    ])
  })

  test('prose is what is left, code as it was', () => {
    const prose = proseOf(markdown, (block) => block.info.startsWith('yaml'))
    expect(prose).toBe('# Title *here*\n\nProse.\n\n- in a list\n\n```sh\n\n\nkept\n```\n\nAfter.\n')
  })
})

test('of the info string readers see what they are meant to', () => {
  const page = readMarkdown('Look:\n\n> ```console replay=a\n> $ ls\n> ```\n', 'README.md')
  const prose = proseOf(
    page,
    () => false,
    (info) => info.replace(' replay=a', ''),
  )
  expect(prose).toBe('Look:\n\n> ```console\n> $ ls\n> ```\n')
})

describe('edges', () => {
  test.each([
    { story: 'empty file', text: '', frontMatter: undefined, blocks: [] },
    { story: 'front matter that never ends is prose', text: '---\nid: x\n', frontMatter: undefined, blocks: [] },
    { story: 'a rule further down is no front matter', text: 'x\n---\ny\n---\n', frontMatter: undefined, blocks: [] },
    {
      story: 'CR LF',
      text: '---\r\nid: x\r\n---\r\n```yaml scenario\r\nid: y\r\n```\r\n',
      frontMatter: 'id: x\n',
      blocks: [true],
    },
    {
      story: 'a fence that is never closed',
      text: '```yaml scenario\nid: y\n',
      frontMatter: undefined,
      blocks: [false],
    },
    { story: 'an empty block', text: '```yaml scenario\n```\n', frontMatter: undefined, blocks: [true] },
    {
      story: 'a longer fence holds a shorter one',
      text: '````md\n```yaml scenario\n```\n````\n',
      frontMatter: undefined,
      blocks: [true],
    },
  ])('$story', ({ text, frontMatter, blocks }) => {
    const markdown = readMarkdown(text, 'README.md')
    expect(markdown.frontMatter?.text).toBe(frontMatter)
    expect(markdown.blocks.map((block) => block.closed)).toEqual(blocks)
  })
})

describe('findLinks', () => {
  test('links and pictures with their lines, none from code', () => {
    const text =
      'See [the docs](https://kubernetes.io/) and\n[next](../exercise-2/README.md).\n\n`[no](x)`\n\n![p](a.svg)\n'
    expect(findLinks(text)).toEqual([
      { kind: 'link', target: 'https://kubernetes.io/', line: 1 },
      { kind: 'link', target: '../exercise-2/README.md', line: 1 },
      { kind: 'image', target: 'a.svg', line: 6 },
    ])
  })
})
