import { describe, expect, test } from 'vitest'
import { editDistance, suggest } from '../../../src/domain/suggest.ts'

describe('suggest', () => {
  test.each([
    { word: 'replcias', candidates: ['revision', 'replicas'], meant: 'replicas', why: 'swapped letters' },
    { word: 'Replicas', candidates: ['replicas'], meant: 'replicas', why: 'case only' },
    {
      word: 'hist',
      candidates: ['history', 'hint'],
      meant: 'hint',
      why: 'one replaced letter is nearer than three missing',
    },
    { word: 'rollot', candidates: ['rollout'], meant: 'rollout', why: 'a missing letter' },
    { word: 'xyz', candidates: ['history', 'image'], meant: undefined, why: 'nothing is near' },
    { word: 'of', candidates: ['id'], meant: undefined, why: 'two edits make another word of a short one' },
    { word: 'as', candidates: ['is', 'has'], meant: 'is', why: 'the first of equals' },
    { word: 'x'.repeat(81), candidates: ['x'.repeat(80)], meant: undefined, why: 'too long to be a slip' },
  ])('$word: $why', ({ word, candidates, meant }) => {
    expect(suggest(word, candidates)).toBe(meant)
  })
})

describe('editDistance', () => {
  test.each([
    { a: '', b: 'abc', distance: 3 },
    { a: 'abc', b: 'acb', distance: 1 },
    { a: 'kitten', b: 'sitting', distance: 3 },
    { a: 'same', b: 'same', distance: 0 },
  ])('$a to $b is $distance', ({ a, b, distance }) => {
    expect(editDistance(a, b)).toBe(distance)
  })
})
