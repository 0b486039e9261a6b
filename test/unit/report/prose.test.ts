import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../src/formats/markdown/blocks.ts'
import { proseLines } from '../../../src/report/render/prose.ts'
import { paintedWidth } from '../../../src/report/render/width.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'

const context: ReporterContext = { color: false, width: 20, language: 'en', plain: false }
const lines = (markdown: string, changes: Partial<ReporterContext> = {}) =>
  proseLines(readBlocks(markdown), { ...context, ...changes })

describe('a page in the terminal', () => {
  test.each([
    { name: 'a title', text: '# A *task*', want: ['A task', '══════'] },
    { name: 'a part', text: '## Part', want: ['Part', '────'] },
    { name: 'a part of a part', text: '### Sub', want: ['Sub'] },
    { name: 'a paragraph', text: 'one two\nthree four five', want: ['one two three four', 'five'] },
    { name: 'two of them', text: 'a\n\nb', want: ['a', '', 'b'] },
    { name: 'a break on purpose', text: 'a  \nb', want: ['a', 'b'] },
    { name: 'strong and code', text: '**a** `b c`', want: ['a `b c`'] },
    { name: 'an item hangs', text: '- one two three four five', want: ['- one two three four', '  five'] },
    { name: 'items stay together', text: '- a\n- b', want: ['- a', '- b'] },
    { name: 'loose items stay apart', text: '- a\n\n- b', want: ['- a', '', '- b'] },
    { name: 'numbers', text: '9. a\n10. b', want: [' 9. a', '10. b'] },
    { name: 'an item below an item', text: '- a\n  - b', want: ['- a', '  - b'] },
    { name: 'code is not broken', text: '```sh\none two three four five\n```', want: ['    one two three four five'] },
    { name: 'indented code', text: '    one  two', want: ['    one  two'] },
    { name: 'a quotation', text: '> a\n>\n> b', want: ['│ a', '│', '│ b'] },
    { name: 'a link elsewhere', text: '[a](https://b.c)', want: ['a (https://b.c)'] },
    { name: 'a link within', text: '[a](../b/README.md)', want: ['a'] },
    { name: 'HTML is text', text: '<b>a</b>', want: ['<b>a</b>'] },
    { name: 'an escape sequence can be seen', text: 'a\u001b[31mb', want: ['a\\e[31mb'] },
  ])('$name', ({ text, want }) => {
    expect(lines(text)).toEqual(want)
  })

  test('a wide table has its cells broken', () => {
    expect(lines('| sign | it means |\n| --- | --- |\n| `a` | one of them is run |')).toEqual([
      'sign  it means',
      '────  ──────────────',
      '`a`   one of them is',
      '      run',
    ])
  })

  test('for reading aloud nothing is drawn, and a row is one line', () => {
    const text = '# T\n\na\nb\n\n---\n\n| k | v |\n| - | - |\n| 1 | 2 |'
    expect(lines(text, { plain: true }).filter((line) => line !== '')).toEqual(['T', 'a b', 'k: 1; v: 2'])
  })
})

describe('every page of the course', () => {
  const ids = readdirSync('exercises', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const pages = ids.flatMap(({ name: id }) => [`exercises/${id}/README.md`, `exercises/${id}/README.ko.md`])

  test.each(pages)('%s: no line but of code is wider than the terminal', (path) => {
    const text = readFileSync(path, 'utf8').replace(/^---\n[^]*?\n---\n/, '')
    for (const width of [60, 80, 120]) {
      for (const color of [false, true]) {
        const wide = lines(text, { width, color }).filter((line) => paintedWidth(line) > width && !/^ {4}/.test(line))
        expect(wide).toEqual([])
      }
    }
  })
})
