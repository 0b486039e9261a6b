import { type Selection, select } from '../builder.ts'
import type { Call } from '../call.ts'
import { type Failure, type Result, bad, message } from '../failure.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Info } from '../info.ts'
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

/** Refuses kinds that have no rollout; only Deployments do here. */
export function notADeployment(info: Info, what: string, quoted = true): Failure | undefined {
  if (info.resource.resource === 'deployments') return undefined
  const kind = groupKind(info.resource)
  return message(`no ${what} has been implemented for ${quoted ? goQuote(kind) : kind}`)
}
