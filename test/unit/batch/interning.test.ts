import { expect, test } from 'vitest'
import { createInterning } from '../../../src/batch/interning.ts'
import { gradedClass } from '../report/generated-class.ts'

test('says the same in fewer objects', () => {
  const { results } = gradedClass(4).results
  const interned = createInterning()
  const after = results.map((result) => interned(structuredClone(result)))
  expect(after).toEqual(results)
  const partsOf = (all: typeof results) => new Set(all.flatMap(({ checks }) => checks)).size
  expect(partsOf(after)).toBe(new Set(results.flatMap(({ checks }) => checks.map((each) => JSON.stringify(each)))).size)
  expect(partsOf(after)).toBeLessThan(results.reduce((sum, { checks }) => sum + checks.length, 0))
})
