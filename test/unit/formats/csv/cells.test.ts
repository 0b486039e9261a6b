import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCells, withCells } from '../../../../src/formats/csv/cells.ts'
import { readCsv } from '../../../../src/formats/csv/read.ts'
import { writeCsv } from '../../../../src/formats/csv/write.ts'

const valuesOf = (text: string): readonly (readonly string[])[] =>
  readCells(text).rows.map((row) => row.map(({ value }) => value))

describe('cells', () => {
  test.each([
    {
      name: 'commas',
      text: 'a,b\n1,2\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      name: 'semicolons',
      text: 'a;b\n1,5;2\n',
      want: [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    },
    {
      name: 'tabs',
      text: 'a\tb\n1\t2',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      name: 'a byte order mark and CR LF',
      text: '\ufeffa,b\r\n1,2\r\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    {
      name: 'quotes, line ends in them',
      text: '"a,""x""",b\n"1\n2",3\n',
      want: [
        ['a,"x"', 'b'],
        ['1\n2', '3'],
      ],
    },
    {
      name: 'empty cells at the end',
      text: 'a,b,c\n1,,\n',
      want: [
        ['a', 'b', 'c'],
        ['1', '', ''],
      ],
    },
    {
      name: 'an empty cell at the very end',
      text: 'a,b\n1,',
      want: [
        ['a', 'b'],
        ['1', ''],
      ],
    },
    {
      name: 'empty lines',
      text: 'a,b\n\n1,2\n\n',
      want: [
        ['a', 'b'],
        ['1', '2'],
      ],
    },
    { name: 'a quote that is never closed', text: 'a,b\n"1,2\n', want: [['a', 'b'], ['1,2\n']] },
    { name: 'nothing', text: '', want: [] },
  ])('of a text with $name', ({ text, want }) => {
    expect(valuesOf(text)).toEqual(want)
  })

  test('are those that csv-parse finds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '=', 'é') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 2 }), (rows) => {
        const text = writeCsv([rows.map((_, index) => `column ${index}`), ...rows])
        const read = readCsv(text)
        if (!read.ok) throw new Error(read.problem)
        const [columns = [], ...others] = valuesOf(text)
        expect(columns).toEqual(read.table.columns)
        for (const [index, row] of others.entries())
          for (const [column, name] of columns.entries()) expect(row[column] ?? '').toBe(read.table.rows[index]?.[name])
      }),
      { seed: 1 },
    )
  })
})

describe('a text with other cells', () => {
  const text = '\ufeff"a";b;c\r\n"1";;"x;y"\r\n\r\n2;z;q'

  test('is the same without any', () => {
    expect(withCells(readCells(text), [])).toBe(text)
  })

  test('changes in nothing but them, and quotes what needs it or was', () => {
    const edits = [
      { row: 1, column: 2, value: 'new' },
      { row: 1, column: 1, value: 'p;"q"' },
      { row: 2, column: 1, value: '7' },
      { row: 2, column: 9, value: 'no such cell' },
    ]
    expect(withCells(readCells(text), edits)).toBe('\ufeff"a";b;c\r\n"1";"p;""q""";"new"\r\n\r\n2;7;q')
  })

  test('is the same whatever it was, when cells get the values they have', () => {
    const characters = fc.constantFrom('a', ',', '"', '\n', '\r', ';', '\t', ' ', '\ufeff')
    fc.assert(
      fc.property(fc.string({ unit: characters }), (any) => {
        expect(withCells(readCells(any), [])).toBe(any)
        const { rows } = readCells(any)
        const places = rows.flat()
        for (const [index, { start, end }] of places.entries()) {
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(places[index + 1]?.start ?? any.length)
        }
      }),
      { seed: 1 },
    )
  })
})

describe('what is written for a spreadsheet', () => {
  test.each([
    { cell: '=HYPERLINK("http://x")', want: `"'=HYPERLINK(""http://x"")"` },
    { cell: '+1', want: `'+1` },
    { cell: '-1', want: `'-1` },
    { cell: -1, want: '-1' },
    { cell: '@SUM(A1)', want: `'@SUM(A1)` },
    { cell: '\t=1', want: `'\t=1` },
    { cell: '::notice::x', want: '"::notice::x"' },
    { cell: ' ::notice::x', want: '" ::notice::x"' },
    { cell: null, want: '' },
    { cell: 0, want: '0' },
  ])('$cell is no formula, and no command', ({ cell, want }) => {
    expect(writeCsv([[cell, 'b']])).toBe(`${want},b\n`)
  })

  test('has a byte order mark where there is more than ASCII', () => {
    expect(writeCsv([['김', 'b']])).toBe('\ufeff김,b\n')
  })
})
