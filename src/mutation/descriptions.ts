import type { Message } from '../domain/diagnostic.ts'

/** `spec.replicas` becomes 2 instead of 3. Without `what` the words speak for themselves. */
export function changed(what: string, from: string, to: string): Message {
  return { code: 'MUTANT_CHANGED', args: { what, from, to } }
}

export function removed(what: string): Message {
  return { code: 'MUTANT_REMOVED', args: { what } }
}

export function repeated(what: string): Message {
  return { code: 'MUTANT_REPEATED', args: { what } }
}

export function swapped(first: string, second: string): Message {
  return { code: 'MUTANT_SWAPPED', args: { first, second } }
}
