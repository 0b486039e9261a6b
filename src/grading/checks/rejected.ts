import { defineCheck } from '../check-kind.ts'
import { expectedOf, type TextSpec, textMatches } from '../matching.ts'
import { type Since, stepsSince } from '../moment.ts'
import { judged } from '../outcome.ts'
import { isWritingCommand } from '../writing-commands.ts'

interface Spec {
  readonly is?: true | string
  readonly has?: string
  readonly matches?: string
  readonly since?: Since
}

/** Whether a command of a step was refused and, if asked for, with which words on stderr. */
export const rejectedCheck = defineCheck<Spec>({
  kind: 'rejected',
  rests: 'spec',
  run: (context, { since = 'step', ...spec }) => {
    const writes = stepsSince(context.moment, since).filter(isWritingCommand)
    const refused = writes.filter(({ step }) => step.exit !== 0)
    const wanted = textSpec(spec)
    const right = refused.find(({ step }) => textMatches(wanted, step.stderr.trimEnd()))
    const told = right ?? refused.at(-1) ?? writes.at(-1)
    const asksForWords = Object.keys(wanted).length > 0
    return judged(right !== undefined, {
      ...(asksForWords ? { expected: expectedOf(wanted) } : {}),
      ...(asksForWords && refused.length > 0 ? { actual: told?.step.stderr.trimEnd() ?? '' } : {}),
      reasons: [
        writes.length === 0 ? { code: 'NO_WRITING_COMMAND', args: {} } : undefined,
        writes.length > 0 && refused.length === 0 ? { code: 'NOT_REFUSED', args: {} } : undefined,
      ],
      evidence: [told === undefined ? undefined : { kind: 'step', step: told.step.index }],
    })
  },
})

function textSpec({ is, has, matches }: Omit<Spec, 'since'>): TextSpec {
  return {
    ...(typeof is === 'string' ? { is } : {}),
    ...(has === undefined ? {} : { has }),
    ...(matches === undefined ? {} : { matches }),
  }
}
