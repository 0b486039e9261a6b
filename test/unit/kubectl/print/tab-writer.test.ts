import { describe, expect, test } from 'vitest'
import { humanDuration } from '../../../../src/kubectl/print/age.ts'
import { DESCRIBE_TABS, TABLE_TABS, alignRow, alignTabs } from '../../../../src/kubectl/print/tab-writer.ts'

describe('aligning at tabs', () => {
  test('a table column is at least six wide, its cells three apart, its last one as it is', () => {
    expect(alignTabs('NAME\tREADY\tAGE\nweb\t3/3\t1s\n', TABLE_TABS)).toBe('NAME   READY   AGE\nweb    3/3     1s\n')
    expect(alignTabs('a\t3\t3\t1s\n', TABLE_TABS)).toBe('a     3     3     1s\n')
  })

  test('a line without a cell ends the column', () => {
    expect(alignTabs('a:\tb\nlonger:\tc\nHead:\n  x:\ty\n', DESCRIBE_TABS)).toBe(
      'a:       b\nlonger:  c\nHead:\n  x:  y\n',
    )
  })

  test('an empty cell keeps its place, and blanks at the end stay', () => {
    expect(alignTabs('Labels:\ta=b\n\tc=d\nMedium:\t\n', DESCRIBE_TABS)).toBe('Labels:  a=b\n         c=d\nMedium:  \n')
  })

  test('rows printed one by one remember the widest so far', () => {
    const widths: number[] = []
    expect(alignRow(['web', 'Running', '1s'], widths)).toBe('web   Running   1s')
    expect(alignRow(['web', 'ContainerCreating', '1s'], widths)).toBe('web   ContainerCreating   1s')
    expect(alignRow(['web', 'Running', '2s'], widths)).toBe('web   Running             2s')
  })
})

describe('ages', () => {
  test.each([
    { seconds: -2, text: '<invalid>' },
    { seconds: -1, text: '0s' },
    { seconds: 0, text: '0s' },
    { seconds: 119, text: '119s' },
    { seconds: 120, text: '2m' },
    { seconds: 185, text: '3m5s' },
    { seconds: 600, text: '10m' },
    { seconds: 3 * 3600, text: '3h' },
    { seconds: 3 * 3600 + 300, text: '3h5m' },
    { seconds: 8 * 3600 + 300, text: '8h' },
    { seconds: 48 * 3600, text: '2d' },
    { seconds: 53 * 3600, text: '2d5h' },
    { seconds: 8 * 86_400 + 3600, text: '8d' },
    { seconds: 2 * 365 * 86_400 + 86_400, text: '2y1d' },
    { seconds: 9 * 365 * 86_400 + 86_400, text: '9y' },
  ])('$seconds s is $text', ({ seconds, text }) => {
    expect(humanDuration(seconds * 1000)).toBe(text)
  })
})
