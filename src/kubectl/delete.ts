import { diagnostic } from '../domain/codes.ts'
import type { Cascade, ObjectRef } from '../kubernetes/api.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from './dry-run.ts'
import { type Failure, type Result, combined, good, message, refused, withSource } from './failure.ts'
import { type Info, refOf } from './info.ts'
import { answered, warn } from './request.ts'
import { kindName } from './resource-names.ts'
import { endedByHand, untilGone } from './waiting.ts'

/** `kubectl delete` (kubectl pkg/cmd/delete/delete.go). */
export const deleteObjects: Command = (call) => {
  const { flags } = call
  const unsupported = ['raw', 'interactive'].find((name) => flags.changed(name))
  if (unsupported !== undefined) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl delete --${unsupported}` }))
    return { kind: 'exit', code: 1 }
  }
  const plan = readPlan(call)
  if (!plan.ok) return plan.failure
  const selected = select(call, {
    args: call.args,
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    selectAll: flags.on('all'),
    allNamespaces: flags.on('all-namespaces'),
    requireObject: false,
    continueOnError: true,
  })
  if (!selected.ok) return selected.failure
  const problem = flagProblem(call, plan.value)
  if (problem !== undefined) return message(problem)
  const deleted: { readonly ref: ObjectRef; readonly uid: string | undefined }[] = []
  let found = 0
  let hasWarned = !call.namespaceGiven || flags.on('all-namespaces')
  const failure = selected.value.visit((info) => {
    found += 1
    if (!hasWarned && !info.resource.namespaced) {
      warn(call, 'deleting cluster-scoped resources, not scoped to the provided namespace')
      hasWarned = true
    }
    if (plan.value.dryRun === 'client') {
      report(call, plan.value, info)
      return undefined
    }
    const gone = deleteOne(call, plan.value, info)
    if (!gone.ok) return gone.failure
    deleted.push({ ref: refOf(info), uid: gone.value })
    return undefined
  }, plan.value.ignoreNotFound)
  if (failure !== undefined) return failure
  if (found === 0) {
    call.out.write('No resources found\n')
    return undefined
  }
  return flags.on('wait') && plan.value.dryRun === 'none' ? waitForAll(call, deleted) : undefined
}

interface Plan {
  readonly cascade: Cascade
  readonly dryRun: DryRun
  /** Negative: the object's own. */
  readonly gracePeriodSeconds: number
  readonly ignoreNotFound: boolean
}

function readPlan(call: Call): Result<Plan> {
  const { flags } = call
  const cascade = readCascade(call)
  if (!cascade.ok) return cascade
  const given = flags.number('grace-period')
  if (flags.on('now') && given !== -1) return refused('--now and --grace-period cannot be specified together')
  let gracePeriodSeconds = flags.on('now') ? 1 : given
  if (gracePeriodSeconds === 0 && !flags.on('force')) gracePeriodSeconds = 1
  if (flags.on('force') && gracePeriodSeconds < 0) gracePeriodSeconds = 0
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun
  const selects = flags.on('all') || flags.text('selector') !== '' || flags.text('field-selector') !== ''
  const ignoreNotFound = flags.on('ignore-not-found') || (selects && !flags.changed('ignore-not-found'))
  return good({ cascade: cascade.value, dryRun: dryRun.value, gracePeriodSeconds, ignoreNotFound })
}

/** What `--cascade` asks for; the boolean spelling is an old one. */
export function readCascade(call: Call): Result<Cascade> {
  const text = call.flags.text('cascade')
  if (text === 'background' || text === 'foreground' || text === 'orphan') return good(text)
  const meant = /^(1|t|T|true|TRUE|True)$/.test(text)
    ? 'background'
    : /^(0|f|F|false|FALSE|False)$/.test(text)
      ? 'orphan'
      : ''
  if (meant === '') {
    return refused(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`)
  }
  call.err.write(
    `warning: --cascade=${text} is deprecated (boolean value) and can be replaced with --cascade=${meant}.\n`,
  )
  return good(meant)
}

function flagProblem(call: Call, plan: Plan): string | undefined {
  const { flags } = call
  const output = flags.text('output')
  if (output !== '' && output !== 'name') return `unexpected -o output mode: ${output}. We only support '-o name'`
  if (flags.on('all') && flags.text('field-selector') !== '')
    return 'cannot set --all and --field-selector at the same time'
  if (!flags.on('force')) return undefined
  if (plan.gracePeriodSeconds > 0) return '--force and --grace-period greater than 0 cannot be specified together'
  warn(
    call,
    'Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
      'The resource may continue to run on the cluster indefinitely.',
  )
  return undefined
}

function deleteOne(call: Call, plan: Plan, info: Info): Result<string | undefined> {
  const missing = (failure: Failure) => withSource('deleting', info.sourceName, failure)
  const options = {
    ...writeOptions(plan.dryRun),
    cascade: plan.cascade,
    ...(plan.gracePeriodSeconds < 0 ? {} : { gracePeriodSeconds: plan.gracePeriodSeconds }),
  }
  const deleted = answered(call, call.host.cluster.api.delete(refOf(info), options))
  if (!deleted.ok) return { ok: false, failure: missing(deleted.failure) }
  report(call, plan, info)
  return good(deleted.value.metadata.uid)
}

function report(call: Call, plan: Plan, info: Info): void {
  const kind = kindName(info.resource)
  const operation = plan.gracePeriodSeconds === 0 ? 'force deleted' : 'deleted'
  const line = `${kind} "${info.name}" ${operation}${dryRunSuffix(plan.dryRun)}\n`
  call.out.write(call.flags.text('output') === 'name' ? `${kind}/${info.name}\n` : line)
}

function waitForAll(
  call: Call,
  deleted: readonly { readonly ref: ObjectRef; readonly uid: string | undefined }[],
): Failure | undefined {
  const startMs = call.host.cluster.nowMs
  const timeoutMs = call.flags.number('timeout')
  const failures: Failure[] = []
  for (const { ref, uid } of deleted) {
    const leftMs = timeoutMs === 0 ? 0 : Math.max(1, startMs + timeoutMs - call.host.cluster.nowMs)
    const end = untilGone(call, ref, uid, leftMs)
    if (end?.kind === 'never') return endedByHand(call)
    if (end?.kind === 'timeout') {
      failures.push(message(`timed out waiting for the condition on ${ref.resource}/${ref.name}`))
    }
  }
  return combined(failures)
}
