import type { WatchEvent } from '../../kubernetes/api.ts'
import type { Deployment } from '../../kubernetes/types.ts'
import type { Call, Command } from '../call.ts'
import { type Failure, type Result, good, message, refused } from '../failure.ts'
import { type Info, refOf } from '../info.ts'
import { DONE, type FollowEnd, GO_ON, type Verdict, endedByHand, follow } from '../waiting.ts'
import { groupKind } from '../resource-names.ts'
import { revisionOf } from './replica-sets.ts'
import { rolloutTarget, withoutRollout } from './target.ts'

/** `kubectl rollout status`: a line now and at every change, until it is done (kubectl pkg/cmd/rollout/rollout_status.go). */
export const rolloutStatus: Command = (call) => {
  const revision = call.flags.number('revision')
  const target = rolloutTarget(call, revision)
  if (!target.ok) return target.failure
  let found = false
  const failure = target.value.visit((info) => {
    found = true
    return hasStatus(info) ? followOne(call, info, revision) : (withoutRollout(call, info) ?? withoutStatus(info))
  })
  if (failure === undefined && !found) call.err.write(`No resources found in ${call.namespace} namespace.\n`)
  return failure
}

function hasStatus(info: Info): boolean {
  return info.resource.resource === 'deployments'
}

function withoutStatus(info: Info): Failure {
  return message(`no status viewer has been implemented for ${groupKind(info.resource)}`)
}

function followOne(call: Call, info: Info, revision: number): Failure | undefined {
  const ref = refOf(info)
  const live = call.host.cluster.api.get(ref)
  if (live === undefined) return message('object has been deleted')
  const report = (deployment: Deployment): Verdict => {
    const line = statusLine(deployment, revision)
    if (!line.ok) return { kind: 'failed', failure: line.failure }
    call.out.write(`${line.value.text}\n`)
    return line.value.isDone || !call.flags.on('watch') ? DONE : GO_ON
  }
  const first = report(live as Deployment)
  if (first.kind !== 'go on') return failureOf(call, first)
  const onEvent = ({ type, object }: WatchEvent): Verdict =>
    type === 'DELETED' ? { kind: 'failed', failure: message('object has been deleted') } : report(object as Deployment)
  return failureOf(call, follow(call, ref, call.flags.number('timeout'), onEvent))
}

function failureOf(call: Call, end: FollowEnd): Failure | undefined {
  switch (end.kind) {
    case 'done':
      return undefined
    case 'failed':
      return end.failure
    case 'timeout':
      return message('timed out waiting for the condition')
    case 'never':
      return endedByHand(call)
  }
}

interface StatusLine {
  readonly text: string
  readonly isDone: boolean
}

/** The first line that fits (kubectl pkg/polymorphichelpers/rollout_status.go). */
export function statusLine(deployment: Deployment, revision: number): Result<StatusLine> {
  const { metadata, spec, status } = deployment
  if (revision > 0) {
    const running = revisionOf(deployment)
    if (running === undefined) return refused('cannot get the revision of deployment')
    if (running !== revision) {
      return refused(`desired revision (${revision}) is different from the running revision (${running})`)
    }
  }
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) return waiting('spec update to be observed')
  const progressing = status.conditions?.find((condition) => condition.type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return refused(`deployment "${metadata.name}" exceeded its progress deadline`)
  }
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status
  const finish = `"${metadata.name}" rollout to finish:`
  if (updatedReplicas < spec.replicas) {
    return waiting(`${finish} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated`)
  }
  if (replicas > updatedReplicas) {
    return waiting(`${finish} ${replicas - updatedReplicas} old replicas are pending termination`)
  }
  if (availableReplicas < updatedReplicas) {
    return waiting(`${finish} ${availableReplicas} of ${updatedReplicas} updated replicas are available`)
  }
  return good({ text: `deployment "${metadata.name}" successfully rolled out`, isDone: true })
}

function waiting(text: string): Result<StatusLine> {
  return good({ text: `Waiting for deployment ${text}...`, isDone: false })
}
