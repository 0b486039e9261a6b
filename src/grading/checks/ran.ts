import { defineCheck } from '../check-kind.ts'
import { expectedOf, wordsMatch, type WordsSpec } from '../matching.ts'
import { type Since, stepsSince } from '../moment.ts'
import { judged } from '../outcome.ts'
import { wordsOf } from '../words.ts'

interface Spec {
  readonly is?: string | readonly string[]
  readonly has?: string | readonly string[]
  readonly matches?: string
  readonly times?: number
  readonly since?: Since
}

/**
 * Whether the learner used a command with these words: all of them (`is`), or these in this order with others between
 * (`has`). `times: 0` asks that it was not used, another number that it was used exactly so often.
 */
export const ranCheck = defineCheck<Spec>({
  kind: 'ran',
  rests: 'spec',
  run: (context, { since = 'scenario', times, is, has, matches }) => {
    const wanted: WordsSpec = {
      ...(is === undefined ? {} : { is: wordsOf(is) }),
      ...(has === undefined ? {} : { has: wordsOf(has) }),
      ...(matches === undefined ? {} : { matches }),
    }
    const used = stepsSince(context.moment, since).filter(
      (ran) => ran.by === 'learner' && wordsMatch(wanted, ran.step.argv),
    )
    const last = used.at(-1)
    return judged(times === undefined ? used.length > 0 : used.length === times, {
      expected: times === undefined ? expectedOf(wanted) : { times },
      reasons: [
        used.length === 0
          ? { code: 'COMMAND_NOT_USED', args: {} }
          : { code: 'COMMAND_USED', args: { times: used.length } },
      ],
      evidence: [last === undefined ? undefined : { kind: 'step', step: last.step.index }],
    })
  },
})
