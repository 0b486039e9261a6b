import { isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { fieldReason } from '../field-reason.ts'
import { judged } from '../outcome.ts'
import { firstDifferences } from '../partial.ts'
import { restartStory } from '../restart-story.ts'
import { findObject } from '../target.ts'

interface Spec {
  readonly has: JsonObject
}

/** How many differing fields are told. */
const TOLD_MAX = 5

/** A partial object: every field that is named must have this value in the live object; lists are compared item by item. */
export const objectCheck = defineCheck<Spec>({
  kind: 'object',
  rests: ({ has }) => (isJsonObject(has) && Object.hasOwn(has, 'status') ? 'pods' : 'spec'),
  run: (context, spec) => {
    const found = findObject(context, 'deployment')
    if (!found.ok) return found.outcome
    const differences = firstDifferences(spec.has, found.value as unknown as Value, TOLD_MAX)
    const isOfStatus = differences.some(({ path }) => path[0] === 'status')
    const again = isOfStatus ? restartStory(found.value) : undefined
    const written = again === undefined ? differences : differences.filter(({ path }) => path[0] !== 'status')
    return judged(differences.length === 0, {
      expected: spec.has,
      reasons: [...differences.map(fieldReason), ...(again?.reasons ?? [])],
      evidence: [...(again?.evidence ?? []), ...written.map(({ path }) => fieldOf(found.value, ...path))],
    })
  },
})
