import type { Message } from '../../domain/diagnostic.ts'
import type { Value } from '../../domain/json.ts'
import { typed } from '../../domain/shell-words.ts'
import type { RanStep } from '../../sandbox/types.ts'
import { type CheckContext, defineCheck } from '../check-kind.ts'
import { wordsMatch, type WordsSpec } from '../matching.ts'
import { type Since, stepsSince } from '../moment.ts'
import { nearestCommand } from '../nearest-command.ts'
import { judged } from '../outcome.ts'
import { complaintOf } from '../refusal.ts'
import { noteOf } from '../revision-story.ts'
import { findDeployment, type Found } from '../target.ts'
import { wordsOf } from '../words.ts'

interface Spec {
  readonly is?: string | readonly string[]
  readonly has?: string | readonly string[]
  readonly matches?: string
  readonly times?: number
  readonly exit?: number
  readonly revision?: number
  readonly since?: Since
}

/**
 * Whether the learner used a command with these words: all of them (`is`), or these in this order with others between
 * (`has`). `times: 0` asks that it was not used, another number that it was used exactly so often; with `exit` only those count
 * that ended so, else all but those that a slip made fail; with `revision` only those that were used while the Deployment was at it.
 */
export const ranCheck = defineCheck<Spec>({
  kind: 'ran',
  rests: 'spec',
  run: (context, { since = 'scenario', times, exit, revision, is, has, matches }) => {
    const wanted: WordsSpec = {
      ...(is === undefined ? {} : { is: wordsOf(is) }),
      ...(has === undefined ? {} : { has: wordsOf(has) }),
      ...(matches === undefined ? {} : { matches }),
    }
    const revisions = revision === undefined ? undefined : revisionsBefore(context)
    if (revisions?.ok === false) return revisions.outcome
    const at = (ran: RanStep): number | undefined => revisions?.value[ran.step.index]
    const all = stepsSince(context.moment, since)
    const like = all.filter((ran) => ran.by === 'learner' && wordsMatch(wanted, ran.step.argv))
    const ended = like.filter(({ step, failure }) =>
      exit === undefined ? failure?.isSlip !== true : step.exit === exit,
    )
    const used = ended.filter((ran) => revision === undefined || at(ran) === revision)
    const isRight = times === undefined ? used.length > 0 : used.length === times
    const found = used.at(-1) ?? ended.at(-1) ?? like.at(-1)
    // Looked for only where something is told of it.
    const nearest = found === undefined || !isRight ? nearestCommand(wanted.is ?? wanted.has ?? [], all) : undefined
    const last = found ?? nearest
    return judged(isRight, {
      expected: expectedValue(times, wanted, revision),
      reasons: [
        used.length === 0 && ended.length > 0
          ? { code: 'COMMAND_USED_AT_OTHER_REVISION', args: { revision: revision ?? 0, others: listOf(ended.map(at)) } }
          : reasonOf(used.length, like.at(-1), nearest),
      ],
      evidence: [last === undefined ? undefined : { kind: 'step', step: last.step.index }],
    })
  },
})

/** The revision that the Deployment had before each command, by the command's number; 0 while there is none. */
function revisionsBefore(context: CheckContext): Found<readonly number[]> {
  const found = findDeployment(context)
  if (!found.ok) return found
  const value: number[] = []
  let now = 0
  for (const ran of context.moment.steps) {
    value[ran.step.index] = now
    now = noteOf(ran, found.value)?.after ?? now
  }
  return { ok: true, value }
}

function listOf(revisions: readonly (number | undefined)[]): string {
  return [...new Set(revisions)].join(', ')
}

function expectedValue(times: number | undefined, wanted: WordsSpec, revision: number | undefined): Value {
  if (times !== undefined) return { times }
  return revision === undefined ? commandText(wanted) : { command: commandText(wanted), revision }
}

/** `other` is a command with these words that ended otherwise, `nearest` one with most of them. */
function reasonOf(times: number, other: RanStep | undefined, nearest: RanStep | undefined): Message {
  if (times > 0) return { code: 'COMMAND_USED', args: { times } }
  if (other !== undefined) {
    return { code: 'COMMAND_ENDED_OTHERWISE', args: { exit: other.step.exit, said: complaintOf(other) } }
  }
  if (nearest === undefined) return { code: 'COMMAND_NOT_USED', args: {} }
  return { code: 'COMMAND_NEAREST', args: { command: typed(nearest.step.argv) } }
}

/** The words that were asked for, as they are typed; a pattern as it is. */
function commandText({ is, has, matches }: WordsSpec): string {
  return (is ?? has)?.join(' ') ?? matches ?? ''
}
