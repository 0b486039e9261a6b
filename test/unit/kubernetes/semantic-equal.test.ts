import { expect, test } from 'vitest'
import { semanticEqual } from '../../../src/kubernetes/semantic-equal.ts'

test.each<{ what: string; a: unknown; b: unknown; equal: boolean }>([
  { what: 'absent and empty list', a: {}, b: { args: [] }, equal: true },
  { what: 'absent and empty labels', a: { labels: {} }, b: {}, equal: true },
  { what: 'absent and null', a: { image: null }, b: {}, equal: true },
  { what: 'order of keys', a: { x: 1, y: 2 }, b: { y: 2, x: 1 }, equal: true },
  { what: 'order of list elements', a: { env: ['a', 'b'] }, b: { env: ['b', 'a'] }, equal: false },
  { what: 'the same amount', a: { limits: { memory: '1Gi' } }, b: { limits: { memory: '1073741824' } }, equal: true },
  { what: 'another amount', a: { limits: { memory: '1G' } }, b: { limits: { memory: '1Gi' } }, equal: false },
  { what: 'texts that only look like amounts', a: { name: '1' }, b: { name: '1000m' }, equal: false },
  { what: 'an empty object is something', a: { securityContext: {} }, b: {}, equal: false },
  { what: 'a number and its text', a: { port: 80 }, b: { port: '80' }, equal: false },
  {
    what: 'a key of every object',
    a: { labels: { app: 'a', constructor: 'x' } },
    b: { labels: { app: 'a' } },
    equal: false,
  },
  { what: 'zero and absent', a: { minReadySeconds: 0 }, b: {}, equal: false },
])('$what', ({ a, b, equal }) => {
  expect(semanticEqual(a, b)).toBe(equal)
  expect(semanticEqual(b, a)).toBe(equal)
})
