import { sameTemplate, withoutHashLabel } from '../../kubernetes/pod-template.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import type { Value } from '../../domain/json.ts'
import type { Call, Command } from '../call.ts'
import { unalignedTemplate } from '../describe/pod-template.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from '../dry-run.ts'
import { type Result, errorText, good, message, refused } from '../failure.ts'
import { type Info, asJson, fetch, refOf } from '../info.ts'
import { mapAt } from '../json-access.ts'
import { printerFor } from '../printer.ts'
import { answered } from '../request.ts'
import { ownedReplicaSets, revisionOf } from './replica-sets.ts'
import { rolloutTarget, withoutHistory } from './target.ts'

/** Annotations that stay with the Deployment when another template comes back. */
const KEPT = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]

/** `kubectl rollout undo` (kubectl pkg/cmd/rollout/rollout_undo.go, pkg/polymorphichelpers/rollback.go). */
export const rolloutUndo: Command = (call) => {
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const target = rolloutTarget(call)
  if (!target.ok) return target.failure
  return target.value.visit((info) => {
    const refusal = withoutHistory(call, info, 'rollbacker', 'rollbacker')
    if (refusal !== undefined) return refusal
    const result = rollBack(call, info, dryRun.value)
    if (!result.ok) return result.failure
    // A printer for each object: no `---` between them.
    const printer = printerFor(call, dryRunSuffix(dryRun.value), true)
    return printer.ok ? printer.value.print(info.object ?? {}, result.value) : printer.failure
  })
}

/** Puts an earlier template back and says what was done. */
function rollBack(call: Call, info: Info, dryRun: DryRun): Result<string> {
  const { cluster } = call.host
  const wanted = call.flags.number('to-revision')
  if (wanted < 0) return refused(`unable to find specified revision ${wanted} in history`)
  const live = fetch(cluster, info)
  if (!live.ok) return refused(`failed to retrieve Deployment ${info.name}: ${errorText(live.failure)}`)
  const deployment = live.value as Deployment
  const target = targetOf(call, deployment, wanted)
  if (!target.ok) return target
  const { template } = target.value.spec
  if (dryRun === 'client') return good(unalignedTemplate(mapAt(asJson(target.value), 'spec', 'template')))
  if (deployment.spec.paused === true) {
    return refused(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    )
  }
  if (sameTemplate(template, deployment.spec.template)) {
    return good(`skipped rollback (current template already matches revision ${wanted})`)
  }
  const patch: Value = [
    { op: 'replace', path: '/spec/template', value: withoutHashLabel(template) as unknown as Value },
    { op: 'replace', path: '/metadata/annotations', value: restoredAnnotations(deployment, target.value) },
  ]
  const patched = answered(call, cluster.api.patch(refOf(info), 'json', patch, writeOptions(dryRun)))
  if (patched.ok) return good('rolled back')
  return { ok: false, failure: message(`failed restoring revision ${wanted}: ${errorText(patched.failure)}`) }
}

function restoredAnnotations(deployment: Deployment, target: ReplicaSet): Record<string, string> {
  const annotations: Record<string, string> = {}
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (KEPT.includes(key)) annotations[key] = value
  }
  for (const [key, value] of Object.entries(target.metadata.annotations ?? {})) {
    if (!KEPT.includes(key)) annotations[key] = value
  }
  return annotations
}

/** The ReplicaSet of a revision; for 0 the one with the second-largest number. */
function targetOf(call: Call, deployment: Deployment, wanted: number): Result<ReplicaSet> {
  const owned = ownedReplicaSets(call.host.cluster, deployment)
  const all = owned.new === undefined ? owned.old : [...owned.old, owned.new]
  const numbered = all.flatMap((replicaSet) => {
    const revision = revisionOf(replicaSet)
    return revision === undefined ? [] : [{ revision, replicaSet }]
  })
  if (wanted > 0) {
    const found = numbered.find(({ revision }) => revision === wanted)
    return found === undefined
      ? refused(`unable to find specified revision ${wanted} in history`)
      : good(found.replicaSet)
  }
  const [, previous] = numbered.toSorted((a, b) => b.revision - a.revision)
  if (previous === undefined) return refused(`no rollout history found for deployment "${deployment.metadata.name}"`)
  return good(previous.replicaSet)
}
