import type { JsonObject } from '../../domain/json.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import type { Call, Command } from '../call.ts'
import { unalignedTemplate } from '../describe/pod-template.ts'
import { type Failure, type Result, good, refused } from '../failure.ts'
import { type Info, asJson } from '../info.ts'
import { mapAt, textsAt } from '../json-access.ts'
import { DESCRIBE_TABS, alignTabs } from '../print/tab-writer.ts'
import { type Printer, printerFor } from '../printer.ts'
import { ownedReplicaSets, revisionOf } from './replica-sets.ts'
import { rolloutTarget, withoutHistory } from './target.ts'

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** `kubectl rollout history` (kubectl pkg/cmd/rollout/rollout_history.go, pkg/polymorphichelpers/history.go). */
export const rolloutHistory: Command = (call) => {
  const revision = call.flags.number('revision')
  const target = rolloutTarget(call, revision)
  if (!target.ok) return target.failure
  const printer = printerFor(call, '', true)
  if (!printer.ok) return printer.failure
  return target.value.visit((info) => {
    const refusal = withoutHistory(call, info, 'history viewer', 'history')
    if (refusal !== undefined) return refusal
    const revisions = revisionsOf(call, info)
    if (call.flags.changed('output')) return printReplicaSets(printer.value, revisions, revision)
    const text = historyText(revisions, revision)
    if (!text.ok) return text.failure
    const heading = revision > 0 ? `with revision #${revision}` : ''
    return printer.value.print(info.object ?? {}, `${heading}\n${text.value}`)
  })
}

/** The ReplicaSets by revision, smallest first; of two with the same number the last listed counts. */
function revisionsOf(call: Call, info: Info): readonly (readonly [number, ReplicaSet])[] {
  const byRevision = new Map<number, ReplicaSet>()
  const deployment = (info.object ?? {}) as unknown as Deployment
  for (const replicaSet of ownedReplicaSets(call.host.cluster, deployment).all) {
    const revision = revisionOf(replicaSet)
    if (revision !== undefined) byRevision.set(revision, replicaSet)
  }
  return [...byRevision].toSorted(([a], [b]) => a - b)
}

function historyText(revisions: readonly (readonly [number, ReplicaSet])[], revision: number): Result<string> {
  if (revisions.length === 0) return good('No rollout history found.')
  if (revision > 0) {
    const found = revisions.find(([number]) => number === revision)
    return found === undefined
      ? refused('unable to find the specified revision')
      : good(unalignedTemplate(templateWithCause(found[1])))
  }
  const rows = revisions.map(([number, replicaSet]) => {
    const cause = textsAt(templateWithCause(replicaSet), 'metadata', 'annotations')[CHANGE_CAUSE] ?? ''
    return `${number}\t${cause === '' ? '<none>' : cause}\n`
  })
  return good(alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, DESCRIBE_TABS))
}

/** The change-cause of the ReplicaSet is shown as if it were the template's. */
function templateWithCause(replicaSet: ReplicaSet): JsonObject {
  const template = mapAt(asJson(replicaSet), 'spec', 'template')
  const cause = replicaSet.metadata.annotations?.[CHANGE_CAUSE] ?? ''
  if (cause === '') return template
  const metadata = mapAt(template, 'metadata')
  const annotations = { ...mapAt(metadata, 'annotations'), [CHANGE_CAUSE]: cause }
  return { ...template, metadata: { ...metadata, annotations } }
}

function printReplicaSets(
  printer: Printer,
  revisions: readonly (readonly [number, ReplicaSet])[],
  revision: number,
): Failure | undefined {
  for (const [number, replicaSet] of revisions) {
    if (revision > 0 && number !== revision) continue
    const failure = printer.print(asJson(replicaSet), '')
    if (failure !== undefined) return failure
  }
  return undefined
}
