import { describe, expect, test } from 'vitest'
import {
  compareQuantities,
  formatQuantity,
  goQuantity,
  parseQuantity,
  roundUpToMilli,
  storedQuantity,
} from '../../../src/kubernetes/quantity.ts'

describe('canonical form', () => {
  test.each([
    { written: '0.5', stored: '500m' },
    { written: '1000m', stored: '1' },
    { written: '1.5', stored: '1500m' },
    { written: '131072Ki', stored: '128Mi' },
    { written: '1024Mi', stored: '1Gi' },
    { written: '1.5Gi', stored: '1536Mi' },
    { written: '0.5Ki', stored: '512' },
    { written: '1500M', stored: '1500M' },
    { written: '2000M', stored: '2G' },
    { written: '1e3', stored: '1e3' },
    { written: '100000', stored: '100k' },
    { written: '+7', stored: '7' },
    { written: '-0.25', stored: '-250m' },
    { written: '.5', stored: '500m' },
    { written: '0', stored: '0' },
    { written: '0Gi', stored: '0' },
    { written: '1n', stored: '1n' },
    { written: '0.0000000001', stored: '1n' },
  ])('$written is stored as $stored', ({ written, stored }) => {
    const parsed = parseQuantity(written)
    expect(parsed.ok ? formatQuantity(parsed.value) : parsed.error).toBe(stored)
  })
})

describe('text that is no amount', () => {
  const regex = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  test.each([
    { written: '', error: regex },
    { written: '1x', error: regex },
    { written: '12 Mi', error: regex },
    { written: '1ki', error: "unable to parse quantity's suffix" },
  ])('$written', ({ written, error }) => {
    expect(parseQuantity(written)).toEqual({ ok: false, error })
  })
})

describe('texts that are stored as they are, and those that are not', () => {
  test.each([
    { written: '1.250', stored: '1.250', keeps: true },
    { written: '007', stored: '007', keeps: true },
    { written: '1.25', stored: '1250m', keeps: false },
    { written: '0.250', stored: '250m', keeps: false },
    { written: '100Mi', stored: '100Mi', keeps: true },
    { written: '128Mi', stored: '128Mi', keeps: false },
    { written: '100Ti', stored: '100Ti', keeps: false },
    { written: 'Mi', stored: '0', keeps: false },
  ])('$written', ({ written, stored, keeps }) => {
    expect(storedQuantity(written)).toBe(stored)
    expect(goQuantity(written)?.keepsText).toBe(keeps)
  })
})

test('what is finer than a thousandth is rounded away from zero', () => {
  const parsed = parseQuantity('0.0001')
  expect(parsed.ok && formatQuantity(roundUpToMilli(parsed.value))).toBe('1m')
})

test('an absurd exponent is answered at once with the largest amount', () => {
  const parsed = parseQuantity('1e999999999')
  expect(parsed.ok && parsed.value.nanos).toBe(9_223_372_036_854_775_807_000_000_000n)
})

test.each([
  { a: '1Gi', b: '1073741824', order: 0 },
  { a: '999m', b: '1', order: -1 },
  { a: '1G', b: '1Gi', order: -1 },
  { a: '2', b: '1999m', order: 1 },
])('$a compared to $b', ({ a, b, order }) => {
  const [left, right] = [parseQuantity(a), parseQuantity(b)]
  expect(left.ok && right.ok && compareQuantities(left.value, right.value)).toBe(order)
})
