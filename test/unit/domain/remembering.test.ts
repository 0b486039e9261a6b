import { expect, test } from 'vitest'
import { remembering } from '../../../src/domain/remembering.ts'

test('an object is asked about once, also when the answer is nothing', () => {
  const asked: object[] = []
  const ask = remembering((key: { readonly answer?: number }) => {
    asked.push(key)
    return key.answer
  })
  const [some, none] = [{ answer: 1 }, {}]
  expect([ask(some), ask(none), ask(some), ask(none)]).toEqual([1, undefined, 1, undefined])
  expect(asked).toEqual([some, none])
})

test('equal objects are two', () => {
  const box = remembering((key: object) => ({ key }))
  expect(box({})).not.toBe(box({}))
})
