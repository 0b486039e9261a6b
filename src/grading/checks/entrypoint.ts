import { defineCheck } from '../check-kind.ts'
import { originEvidence } from '../container-start.ts'
import { expectedOf, wordsMatch, type WordsSpec } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findImage } from '../target.ts'

/** Entrypoint in the config of an image. `[]` asks that it is empty. */
export const entrypointCheck = defineCheck<WordsSpec>({
  kind: 'entrypoint',
  rests: 'spec',
  run: (context, spec) => {
    const found = findImage(context)
    if (!found.ok) return found.outcome
    const { config, origins } = found.value
    const origin = origins.Entrypoint
    const isShell = origin?.from === 'instruction' && origin.form === 'shell'
    const actual = config.Entrypoint ?? []
    return judged(wordsMatch(spec, actual), {
      expected: expectedOf(spec),
      actual,
      reasons: [isShell ? { code: 'ARGV_SHELL_FORM', args: { instruction: 'ENTRYPOINT' } } : undefined],
      evidence: originEvidence(found.value, origin),
    })
  },
})
