import { defineCheck } from '../check-kind.ts'
import { type Since, stepsSince } from '../moment.ts'
import { failed, judged } from '../outcome.ts'
import { firstRefusal } from '../refusal.ts'
import { isWritingCommand } from '../writing-commands.ts'

interface Spec {
  readonly is: true
  readonly since?: Since
}

/** Whether everything that the commands of a step tried to change was accepted. */
export const acceptedCheck = defineCheck<Spec>({
  kind: 'accepted',
  rests: 'spec',
  run: (context, spec) => {
    const writes = stepsSince(context.moment, spec.since ?? 'step').filter(isWritingCommand)
    const refusal = firstRefusal(writes)
    const last = writes.at(-1)
    if (refusal !== undefined) return failed({ reasons: [refusal.reason], evidence: refusal.evidence })
    return judged(last !== undefined, {
      reasons: [{ code: 'NO_WRITING_COMMAND', args: {} }],
      evidence: [last === undefined ? undefined : { kind: 'step', step: last.step.index }],
    })
  },
})
