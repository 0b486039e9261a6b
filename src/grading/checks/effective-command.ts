import { defineCheck } from '../check-kind.ts'
import { findStart, type StartSpec } from '../container-start.ts'
import { expectedOf, wordsMatch, type WordsSpec } from '../matching.ts'
import { judged } from '../outcome.ts'

type Spec = WordsSpec & StartSpec

/** The command line a container is really started with: Entrypoint and Cmd of the image, and what overrides them. */
export const effectiveCommandCheck = defineCheck<Spec>({
  kind: 'effectiveCommand',
  rests: 'spec',
  run: (context, spec) => {
    const found = findStart(context, spec)
    if (!found.ok) return found.outcome
    const actual = found.value.words.map(({ text }) => text)
    const { reasons, evidence, command } = found.value
    return judged(wordsMatch(spec, actual), { expected: expectedOf(spec), actual, command, reasons, evidence })
  },
})
