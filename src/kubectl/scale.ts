import { isJsonObject } from '../domain/json.ts'
import type { ObjectRef } from '../kubernetes/api.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import type { Resource } from '../kubernetes/resources.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from './dry-run.ts'
import { type Failure, errorText, message } from './failure.ts'
import { type Info, fetch, refOf } from './info.ts'
import { printerFor } from './printer.ts'
import { answered } from './request.ts'
import { DONE, GO_ON, follow } from './waiting.ts'

/** `kubectl scale` (kubectl pkg/cmd/scale/scale.go, pkg/scale/scale.go). */
export const scale: Command = (call) => {
  const { flags } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  if (flags.number('replicas') < 0) {
    return message('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0')
  }
  if (flags.number('current-replicas') < -1) {
    return message('The --current-replicas must specify an integer of -1 or greater')
  }
  const selected = select(call, {
    args: call.args,
    labelSelector: flags.text('selector'),
    allowEmptySelector: flags.on('all'),
    continueOnError: true,
  })
  if (!selected.ok) return selected.failure
  const infos: Info[] = []
  const missing = selected.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (flags.text('resource-version') !== '' && infos.length > 1) {
    return message('cannot use --resource-version with multiple resources')
  }
  if (infos.length === 0) {
    return message(`no objects passed to scale${missing === undefined ? '' : ` ${errorText(missing)}`}`)
  }
  for (const info of infos) {
    if (dryRun.value !== 'client') {
      const failure = scaleOne(call, info, dryRun.value)
      if (failure !== undefined) return failure
    }
    const failure = printer.value.print(info.object ?? {}, 'scaled')
    if (failure !== undefined) return failure
  }
  return missing
}

const SCALABLE = new Set(['deployments', 'replicasets', 'replicationcontrollers', 'statefulsets'])

/** True for kinds that have a size which can be set by itself. */
export function isScalable({ resource }: Resource): boolean {
  return SCALABLE.has(resource)
}

function scaleOne(call: Call, info: Info, dryRun: DryRun): Failure | undefined {
  const { flags, host } = call
  if (!isScalable(info.resource)) {
    const text = 'the server could not find the requested resource'
    return { kind: 'status', status: { reason: 'NotFound', code: 404, message: text } }
  }
  const live = fetch(host.cluster, info)
  if (!live.ok) return live.failure
  const problem = preconditionProblem(call, live.value)
  if (problem !== undefined) return message(problem)
  const ref = refOf(info)
  const replicas = flags.number('replicas')
  const scaled = answered(call, host.cluster.api.patch(ref, 'merge', { spec: { replicas } }, writeOptions(dryRun)))
  if (!scaled.ok) return scaled.failure
  const timeoutMs = flags.number('timeout')
  if (timeoutMs > 0 && dryRun === 'none') {
    const failure = waitForReplicas(call, ref, replicas, timeoutMs)
    if (failure !== undefined) return failure
  }
  if (flags.on('record')) {
    const annotations = { 'kubernetes.io/change-cause': call.recorded }
    host.cluster.api.patch(ref, 'merge', { metadata: { annotations } }, writeOptions(dryRun))
  }
  return undefined
}

function preconditionProblem({ flags }: Call, live: KubeObject): string | undefined {
  const wanted = flags.number('current-replicas')
  const replicas = specReplicas(live)
  if (wanted !== -1 && replicas !== wanted) return `Expected replicas to be ${wanted}, was ${replicas}`
  const version = flags.text('resource-version')
  const actual = live.metadata.resourceVersion ?? ''
  return version !== '' && version !== actual ? `Expected resource version to be ${version}, was ${actual}` : undefined
}

function waitForReplicas(call: Call, ref: ObjectRef, replicas: number, timeoutMs: number): Failure | undefined {
  const isThere = (object: KubeObject) => {
    const status = isJsonObject(object['status']) ? object['status'] : {}
    return specReplicas(object) !== replicas || (status['replicas'] ?? 0) === replicas
  }
  const live = call.host.cluster.api.get(ref)
  if (live === undefined || isThere(live)) return undefined
  const end = follow(call, ref, timeoutMs, (event) => (isThere(event.object) ? DONE : GO_ON))
  return end.kind === 'done' ? undefined : message(`timed out waiting for ${goQuote(ref.name)} to be synced`)
}

function specReplicas(object: KubeObject): number {
  const spec = isJsonObject(object['spec']) ? object['spec'] : {}
  return typeof spec['replicas'] === 'number' ? spec['replicas'] : 0
}
