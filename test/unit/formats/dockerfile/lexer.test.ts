import { describe, expect, test } from 'vitest'
import { lex } from '../../../../src/formats/dockerfile/index.ts'
import type { LexOptions } from '../../../../src/formats/dockerfile/index.ts'

const OPTIONS: LexOptions = { escape: '\\', depthMax: 100, charactersMax: 1_000 }
const VALUES = new Map([
  ['NAME', 'ada'],
  ['EMPTY', ''],
  ['FILE', 'archive.tar.gz'],
  ['PATHS', '/srv/app/bin'],
  ['STARS', 'a***b*'],
  ['LIST', 'one two'],
  ['스킴', 'korean'],
])
const lookup = (name: string): string | undefined => VALUES.get(name)

function textOf(source: string, options: Partial<LexOptions> = {}): string {
  const lexed = lex(source, lookup, { ...OPTIONS, ...options })
  return lexed.ok ? lexed.text : `error: ${lexed.error}`
}

describe('names', () => {
  test.each([
    { source: '$NAME!', text: 'ada!' },
    { source: '${NAME}x', text: 'adax' },
    { source: '$NAMEx', text: '' },
    { source: '$1x', text: 'x' },
    { source: '$0x', text: 'x' },
    { source: '$12ab', text: 'ab' },
    { source: '$$NAME', text: 'NAME' },
    { source: '$@$*$#$?$-$!.', text: '.' },
    { source: 'cost: 5$', text: 'cost: 5$' },
    { source: '$.', text: '$.' },
    { source: '$스킴', text: 'korean' },
  ])('$source gives $text', ({ source, text }) => {
    expect(textOf(source)).toBe(text)
  })
})

describe('modifiers', () => {
  test.each([
    { source: '${NONE:-x}', text: 'x' },
    { source: '${EMPTY:-x}', text: 'x' },
    { source: '${EMPTY-x}', text: '' },
    { source: '${NAME:-x}', text: 'ada' },
    { source: '${NAME:+x}', text: 'x' },
    { source: '${EMPTY:+x}', text: '' },
    { source: '${EMPTY+x}', text: 'x' },
    { source: '${NONE:-${ALSO:-$NAME}}', text: 'ada' },
    { source: '${NAME:?no}', text: 'ada' },
    { source: '${EMPTY?no}', text: '' },
    { source: '${NONE?}', text: 'error: NONE: is not allowed to be unset' },
    { source: '${EMPTY:?}', text: 'error: EMPTY: is not allowed to be empty' },
    { source: '${NONE:?say $NAME}', text: 'error: NONE: say ada' },
    { source: '${FILE#*.}', text: 'tar.gz' },
    { source: '${FILE##*.}', text: 'gz' },
    { source: '${FILE%.*}', text: 'archive.tar' },
    { source: '${FILE%%.*}', text: 'archive' },
    { source: '${FILE#archive}', text: '.tar.gz' },
    { source: '${FILE#?}', text: 'rchive.tar.gz' },
    { source: '${FILE#nothing}', text: 'archive.tar.gz' },
    { source: '${STARS%%\\**}', text: 'a' },
    { source: '${STARS%\\*}', text: 'a***b' },
    { source: '${PATHS/\\//-}', text: '-srv/app/bin' },
    { source: '${PATHS//\\//-}', text: '-srv-app-bin' },
    { source: '${PATHS//[sb]/X}', text: '/srv/app/bin' },
    { source: '${NAME//a/}', text: 'd' },
    { source: '${NAME/a*/x}', text: 'x' },
    { source: '${NAME//a/\\$1}', text: '\\d\\' },
    { source: '${NAME/a}', text: "error: syntax error: missing '/' in ${}" },
    { source: '${NAME^^}', text: 'error: unsupported modifier (^) in substitution' },
    { source: '${NAME:#x}', text: 'error: unsupported modifier (:#) in substitution' },
    { source: '${NAME=x}', text: 'error: unsupported modifier (=) in substitution' },
    { source: '${}', text: 'error: syntax error: bad substitution' },
    { source: '${:-x}', text: 'error: syntax error: bad substitution' },
    { source: '${', text: "error: syntax error: missing '}'" },
    { source: '${NONE:-x', text: "error: syntax error: missing '}'" },
    { source: '${FILE#\\x}', text: "error: invalid pattern (\\x) in substitution: invalid escape '\\x'" },
  ])('$source gives $text', ({ source, text }) => {
    expect(textOf(source)).toBe(text)
  })
})

describe('quotes and escapes', () => {
  test.each([
    { source: "'$NAME'", text: '$NAME' },
    { source: '"$NAME"', text: 'ada' },
    { source: '"a\\"b\\$c\\d"', text: 'a"b$c\\d' },
    { source: 'a\\ b\\$NAME', text: 'a b$NAME' },
    { source: 'end\\', text: 'end' },
    { source: `"it's"`, text: "it's" },
    { source: "it's", text: 'error: unexpected end of statement while looking for matching single-quote' },
    { source: '"open', text: 'error: unexpected end of statement while looking for matching double-quote' },
  ])('$source gives $text', ({ source, text }) => {
    expect(textOf(source)).toBe(text)
  })

  test('the escape character is that of the directive', () => {
    expect(textOf('C:\\dir `$NAME', { escape: '`' })).toBe('C:\\dir $NAME')
  })

  test('here-documents have no quotes', () => {
    expect(textOf(`it's "$NAME"`, { ignoreQuotes: true })).toBe(`it's "ada"`)
  })

  test('unset references and quotes stay where that is asked for', () => {
    expect(textOf('"$NONE" ${NONE:-x}', { rawQuotes: true, keepUnset: true })).toBe('"$NONE" ${NONE:-x}')
  })
})

describe('words', () => {
  test.each([
    { source: 'a$LIST b', words: ['aone', 'two', 'b'] },
    { source: 'a"$LIST" b', words: ['aone two', 'b'] },
    { source: '  a   b ', words: ['a', 'b'] },
    { source: 'a\\ b', words: ['a b'] },
    { source: 'cat << EOF', words: ['cat', '<< EOF'] },
    { source: '$((1<<3))', words: ['$((1<<3))'] },
    // One buffer for all words: what stands in front of a nested default is lost.
    { source: '80${NONE:-81}', words: ['81'] },
  ])('$source gives $words', ({ source, words }) => {
    expect(lex(source, lookup, OPTIONS)).toMatchObject({ ok: true, words })
  })
})

test('names that were missing are told, also with an error', () => {
  expect(lex('$A $NAME $B', lookup, OPTIONS)).toMatchObject({
    unmatched: new Set(['A', 'B']),
    matched: new Set(['NAME']),
  })
  expect(lex('$A ${B:?no}', lookup, OPTIONS)).toMatchObject({ ok: false, unmatched: new Set(['A', 'B']) })
})

describe('bounds', () => {
  test('nesting deeper than the limit is an error', () => {
    const source = '${A:-'.repeat(101) + '}'.repeat(101)
    expect(textOf(source)).toBe('error: substitutions nested more than 100 deep')
    expect(textOf('${A:-'.repeat(100) + 'x' + '}'.repeat(100))).toBe('x')
  })

  test('variables may not put in more than the limit', () => {
    expect(textOf('$FILE'.repeat(3), { charactersMax: 42 })).toBe('archive.tar.gz'.repeat(3))
    expect(textOf('$FILE'.repeat(3), { charactersMax: 41 })).toBe('error: variables put in more than 41 characters')
  })
})
