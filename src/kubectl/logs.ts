import { goQuote } from '../kubernetes/go-format.ts'
import { formatRequirement, matchesSelector, requirementsOf } from '../kubernetes/selector.ts'
import { badRequest } from '../kubernetes/status.ts'
import type { ContainerStatus, LabelSelector, Pod } from '../kubernetes/types.ts'
import { select } from './builder.ts'
import { type Call, type Command, usageError } from './call.ts'
import { type Failure, type Result, bad, good, message, refused } from './failure.ts'
import type { Info } from './info.ts'
import { podsForLogs } from './logs-order.ts'
import { notSimulatedFor } from './request.ts'

const USAGE = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`

/** `kubectl logs` (kubectl pkg/cmd/logs/logs.go, pkg/polymorphichelpers/logsforobject.go). */
export const logs: Command = (call) => {
  const { flags, args } = call
  const selector = flags.text('selector')
  if (args.length === 0 && selector === '') return usageError(call, USAGE)
  if (args.length === 1 && selector !== '') return usageError(call, 'only a selector (-l) or a POD name is allowed')
  if (args.length > 2) return usageError(call, USAGE)
  const infos = infosOf(call, args, selector)
  if (!infos.ok) return infos.failure
  const problem = flagProblem(call)
  if (problem !== undefined) return message(problem)
  const pods = podsOf(call, infos.value)
  if (!pods.ok) return pods.failure
  for (const pod of pods.value) {
    const containers = containersOf(call, pod)
    if (!containers.ok) return containers.failure
    for (const container of containers.value) {
      const failure = printLog(call, pod, container)
      if (failure === undefined) continue
      if (!flags.on('ignore-errors')) return failure
      const text = failure.kind === 'status' ? failure.status.message : failure.kind
      call.out.write(`error: ${text}\n`)
    }
  }
  return undefined
}

function flagProblem({ flags, args }: Call): string | undefined {
  const container = flags.text('container')
  if (flags.on('all-containers') && container !== '') {
    return `--all-containers=true should not be specified with container name ${container}`
  }
  if (container !== '' && args.length === 2) return 'only one of -c or an inline [CONTAINER] arg is allowed'
  if (flags.number('tail') < -1) return '--tail must be greater than or equal to -1'
  return undefined
}

function infosOf(call: Call, args: readonly string[], selector: string): Result<readonly Info[]> {
  const [target = ''] = args
  const words = target === '' ? ['pods'] : target.includes('/') ? [target] : ['pods', target]
  const selected = select(call, { args: words, labelSelector: selector, continueOnError: true })
  if (!selected.ok) return selected
  const infos: Info[] = []
  const failure = selected.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (failure !== undefined) return bad(notFoundInNamespace(call, failure))
  if (infos.length === 0) call.err.write(`No resources found in ${call.namespace} namespace.\n`)
  return good(infos)
}

function podsOf(call: Call, infos: readonly Info[]): Result<readonly Pod[]> {
  const pods: Pod[] = []
  for (const info of infos) {
    const of = podsBehind(call, info)
    if (!of.ok) return of
    pods.push(...of.value)
  }
  return good(pods)
}

/** The message names the namespace, which most often is the mistake. */
function notFoundInNamespace(call: Call, failure: Failure): Failure {
  if (failure.kind !== 'status' || failure.status.reason !== 'NotFound') return failure
  return message(`error from server (NotFound): ${failure.status.message} in namespace ${goQuote(call.namespace)}`)
}

function podsBehind(call: Call, info: Info): Result<readonly Pod[]> {
  if (info.resource.kind === 'Pod') return good([info.object as unknown as Pod])
  if (WITHOUT_PODS.has(info.resource.kind)) return bad(notSimulatedFor(call, info))
  const selector = selectorOf(info)
  if (info.resource.kind === 'Service' && Object.keys(selector?.matchLabels ?? {}).length === 0) {
    const why = `invalid service '${info.name}': Service is defined without a selector`
    return refused(`cannot get the logs from *v1.Service: ${why}`)
  }
  if (selector === undefined) {
    return refused(
      `cannot get the logs from *v1.${info.resource.kind}: selector for *v1.${info.resource.kind} not implemented`,
    )
  }
  const all = call.host.cluster.api.list('pods', info.namespace) as readonly Pod[]
  const pods = podsForLogs(all.filter((pod) => matchesSelector(selector, pod.metadata.labels)))
  const [first] = pods
  if (first === undefined) {
    const text = requirementsOf(selector).map(formatRequirement).join(',')
    return refused(`timed out waiting for the condition: no pods match ${text}`)
  }
  if (call.flags.on('all-pods')) return good(pods)
  if (pods.length > 1) call.err.write(`Found ${pods.length} pods, using pod/${first.metadata.name}\n`)
  return good([first])
}

/** Kinds whose pods have logs, and of which no pods come here. */
const WITHOUT_PODS = new Set(['DaemonSet', 'Job', 'ReplicationController', 'StatefulSet'])

function selectorOf(info: Info): LabelSelector | undefined {
  const spec = info.object?.['spec'] as { readonly selector?: unknown } | undefined
  switch (info.resource.kind) {
    case 'Deployment':
    case 'ReplicaSet':
      return spec?.selector as LabelSelector
    case 'Service':
      return { matchLabels: (spec?.selector ?? {}) as Readonly<Record<string, string>> }
    default:
      return undefined
  }
}

function containersOf(call: Call, pod: Pod): Result<readonly string[]> {
  const { flags, args } = call
  const init = (pod.spec.initContainers ?? []).map((container) => container.name)
  const main = pod.spec.containers.map((container) => container.name)
  if (flags.on('all-containers')) return good([...init, ...main])
  const named =
    flags.text('container') || args[1] || pod.metadata.annotations?.['kubectl.kubernetes.io/default-container']
  if (named !== undefined && named !== '') {
    if ([...init, ...main].includes(named)) return good([named])
    return refused(`container ${named} is not valid for pod ${pod.metadata.name}`)
  }
  const [first = ''] = main
  if (main.length + init.length > 1 && !flags.on('all-pods')) {
    const all = [...main, ...init.map((name) => `${name} (init)`)].join(', ')
    call.err.write(`Defaulted container ${goQuote(first)} out of: ${all}\n`)
  }
  return good([first])
}

function printLog(call: Call, pod: Pod, container: string): Failure | undefined {
  const { flags, host } = call
  const { name, namespace = 'default' } = pod.metadata
  const previous = flags.on('previous')
  const text = host.cluster.log({ resource: 'pods', namespace, name }, container, previous)
  if (text === undefined) return { kind: 'status', status: badRequest(missingLog(pod, container, previous)) }
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const tail = flags.number('tail')
  const shown = tail < 0 ? lines : tail === 0 ? [] : lines.slice(-tail)
  const prefix = flags.on('prefix') || flags.on('all-pods') ? `[pod/${name}/${container}] ` : ''
  for (const [index, line] of shown.entries()) {
    const isEnded = index < shown.length - 1 || text.endsWith('\n')
    call.out.write(`${prefix}${line}${isEnded ? '\n' : ''}`)
  }
  return undefined
}

/** Why a container has no log (kubernetes pkg/kubelet/kubelet_pods.go, validateContainerLogStatus). */
function missingLog(pod: Pod, container: string, previous: boolean): string {
  const { name } = pod.metadata
  const statuses: readonly ContainerStatus[] = [
    ...(pod.status.containerStatuses ?? []),
    ...(pod.status.initContainerStatuses ?? []),
  ]
  const status = statuses.find((one) => one.name === container)
  const where = `container ${goQuote(container)} in pod ${goQuote(name)}`
  if (previous) return `previous terminated ${where} not found`
  const reason = status?.state.waiting?.reason
  if (reason === undefined) return `${where} is not available`
  if (reason === 'ErrImagePull') return `${where} is waiting to start: image can't be pulled`
  if (reason === 'ImagePullBackOff') return `${where} is waiting to start: trying and failing to pull image`
  return `${where} is waiting to start: ${reason}`
}
