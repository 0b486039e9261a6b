import type { Message } from '../../domain/diagnostic.ts'
import type { RanStep } from '../../sandbox/types.ts'
import { defineCheck } from '../check-kind.ts'
import { wordsMatch, type WordsSpec } from '../matching.ts'
import { type Since, stepsSince } from '../moment.ts'
import { judged } from '../outcome.ts'
import { complaintOf } from '../refusal.ts'
import { wordsOf } from '../words.ts'

interface Spec {
  readonly is?: string | readonly string[]
  readonly has?: string | readonly string[]
  readonly matches?: string
  readonly times?: number
  readonly exit?: number
  readonly since?: Since
}

/**
 * Whether the learner used a command with these words: all of them (`is`), or these in this order with others between
 * (`has`). `times: 0` asks that it was not used, another number that it was used exactly so often; with `exit` only those count
 * that ended so.
 */
export const ranCheck = defineCheck<Spec>({
  kind: 'ran',
  rests: 'spec',
  run: (context, { since = 'scenario', times, exit, is, has, matches }) => {
    const wanted: WordsSpec = {
      ...(is === undefined ? {} : { is: wordsOf(is) }),
      ...(has === undefined ? {} : { has: wordsOf(has) }),
      ...(matches === undefined ? {} : { matches }),
    }
    const like = stepsSince(context.moment, since).filter(
      (ran) => ran.by === 'learner' && wordsMatch(wanted, ran.step.argv),
    )
    const used = like.filter(({ step }) => exit === undefined || step.exit === exit)
    const last = used.at(-1) ?? like.at(-1)
    return judged(times === undefined ? used.length > 0 : used.length === times, {
      expected: times === undefined ? commandText(wanted) : { times },
      reasons: [reasonOf(used.length, like.at(-1))],
      evidence: [last === undefined ? undefined : { kind: 'step', step: last.step.index }],
    })
  },
})

/** `other` is a command with these words that ended otherwise. */
function reasonOf(times: number, other: RanStep | undefined): Message {
  if (times > 0) return { code: 'COMMAND_USED', args: { times } }
  if (other === undefined) return { code: 'COMMAND_NOT_USED', args: {} }
  return { code: 'COMMAND_ENDED_OTHERWISE', args: { exit: other.step.exit, said: complaintOf(other) } }
}

/** The words that were asked for, as they are typed; a pattern as it is. */
function commandText({ is, has, matches }: WordsSpec): string {
  return (is ?? has)?.join(' ') ?? matches ?? ''
}
