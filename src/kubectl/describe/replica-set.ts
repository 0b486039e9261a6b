import { formatSelector, matchesSelector } from '../../kubernetes/selector.ts'
import type { KubeObject, Pod, ReplicaSet } from '../../kubernetes/types.ts'
import type { Call } from '../call.ts'
import { asJson } from '../info.ts'
import { mapAt, textsAt } from '../json-access.ts'
import { writeConditions } from './deployment.ts'
import { writeEvents } from './events.ts'
import { writePodTemplate } from './pod-template.ts'
import { type DescribeWriter, writeAnnotations, writeLabels } from './writer.ts'

/** `describe replicaset` (describe.go, describeReplicaSet). */
export function describeReplicaSet(writer: DescribeWriter, call: Call, object: KubeObject): void {
  const { metadata, spec, status } = object as ReplicaSet
  const json = asJson(object)
  writer.write(0, `Name:\t${metadata.name}\n`)
  writer.write(0, `Namespace:\t${metadata.namespace ?? ''}\n`)
  writer.write(0, `Selector:\t${formatSelector(spec.selector)}\n`)
  writeLabels(writer, 'Labels', textsAt(json, 'metadata', 'labels'))
  writeAnnotations(writer, 'Annotations', textsAt(json, 'metadata', 'annotations'))
  writeController(writer, object)
  writer.write(0, `Replicas:\t${status.replicas} current / ${spec.replicas} desired\n`)
  const phases = (call.host.cluster.api.list('pods', metadata.namespace) as readonly Pod[])
    .filter((pod) => controllerOf(pod)?.uid === metadata.uid && matchesSelector(spec.selector, pod.metadata.labels))
    .map((pod) => pod.status.phase)
  const count = (phase: Pod['status']['phase']) => phases.filter((one) => one === phase).length
  writer.write(
    0,
    `Pods Status:\t${count('Running')} Running / ${count('Pending')} Waiting / ` +
      `${count('Succeeded')} Succeeded / ${count('Failed')} Failed\n`,
  )
  writePodTemplate(writer, mapAt(json, 'spec', 'template'))
  writeConditions(writer, status.conditions ?? [])
  writeEvents(writer, call, object)
}

/** `Controlled By:  Deployment/web`, where something does. */
export function writeController(writer: DescribeWriter, object: KubeObject): void {
  const controller = controllerOf(object)
  if (controller !== undefined) writer.write(0, `Controlled By:\t${controller.kind}/${controller.name}\n`)
}

function controllerOf(object: KubeObject) {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true)
}
