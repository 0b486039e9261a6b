import type { Message } from '../../domain/diagnostic.ts'
import type { Value } from '../../domain/json.ts'
import { type CheckContext, defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { fieldText } from '../field-reason.ts'
import { documentsIn, liveObject, type ManifestObject } from '../manifest-files.ts'
import { type CheckOutcome, failed, judged } from '../outcome.ts'
import { type Difference, firstDifferences, valueAt } from '../partial.ts'

interface Spec {
  readonly is: boolean
  readonly file?: string
  readonly fields?: readonly string[]
}

/** How many differing fields of one object are looked at. */
const DIFFERENCES_MAX = 20

/**
 * Whether a manifest and the live objects differ in a field that the file names, as `kubectl diff` would find: both are compared
 * as the API server stores them, so another spelling of the same amount is no difference.
 */
export const driftCheck = defineCheck<Spec>({
  kind: 'drift',
  rests: 'spec',
  run: (context, spec) => {
    const documents = documentsIn(context.moment, spec.file)
    for (const document of documents) {
      const outcome = compareWithLive(context, spec, document)
      if (outcome !== undefined) return outcome
    }
    if (documents.length > 0) return judged(!spec.is, { reasons: [{ code: 'DRIFT_NONE', args: {} }] })
    return failed({ reasons: [{ code: 'TARGET_MISSING', args: { target: spec.file ?? 'manifest', exists: '' } }] })
  },
})

/** The outcome when this document decides it: its object is not there, or differs. */
function compareWithLive({ moment }: CheckContext, spec: Spec, document: ManifestObject): CheckOutcome | undefined {
  const live = liveObject(moment, document)
  if (live === undefined) {
    const target = `${document.kind.toLowerCase()}/${document.name}`
    return judged(spec.is, { reasons: [{ code: 'TARGET_MISSING', args: { target, exists: '' } }] })
  }
  const asApplied = moment.cluster.patch(live.ref, 'strategic', document.value, { dryRun: true })
  if (!asApplied.ok) {
    return judged(spec.is, { reasons: [{ code: 'COMMAND_FAILED', args: { message: asApplied.status.message } }] })
  }
  const found = firstDifferences(authored(asApplied.value), authored(live.object), DIFFERENCES_MAX)
  const counted = found.filter((difference) => isAsked(difference, spec.fields))
  if (counted.length === 0) return undefined
  return judged(spec.is, {
    reasons: counted.map((difference) => driftReason(difference, asApplied.value as unknown as Value)),
    evidence: counted.map(({ path }) => fieldOf(live.object, ...path)),
  })
}

const textOf = (value: Value | undefined): string => (value === undefined ? '' : JSON.stringify(value))

/** What the file says and what the live object has. */
function driftReason({ path, actual }: Difference, asApplied: Value): Message {
  return {
    code: 'DRIFT_FIELD',
    args: { field: fieldText(path), live: textOf(actual), file: textOf(valueAt(asApplied, path)) },
  }
}

/** What people write: everything but what the server and the controllers keep. */
function authored(object: { readonly [field: string]: unknown }): Value {
  const { status: _status, metadata, ...rest } = object as Record<string, Value>
  const { labels, annotations } = metadata as Record<string, Value | undefined>
  return { ...rest, metadata: { labels: labels ?? {}, annotations: annotations ?? {} } }
}

function isAsked({ path }: Difference, fields: readonly string[] | undefined): boolean {
  if (fields === undefined) return true
  const text = fieldText(path)
  return fields.some((field) => text === field || text.startsWith(`${field}.`) || text.startsWith(`${field}[`))
}
