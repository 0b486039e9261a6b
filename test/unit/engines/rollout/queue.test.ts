import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createQueue } from '../../../../src/engines/rollout/queue.ts'

describe('the queue of what is due', () => {
  test('runs in order of time, then of insertion, and never what was cancelled', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ atMs: fc.nat(20), cancel: fc.boolean() }), { maxLength: 60 }), (entries) => {
        const queue = createQueue()
        const ran: number[] = []
        const cancels = entries.map(({ atMs }, index) => queue.add(atMs, 'progress', () => ran.push(index)))
        entries.forEach(({ cancel }, index) => cancel && cancels[index]?.())
        expect(queue.inProgress).toBe(entries.filter(({ cancel }) => !cancel).length)
        while (queue.nextMs() !== undefined) queue.runNext()
        const kept = entries.map((entry, index) => ({ ...entry, index })).filter(({ cancel }) => !cancel)
        expect(ran).toEqual(kept.toSorted((a, b) => a.atMs - b.atMs || a.index - b.index).map(({ index }) => index))
        expect(queue.inProgress).toBe(0)
      }),
    )
  })

  test('retries and deadlines do not count as progress', () => {
    const queue = createQueue()
    queue.add(1, 'retry', () => {})
    queue.add(2, 'deadline', () => {})
    expect(queue.inProgress).toBe(0)
    expect(queue.nextMs()).toBe(1)
  })
})
