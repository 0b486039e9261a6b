import { expect, test } from 'vitest'
import { parseDuration } from '../../../src/domain/duration.ts'

test.each([
  { text: '2s', ms: 2000 },
  { text: '500ms', ms: 500 },
  { text: '11m', ms: 660_000 },
  { text: '1h30m', ms: 5_400_000 },
  { text: '0s', ms: 0 },
  { text: '5', ms: undefined },
  { text: '', ms: undefined },
  { text: '1m1h', ms: undefined },
  { text: '1.5s', ms: undefined },
  { text: ' 1s', ms: undefined },
  { text: '99999999999999999999s', ms: undefined },
])('$text is $ms ms', ({ text, ms }) => {
  expect(parseDuration(text)).toBe(ms)
})
