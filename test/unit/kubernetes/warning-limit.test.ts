import { expect, test } from 'vitest'
import { limitWarnings } from '../../../src/kubernetes/warning-limit.ts'
import { create, deployment } from './manifests.ts'

test('the same warning comes once', () => {
  expect(limitWarnings(['a', 'b', 'a'])).toEqual(['a', 'b'])
})

test('too many are cut and left out', () => {
  const long = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(300, '.'))
  const kept = limitWarnings(long)
  expect(kept).toHaveLength(16)
  expect(kept[0]).toBe('0'.padEnd(256, '.'))
})

test('thousands of equal ports are answered with a few warnings', () => {
  const ports = Array.from({ length: 5000 }, () => ({ containerPort: 80 }))
  const { ok, warnings } = create('deployments', deployment({ container: { ports } }))
  expect(ok).toBe(true)
  expect(warnings.length).toBeLessThan(50)
})
