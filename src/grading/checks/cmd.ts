import { defineCheck } from '../check-kind.ts'
import { originEvidence } from '../container-start.ts'
import { expectedOf, wordsMatch, type WordsSpec } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findImage } from '../target.ts'

/** Cmd in the config of an image. `[]` asks that it is empty. */
export const cmdCheck = defineCheck<WordsSpec>({
  kind: 'cmd',
  rests: 'spec',
  run: (context, spec) => {
    const found = findImage(context)
    if (!found.ok) return found.outcome
    const { config, origins } = found.value
    const origin = origins.Cmd
    const isShell = origin?.from === 'instruction' && origin.form === 'shell'
    const actual = config.Cmd ?? []
    return judged(wordsMatch(spec, actual), {
      expected: expectedOf(spec),
      actual,
      reasons: [
        isShell ? { code: 'ARGV_SHELL_FORM', args: { instruction: 'CMD' } } : undefined,
        origin?.from === 'reset' ? { code: 'CMD_RESET', args: {} } : undefined,
      ],
      evidence: originEvidence(found.value, origin),
    })
  },
})
