import { describe, expect, test } from 'vitest'
import { parseLabelSelector } from '../../../src/kubernetes/label-query.ts'
import { formatSelector, matchesRequirements, matchesSelector } from '../../../src/kubernetes/selector.ts'
import type { LabelSelector } from '../../../src/kubernetes/types.ts'

describe('selectors of objects', () => {
  const selector: LabelSelector = {
    matchLabels: { app: 'web' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['front', 'back'] },
      { key: 'legacy', operator: 'DoesNotExist' },
    ],
  }
  test.each([
    { labels: { app: 'web', tier: 'front' }, matches: true },
    { labels: { app: 'web', tier: 'front', legacy: '' }, matches: false },
    { labels: { app: 'web' }, matches: false },
    { labels: { app: 'db', tier: 'front' }, matches: false },
  ])('$labels', ({ labels, matches }) => {
    expect(matchesSelector(selector, labels)).toBe(matches)
  })

  test('none selects nothing, an empty one everything', () => {
    expect(matchesSelector(undefined, { app: 'web' })).toBe(false)
    expect(matchesSelector({}, undefined)).toBe(true)
  })

  test('are printed sorted by key', () => {
    expect(formatSelector(selector)).toBe('app=web,!legacy,tier in (back,front)')
    expect(formatSelector({})).toBe('<none>')
  })
})

describe('label queries', () => {
  test.each([
    { query: 'app=web', labels: { app: 'web' }, matches: true },
    { query: 'app==web', labels: { app: 'db' }, matches: false },
    { query: 'app!=web', labels: {}, matches: true },
    { query: 'env in (dev, test),app', labels: { app: 'x', env: 'test' }, matches: true },
    { query: 'env notin (dev)', labels: { env: 'dev' }, matches: false },
    { query: '!legacy', labels: { legacy: 'yes' }, matches: false },
    { query: 'size>3,size<10', labels: { size: '7' }, matches: true },
    { query: 'size>3', labels: { size: 'large' }, matches: false },
    { query: 'app=', labels: { app: '' }, matches: true },
    { query: '', labels: { app: 'web' }, matches: true },
  ])('$query on $labels', ({ query, labels, matches }) => {
    const parsed = parseLabelSelector(query)
    expect(parsed.ok && matchesRequirements(parsed.requirements, labels)).toBe(matches)
  })

  test.each([
    { query: 'app in web', error: "unable to parse requirement: found 'web' expected: '('" },
    { query: 'app in', error: "unable to parse requirement: found '' expected: '('" },
    { query: 'app in (', error: "unable to parse requirement: found '', expected: ',', ')' or identifier" },
    { query: 'app in (=)', error: "unable to parse requirement: found '=', expected: ',', ')' or identifier" },
    { query: 'app in (a,', error: "unable to parse requirement: found '', expected: ',', or identifier" },
    { query: 'app in (a b)', error: "unable to parse requirement: found 'b', expected: ',' or ')'" },
    { query: 'app=web,', error: "found '', expected: identifier after ','" },
    { query: 'app=web tier=db', error: "found 'tier', expected: ',' or 'end of string'" },
    { query: 'app=a=b', error: "found '=', expected: ',' or 'end of string'" },
    { query: '=web', error: "found '=', expected: !, identifier, or 'end of string'" },
    { query: '(web)', error: "found '(', expected: !, identifier, or 'end of string'" },
    { query: '!', error: "unable to parse requirement: found '', expected: identifier" },
  ])('$query is refused', ({ query, error }) => {
    expect(parseLabelSelector(query)).toEqual({ ok: false, error })
  })

  test('a key must be a qualified name', () => {
    const parsed = parseLabelSelector('-app=web')
    expect(parsed.ok ? '' : parsed.error).toContain('<nil>: Invalid value: "-app": name part must consist of')
  })
})
