import type { KubeObject } from '../../kubernetes/types.ts'
import { select } from '../builder.ts'
import type { Call, Command } from '../call.ts'
import { type Failure, combined, isNotFound, message } from '../failure.ts'
import { type Info, fetch } from '../info.ts'
import { DESCRIBE_TABS, alignTabs } from '../print/tab-writer.ts'
import { describeDeployment } from './deployment.ts'
import { describePod } from './pod.ts'
import { describeReplicaSet } from './replica-set.ts'
import { describeService } from './service.ts'
import { describeConfigMap, describeNamespace, describeSecret } from './simple-kinds.ts'
import { describeGeneric } from './generic.ts'
import { type DescribeWriter, describeWriter } from './writer.ts'

type Describer = (writer: DescribeWriter, call: Call, object: KubeObject) => void

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  configmaps: describeConfigMap,
  deployments: describeDeployment,
  namespaces: describeNamespace,
  pods: describePod,
  replicasets: describeReplicaSet,
  secrets: describeSecret,
  services: describeService,
}

/** `kubectl describe` (kubectl pkg/cmd/describe/describe.go). */
export const describe: Command = (call) => {
  const { flags, args } = call
  if (args.length === 0 && flags.list('filename').length === 0 && flags.text('kustomize') === '') {
    const advice = 'Use "kubectl api-resources" for a complete list of supported resources.'
    return message(`You must specify the type of resource to describe. ${advice}\n`)
  }
  const selected = select(call, {
    args,
    labelSelector: flags.text('selector'),
    allNamespaces: flags.on('all-namespaces'),
    allowEmptySelector: true,
    continueOnError: true,
  })
  if (!selected.ok) return selected.failure
  const infos: Info[] = []
  const missing = selected.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (missing !== undefined && isNotFound(missing) && args.length === 2) return describeByPrefix(call, missing)
  const failures: Failure[] = missing === undefined ? [] : [missing]
  let isFirst = true
  for (const info of infos) {
    if (call.out.isCut) break
    const text = describeInfo(call, info)
    if (typeof text !== 'string') {
      failures.push(text)
      continue
    }
    call.out.write(isFirst ? text : `\n\n${text}`)
    isFirst = false
  }
  if (infos.length === 0 && failures.length === 0) {
    const where = flags.on('all-namespaces') ? '' : ` in ${call.namespace} namespace.`
    call.err.write(`No resources found${where}\n`)
  }
  return combined(failures)
}

/** A name that no object has stands for all whose names begin with it. */
function describeByPrefix(call: Call, missing: Failure): Failure | undefined {
  const [type = '', prefix = ''] = call.args
  const selected = select(call, { args: [type], allowEmptySelector: true, singleResourceType: true })
  if (!selected.ok) return selected.failure
  let isFound = false
  const failure = selected.value.visit((info) => {
    if (!info.name.startsWith(prefix)) return undefined
    isFound = true
    const text = describeInfo(call, info)
    if (typeof text !== 'string') return text
    call.out.write(`${text}\n`)
    return undefined
  })
  return failure ?? (isFound ? undefined : missing)
}

function describeInfo(call: Call, info: Info): string | Failure {
  const describer = DESCRIBERS[info.resource.resource] ?? describeGeneric
  const live = fetch(call.host.cluster, info)
  if (!live.ok) return live.failure
  const writer = describeWriter()
  describer(writer, call, live.value)
  return writer.blocks.map((block) => alignTabs(block, DESCRIBE_TABS)).join('')
}
