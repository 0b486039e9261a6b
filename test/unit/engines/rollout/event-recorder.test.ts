import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../../../src/domain/trace.ts'
import { createEventRecorder, type EventSubject } from '../../../../src/engines/rollout/event-recorder.ts'

const WEB: EventSubject = { source: 'deployment-controller', apiVersion: 'apps/v1', uid: 'u1', resourceVersion: '1001' }

const scaled = (atMs: number, message: string): TraceEvent => ({
  atMs,
  namespace: 'default',
  kind: 'Deployment',
  name: 'web',
  type: 'Normal',
  reason: 'ScalingReplicaSet',
  message,
  count: 1,
})

/** Messages of eleven different events, so far apart. */
function elevenMessages(stepMs: number): (string | undefined)[] {
  const recorder = createEventRecorder()
  return Array.from({ length: 11 }, (_, n) => recorder.record(scaled(n * stepMs, `from ${n}`), WEB)?.note.message)
}

describe('events', () => {
  test('the same message again raises its count', () => {
    const recorder = createEventRecorder()
    const first = recorder.record(scaled(0, 'up'), WEB)
    const again = recorder.record(scaled(1000, 'up'), WEB)
    expect(first).toMatchObject({ firstMs: 0, note: { count: 1, atMs: 0 } })
    expect(again).toMatchObject({ firstMs: 0, id: first?.id, note: { count: 2, atMs: 1000 } })
  })

  test('many different messages of one kind are merged, within ten minutes only', () => {
    const merged = elevenMessages(1000)
    expect(merged.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, n) => `from ${n}`))
    expect(merged.slice(9)).toEqual([
      '(combined from similar events): from 9',
      '(combined from similar events): from 10',
    ])
    expect(elevenMessages(700_000).at(-1)).toBe('from 10')
  })

  test('a burst about one object is cut but counted, others are not concerned', () => {
    const recorder = createEventRecorder()
    const told = Array.from({ length: 30 }, () => recorder.record(scaled(0, 'up'), WEB))
    expect(told.filter((event) => event !== undefined)).toHaveLength(25)
    expect(recorder.record(scaled(0, 'up'), { ...WEB, uid: 'u2' })?.note.count).toBe(1)
    expect(recorder.record(scaled(300_000, 'up'), WEB)?.note.count).toBe(31)
  })
})
