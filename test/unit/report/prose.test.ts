import { describe, expect, test } from 'vitest'
import { wrapProse } from '../../../src/report/render/prose.ts'

describe('wrapProse', () => {
  test.each([
    { name: 'a paragraph', text: 'one two\nthree four', want: ['one two', 'three four'] },
    { name: 'an item hangs', text: '- one two three', want: ['- one two', '  three'] },
    { name: 'a numbered item hangs', text: '1. one two three', want: ['1. one two', '   three'] },
    { name: 'an item below an item hangs deeper', text: '- a\n  - one two', want: ['- a', '  - one', '    two'] },
    { name: 'items stay apart', text: '- a\n- b', want: ['- a', '- b'] },
    { name: 'a heading stays', text: '# one two three\nfour', want: ['# one two three', 'four'] },
    { name: 'a fence stays', text: '```\none two three four\n\n```', want: ['```', 'one two three four', '', '```'] },
    { name: 'a fence that is not closed', text: '```\none two three', want: ['```', 'one two three'] },
    { name: 'indented code stays', text: '    one two three', want: ['    one two three'] },
    { name: 'a break on purpose stays', text: 'a  \nb', want: ['a', 'b'] },
    { name: 'a table that fits stays', text: '| a | b |\n| - | - |', want: ['| a | b |', '| - | - |'] },
    { name: 'empty lines stay', text: 'a\n\nb', want: ['a', '', 'b'] },
  ])('$name', ({ text, want }) => {
    expect(wrapProse(text, 10)).toEqual(want)
  })

  test('a wide table has its cells broken, a bar in backticks among them', () => {
    const table = '| sign | meaning |\n| --- | --- |\n| `a|b` | one of both of them is run |'
    expect(wrapProse(table, 24)).toEqual([
      'sign   meaning',
      '-----  -----------------',
      '`a|b`  one of both of',
      '       them is run',
    ])
  })
})
