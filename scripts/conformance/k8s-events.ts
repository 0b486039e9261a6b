import type { RecordedEvent } from './k8s-recording.ts'

/** What is compared of an event. Absent `count`: not compared. */
export type ComparedEvent = Omit<RecordedEvent, 'count'> & { readonly count?: number }

const COMBINED = '(combined from similar events): '

/**
 * From the eleventh distinct message on a Deployment the real recorder lumps events together, and which ones depends on
 * timing: from there on only the order of the messages is compared.
 */
const EXACT_MESSAGES_MAX = 10

/** Remembers the messages of one recording, step by step, and says how each event is to be compared. */
export function createEventReader(): (events: readonly RecordedEvent[]) => readonly ComparedEvent[] {
  const messages = new Map<string, Set<string>>()
  return (events) =>
    events.map(({ deployment, type, reason, message, count }) => {
      const text = message.startsWith(COMBINED) ? message.slice(COMBINED.length) : message
      const distinct = messages.get(deployment) ?? new Set()
      messages.set(deployment, distinct.add(text))
      const event = { deployment, type, reason, message: text }
      return distinct.size > EXACT_MESSAGES_MAX ? event : { ...event, count }
    })
}

/** The simulation's events, each reduced to what is compared of the recorded one in its place. */
export function likewise(
  events: readonly RecordedEvent[],
  recorded: readonly ComparedEvent[],
): readonly ComparedEvent[] {
  return events.map(({ deployment, type, reason, message, count }, index) => {
    const text = message.startsWith(COMBINED) ? message.slice(COMBINED.length) : message
    const event = { deployment, type, reason, message: text }
    return recorded[index]?.count === undefined ? event : { ...event, count }
  })
}
