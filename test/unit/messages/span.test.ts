import { expect, test } from 'vitest'
import { shortDuration } from '../../../src/domain/duration.ts'
import { span } from '../../../src/messages/ko/span.ts'

test.each([
  { ms: 0, told: '0초' },
  { ms: 3_500, told: '3.5초' },
  { ms: 10_000, told: '10초' },
  { ms: 65_000, told: '1분 5초' },
  { ms: 600_000, told: '10분' },
  { ms: 3_900_000, told: '1시간 5분' },
  { ms: 7_200_000, told: '2시간' },
])('$ms ms are $told', ({ ms, told }) => {
  expect(span(shortDuration(ms))).toBe(told)
})

test.each(['', 'soon', '10', '5 s', 's'])('what is no span stays: %s', (text) => {
  expect(span(text)).toBe(text)
})
