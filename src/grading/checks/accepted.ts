import { defineCheck } from '../check-kind.ts'
import { type Since, stepsSince } from '../moment.ts'
import { judged } from '../outcome.ts'
import { complaintOf } from '../revision-story.ts'
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
    const refused = writes.find(({ step }) => step.exit !== 0)
    const told = refused ?? writes.at(-1)
    return judged(writes.length > 0 && refused === undefined, {
      reasons: [
        refused === undefined
          ? { code: 'NO_WRITING_COMMAND', args: {} }
          : { code: 'COMMAND_FAILED', args: { message: complaintOf(refused) } },
      ],
      evidence: [told === undefined ? undefined : { kind: 'step', step: told.step.index }],
    })
  },
})
