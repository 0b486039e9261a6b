import type { ConfigOrigin } from '../../engines/entrypoint/types.ts'
import { defineCheck } from '../check-kind.ts'
import { originEvidence } from '../container-start.ts'
import { failed, judged } from '../outcome.ts'
import { findImage } from '../target.ts'

type Form = 'exec' | 'shell'

interface Spec {
  /** Of every ENTRYPOINT and CMD that counts. */
  readonly is?: Form
  readonly entrypoint?: Form
  readonly cmd?: Form
}

/** In which form the ENTRYPOINT and CMD that count are written in the Dockerfile an image was built from. */
export const formCheck = defineCheck<Spec>({
  kind: 'form',
  rests: 'spec',
  run: (context, spec) => {
    const found = findImage(context)
    if (!found.ok) return found.outcome
    const { origins } = found.value
    const forms = { entrypoint: formOf(origins.Entrypoint), cmd: formOf(origins.Cmd) }
    const parts = (['entrypoint', 'cmd'] as const).filter((part) => forms[part] !== undefined)
    const missing = (['entrypoint', 'cmd'] as const).find(
      (part) => spec[part] !== undefined && forms[part] === undefined,
    )
    if (missing !== undefined || parts.length === 0) {
      const field = (missing ?? 'entrypoint').toUpperCase()
      return failed({ expected: { ...spec }, reasons: [{ code: 'FIELD_ABSENT', args: { field } }] })
    }
    const wrong = parts.filter((part) => forms[part] !== (spec[part] ?? spec.is ?? forms[part]))
    const onlyIs = spec.entrypoint === undefined && spec.cmd === undefined
    const actual = Object.fromEntries(parts.map((part) => [part, forms[part] ?? '']))
    return judged(wrong.length === 0, {
      expected: onlyIs ? (spec.is ?? '') : { ...spec },
      actual,
      reasons: wrong.map((part) => ({
        code: 'INSTRUCTION_FORM',
        args: { instruction: part.toUpperCase(), form: forms[part] ?? '' },
      })),
      evidence: wrong.flatMap((part) => originEvidence(found.value, part === 'cmd' ? origins.Cmd : origins.Entrypoint)),
    })
  },
})

function formOf(origin: ConfigOrigin | undefined): Form | undefined {
  return origin?.from === 'instruction' ? origin.form : undefined
}
