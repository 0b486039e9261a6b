import { type Selection, select } from '../builder.ts'
import type { Call } from '../call.ts'
import { type Failure, type Result, bad, message } from '../failure.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Info } from '../info.ts'
import { notSimulatedFor } from '../request.ts'
import { groupKind } from '../resource-names.ts'

/** The objects that a rollout command is about; they are fetched even where a file was given. */
export function rolloutTarget(call: Call, revision = 0): Result<Selection> {
  if (call.args.length === 0 && call.flags.list('filename').length === 0 && call.flags.text('kustomize') === '') {
    return bad(message('required resource not specified'))
  }
  if (revision < 0) return bad(message(`revision must be a positive integer: ${revision}`))
  return select(call, {
    args: call.args,
    labelSelector: call.flags.text('selector'),
    allowEmptySelector: true,
    continueOnError: true,
    latest: true,
  })
}

/** Kinds that the real client's helpers have a place for, with or without anything in it (apps/kind_visitor.go). */
const VISITED = new Set(['CronJob', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController'])

const CONTROLLERS = new Set(['DaemonSet', 'StatefulSet'])

/** Kinds that roll out like Deployments, of which nothing comes here: what the command asks for is said not to be simulated. */
export function withoutRollout(call: Call, info: Info): Failure | undefined {
  return CONTROLLERS.has(info.resource.kind) ? notSimulatedFor(call, info) : undefined
}

/** Refuses kinds that have no history to show or go back to; only Deployments have one here. */
export function withoutHistory(call: Call, info: Info, what: string, purpose: string): Failure | undefined {
  const { kind, group } = info.resource
  if (kind === 'Deployment') return undefined
  const rollout = withoutRollout(call, info)
  if (rollout !== undefined) return rollout
  const name = goQuote(groupKind(info.resource))
  if (VISITED.has(kind)) return message(`no ${what} has been implemented for ${name}`)
  return message(`error retrieving ${purpose} for ${name}, no visitor method exists for {${group} ${kind}}`)
}
