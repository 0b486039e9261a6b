import type { Learner } from '../../../domain/batch.ts'
import { type Html, html } from '../../render/html.ts'

/** Learners that a page has room for. Of a larger class it shows these and says how many more there are. */
export const LEARNERS_MAX = 5000

/** Name of the part that belongs to a learner; made of the position, since ids are foreign text. */
export function anchorOf(index: number): string {
  return `l${index + 1}`
}

/** Leads to the part of a learner; only text where the page does not have it. */
export function learnerLink(learner: Learner | undefined, index: number): Html {
  const text = learner?.id ?? ''
  return index < LEARNERS_MAX ? html`<a href="#${anchorOf(index)}">${text}</a>` : html`<span>${text}</span>`
}
