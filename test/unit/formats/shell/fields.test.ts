import { describe, expect, test } from 'vitest'
import { expandBraces } from '../../../../src/formats/shell/braces.ts'
import { patternOf, readWords, splitFields, textOf, type Piece } from '../../../../src/formats/shell/fields.ts'
import { parseShell } from '../../../../src/formats/shell/parse.ts'

describe('splitFields', () => {
  test.each<{ story: string; pieces: readonly Piece[]; ifs?: string; fields: readonly string[] }>([
    { story: 'blanks join', pieces: [{ kind: 'split', text: '  a  b ' }], fields: ['a', 'b'] },
    {
      story: 'text joins what stands next to it',
      pieces: [
        { kind: 'literal', text: 'x' },
        { kind: 'split', text: 'a b' },
        { kind: 'quoted', text: ' y' },
      ],
      fields: ['xa', 'b y'],
    },
    { story: 'quotes make an empty field', pieces: [{ kind: 'quoted', text: '' }], fields: [''] },
    { story: 'nothing makes none', pieces: [{ kind: 'split', text: '' }], fields: [] },
    { story: 'a separator ends a field', pieces: [{ kind: 'split', text: 'a::b:' }], ifs: ':', fields: ['a', '', 'b'] },
    { story: 'blanks beside a separator', pieces: [{ kind: 'split', text: 'a , b' }], ifs: ' ,', fields: ['a', 'b'] },
    {
      story: 'quoted stars are escaped, others are not',
      pieces: [
        { kind: 'quoted', text: '*' },
        { kind: 'literal', text: '*' },
      ],
      fields: [String.raw`\**`],
    },
    {
      story: 'a break',
      pieces: [{ kind: 'quoted', text: 'a' }, { kind: 'break' }, { kind: 'quoted', text: 'b' }],
      fields: ['a', 'b'],
    },
  ])('$story', ({ pieces, ifs = ' \t\n', fields }) => {
    expect(splitFields(pieces, ifs)).toEqual(fields)
  })

  test('without splitting', () => {
    const pieces: readonly Piece[] = [{ kind: 'quoted', text: '*' }, { kind: 'break' }, { kind: 'split', text: 'a*' }]
    expect(textOf(pieces)).toBe('* a*')
    expect(patternOf(pieces)).toBe(String.raw`\* a*`)
  })
})

test.each([
  { line: '  a b  c d ', ifs: ' ', count: 2, words: ['a', 'b  c d'] },
  { line: 'a:b::d', ifs: ':', count: 4, words: ['a', 'b', '', 'd'] },
  { line: 'a , b', ifs: ' ,', count: 2, words: ['a', 'b'] },
  { line: ' a b ', ifs: '', count: 1, words: [' a b '] },
])('read $count words of $line', ({ line, ifs, count, words }) => {
  expect(readWords(line, ifs, count)).toEqual(words)
})

describe('expandBraces', () => {
  test.each([
    { text: 'x{a,b}y', most: 9, words: ['xay', 'xby'] },
    { text: '{a,{b,c}}', most: 9, words: ['a', 'b', 'c'] },
    { text: '{1..2}{a..b}', most: 9, words: ['1a', '1b', '2a', '2b'] },
    { text: '{5..1..2}', most: 9, words: ['5', '3', '1'] },
    { text: '{a}', most: 9, words: ['{a}'] },
    { text: '{1..10}', most: 9, words: ['{1..10}'] },
  ])('$text', ({ text, most, words }) => {
    const command = parseShell(`: ${text}`).script.commands[0]?.command
    const [word] = command?.type === 'Command' ? command.suffix : []
    if (word?.type !== 'Word') throw new Error('not a word')
    expect(expandBraces(word, { left: most }).map((one) => one.text)).toEqual(words)
  })
})
