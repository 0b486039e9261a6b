import { formatSelector } from '../../kubernetes/selector.ts'
import type { Condition, Deployment, KubeObject, ReplicaSet } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { mapAt, maybeMapAt, numberAt, scalarAt, textAt, textsAt } from '../json-access.ts'
import { ownedReplicaSets } from '../rollout/replica-sets.ts'
import { writeEvents } from './events.ts'
import { writePodTemplate } from './pod-template.ts'
import { rfc1123 } from './rfc1123.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe deployment` (describe.go, describeDeployment). */
export function describeDeployment(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const deployment = object as Deployment
  const json = asJson(object)
  const { metadata, spec, status } = deployment
  writer.write(0, `Name:\t${metadata.name}\n`)
  writer.write(0, `Namespace:\t${metadata.namespace ?? ''}\n`)
  writer.write(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp ?? '')}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
  const selector = formatSelector(spec.selector)
  writer.write(0, `Selector:\t${selector === '<none>' ? '' : selector}\n`)
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status
  writer.write(
    0,
    `Replicas:\t${spec.replicas} desired | ${updatedReplicas} updated | ${replicas} total | ` +
      `${availableReplicas} available | ${unavailableReplicas} unavailable\n`,
  )
  writer.write(0, `StrategyType:\t${textAt(json, 'spec', 'strategy', 'type')}\n`)
  writer.write(0, `MinReadySeconds:\t${numberAt(json, 'spec', 'minReadySeconds')}\n`)
  const rolling = maybeMapAt(json, 'spec', 'strategy', 'rollingUpdate')
  if (rolling !== undefined) {
    const [unavailable, surge] = [scalarAt(rolling, 'maxUnavailable'), scalarAt(rolling, 'maxSurge')]
    writer.write(0, `RollingUpdateStrategy:\t${unavailable} max unavailable, ${surge} max surge\n`)
  }
  writePodTemplate(writer, mapAt(json, 'spec', 'template'))
  writeConditions(writer, status.conditions ?? [])
  const owned = ownedReplicaSets(call.host.cluster, deployment)
  if (owned.all.length > 0) {
    writer.write(0, `OldReplicaSets:\t${replicaSetsText(owned.old)}\n`)
    writer.write(0, `NewReplicaSet:\t${replicaSetsText(owned.new === undefined ? [] : [owned.new])}\n`)
  }
  writeEvents(writer, call, object)
}

/** Conditions with their reasons, in stored order. A blank stands after the type. */
export function writeConditions(writer: DescribeWriter, conditions: readonly Condition[]): void {
  if (conditions.length === 0) return
  writer.write(0, 'Conditions:\n  Type\tStatus\tReason\n')
  writer.write(1, '----\t------\t------\n')
  for (const { type, status, reason = '' } of conditions) writer.write(1, `${type} \t${status}\t${reason}\n`)
}

function replicaSetsText(replicaSets: readonly ReplicaSet[]): string {
  const texts = replicaSets.map(
    ({ metadata, spec, status }) => `${metadata.name} (${status.replicas}/${spec.replicas} replicas created)`,
  )
  return texts.length === 0 ? '<none>' : texts.join(', ')
}
