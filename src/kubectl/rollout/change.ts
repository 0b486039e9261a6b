import { rfc3339 } from '../../domain/time.ts'
import type { JsonObject, Value } from '../../domain/json.ts'
import { qualifiedResource } from '../../kubernetes/resources.ts'
import type { Call, Command } from '../call.ts'
import { type Failure, combined, errorText, message } from '../failure.ts'
import { type Info, asJson, refOf } from '../info.ts'
import { isTrueAt, textAt } from '../json-access.ts'
import { printerFor } from '../printer.ts'
import { answered } from '../request.ts'
import { rolloutTarget } from './target.ts'

/** What a command wants changed: a patch, nothing, or a reason why not. */
type Change = { readonly patch: Value } | { readonly why: string } | 'nothing'

interface ChangeCommand {
  readonly done: string
  /** What is said, or failed with, when there is nothing to change. */
  readonly nothing: (info: Info) => Failure | string
  readonly change: (call: Call, deployment: JsonObject) => Change
  /** Kinds that it changes, and what is said of the others. */
  readonly kinds: readonly string[]
  readonly unsupported: string
}

/** `kubectl rollout pause` (kubectl pkg/polymorphichelpers/objectpauser.go). */
export const rolloutPause: Command = (call) =>
  changeAll(call, {
    done: 'paused',
    nothing: () => 'already paused',
    kinds: ['Deployment'],
    unsupported: 'pausing is not supported',
    change: (_, deployment) =>
      isTrueAt(deployment, 'spec', 'paused') ? { why: 'is already paused' } : { patch: { spec: { paused: true } } },
  })

/** `kubectl rollout resume` (kubectl pkg/polymorphichelpers/objectresumer.go). */
export const rolloutResume: Command = (call) =>
  changeAll(call, {
    done: 'resumed',
    nothing: () => 'already resumed',
    kinds: ['Deployment'],
    unsupported: 'resuming is not supported',
    change: (_, deployment) =>
      isTrueAt(deployment, 'spec', 'paused') ? { patch: { spec: { paused: null } } } : { why: 'is not paused' },
  })

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'

/** `kubectl rollout restart` (kubectl pkg/polymorphichelpers/objectrestarter.go). */
export const rolloutRestart: Command = (call) =>
  changeAll(call, {
    done: 'restarted',
    nothing: (info) =>
      message(
        `failed to create patch for ${info.name}: if restart has already been triggered within the past second, ` +
          'please wait before attempting to trigger another',
      ),
    kinds: ['Deployment', 'DaemonSet', 'StatefulSet'],
    unsupported: 'restarting is not supported',
    change: restartChange,
  })

function restartChange(call: Call, deployment: JsonObject): Change {
  if (isTrueAt(deployment, 'spec', 'paused')) {
    return { why: "can't restart paused deployment (run rollout resume first)" }
  }
  const now = rfc3339(call.host.cluster.nowMs)
  if (textAt(deployment, 'spec', 'template', 'metadata', 'annotations', RESTARTED_AT) === now) return 'nothing'
  return { patch: { spec: { template: { metadata: { annotations: { [RESTARTED_AT]: now } } } } } }
}

function changeAll(call: Call, command: ChangeCommand): Failure | undefined {
  const target = rolloutTarget(call)
  if (!target.ok) return target.failure
  const failures: Failure[] = []
  const infos: Info[] = []
  const missing = target.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (missing !== undefined) failures.push(missing)
  if (infos.length === 0 && failures.length === 0) {
    call.err.write(`No resources found in ${call.namespace} namespace.\n`)
    return undefined
  }
  for (const info of infos) {
    const object = info.object ?? {}
    const isChanged = command.kinds.includes(info.resource.kind)
    const change = isChanged ? command.change(call, object) : { why: command.unsupported }
    const failure = changeOne(call, command, info, change)
    if (failure !== undefined) failures.push(failure)
  }
  return combined(failures)
}

function changeOne(call: Call, command: ChangeCommand, info: Info, change: Change): Failure | undefined {
  if (change !== 'nothing' && 'why' in change) {
    return message(`error: ${qualifiedResource(info.resource)} "${info.name}" ${change.why}`)
  }
  // A printer for each object: no `---` between them.
  const printer = printerFor(call, '', true)
  if (change === 'nothing') {
    const nothing = command.nothing(info)
    if (typeof nothing !== 'string') return nothing
    return printer.ok ? printer.value.print(info.object ?? {}, nothing) : printer.failure
  }
  const patched = answered(call, call.host.cluster.api.patch(refOf(info), 'strategic', change.patch))
  if (!patched.ok) return message(`failed to patch: ${errorText(patched.failure)}`)
  return printer.ok ? printer.value.print(asJson(patched.value), command.done) : printer.failure
}
