import { assert } from '../../domain/assert.ts'
import type { Value } from '../../domain/json.ts'
import { parseCel } from '../../formats/cel/parse.ts'
import { RESOURCES } from '../../kubernetes/resources.ts'
import { CEL_VARIABLES } from '../../domain/cel.ts'
import { type CheckContext, defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { fieldReason } from '../field-reason.ts'
import { failed, judged, ungradable } from '../outcome.ts'
import { valueAt } from '../partial.ts'
import { findObject } from '../target.ts'

interface Spec {
  readonly is: string
}

/** How many fields are told. */
const TOLD_MAX = 5

/** An expression of the Common Expression Language that must be true of the live object, or of all objects. */
export const celCheck = defineCheck<Spec>({
  kind: 'cel',
  rests: ({ is }) => (typeof is === 'string' && /\bstatus\b|\bobjects\b/.test(is) ? 'pods' : 'spec'),
  run: (context, spec) => {
    const parsed = parseCel(spec.is, CEL_VARIABLES)
    assert(parsed.ok, 'the loader has read the expression')
    const { variables, fields, evaluate } = parsed.expression
    const needsObject = variables.has('object')
    const found = needsObject ? findObject(context, 'deployment') : undefined
    if (found !== undefined && !found.ok) return found.outcome
    const object = found?.value
    const objects = variables.has('objects') ? everyObject(context) : []
    const value = evaluate({ objects, ...(object === undefined ? {} : { object: object as unknown as Value }) })
    const read = fields.slice(0, TOLD_MAX)
    const evidence = object === undefined ? [] : read.map((path) => fieldOf(object, ...path))
    const told = read.map((path) => fieldReason({ path, actual: valueAt(object as unknown as Value, path) }))
    if (value.kind === 'problem') {
      return ungradable({ reasons: [{ code: 'EXPRESSION_NOT_EVALUATED', args: { problem: value.problem } }, ...told] })
    }
    if (value.kind === 'absent') {
      const reasons = told.some(({ code }) => code === 'FIELD_ABSENT')
        ? told
        : [{ code: 'EXPRESSION_KEY_ABSENT', args: { key: value.key } } as const, ...told]
      return failed({ expected: spec.is, reasons, evidence })
    }
    const reasons = told.length > 0 ? told : [{ code: 'EXPRESSION_FALSE', args: {} } as const]
    return judged(value.value, { expected: spec.is, reasons, evidence })
  },
})

/** All objects there are, by kind, name by name: the same list each time. */
function everyObject({ moment }: CheckContext): readonly Value[] {
  return RESOURCES.flatMap(({ resource }) => moment.cluster.list(resource)) as unknown as readonly Value[]
}
