import { describe, expect, test } from 'vitest'
import { goIntOrString, percentOf, resolveIntOrPercent } from '../../../src/kubernetes/int-or-string.ts'

describe('percentages of replicas', () => {
  test.each([
    { value: '25%', total: 1, up: 1, down: 0 },
    { value: '25%', total: 3, up: 1, down: 0 },
    { value: '25%', total: 4, up: 1, down: 1 },
    { value: '25%', total: 5, up: 2, down: 1 },
    { value: '25%', total: 10, up: 3, down: 2 },
    { value: '100%', total: 7, up: 7, down: 7 },
    { value: '0%', total: 5, up: 0, down: 0 },
    { value: 2, total: 1, up: 2, down: 2 },
  ])('$value of $total', ({ value, total, up, down }) => {
    expect(resolveIntOrPercent(value, total, 'up')).toBe(up)
    expect(resolveIntOrPercent(value, total, 'down')).toBe(down)
  })
})

test.each([{ value: '5' }, { value: 'ten%' }, { value: '%' }])('$value is no percentage', ({ value }) => {
  expect(percentOf(value)).toBeUndefined()
  expect(resolveIntOrPercent(value, 10, 'up')).toBeUndefined()
})

test('Go syntax tells numbers from strings', () => {
  expect(goIntOrString(3)).toBe('intstr.IntOrString{Type:0, IntVal:3, StrVal:""}')
  expect(goIntOrString('25%')).toBe('intstr.IntOrString{Type:1, IntVal:0, StrVal:"25%"}')
})
