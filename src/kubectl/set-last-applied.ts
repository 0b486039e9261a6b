import type { JsonObject } from '../domain/json.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { dryRunSuffix, readDryRun, writeOptions } from './dry-run.ts'
import { type Failure, message } from './failure.ts'
import { goJson } from './go-json.ts'
import { type Info, asJson, fetch, refOf } from './info.ts'
import { LAST_APPLIED, lastApplied } from './last-applied.ts'
import { printerFor } from './printer.ts'
import { answered } from './request.ts'

/** `kubectl apply set-last-applied` (kubectl pkg/cmd/apply/apply_set_last_applied.go): files become what was applied last. */
export const setLastApplied: Command = (call) => {
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  const selected = select(call, { args: [] })
  if (!selected.ok) return selected.failure
  const changes: Change[] = []
  const failure = selected.value.visit((info) => addChange(call, info, changes))
  if (failure !== undefined) return failure
  for (const { info, live, configuration } of changes) {
    let object = live
    if (dryRun.value !== 'client') {
      const patch = { metadata: { annotations: { [LAST_APPLIED]: configuration } } }
      const patched = answered(
        call,
        call.host.cluster.api.patch(refOf(info), 'merge', patch, writeOptions(dryRun.value)),
      )
      if (!patched.ok) return patched.failure
      object = asJson(patched.value)
    }
    const problem = printer.value.print(object, 'configured')
    if (problem !== undefined) return problem
  }
  return undefined
}

interface Change {
  readonly info: Info
  readonly live: JsonObject
  readonly configuration: string
}

/** Nothing is written before all objects are known to be there. */
function addChange(call: Call, info: Info, changes: Change[]): Failure | undefined {
  const live = fetch(call.host.cluster, info)
  if (!live.ok) return live.failure
  const before = lastApplied(asJson(live.value))
  if (before === undefined && !call.flags.on('create-annotation')) {
    return message(
      `no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, run the ` +
        'command with --create-annotation',
    )
  }
  const configuration = `${goJson(info.object ?? {})}\n`
  if (before === configuration) call.out.write(`set-last-applied ${info.name}: no changes required.\n`)
  else changes.push({ info, live: asJson(live.value), configuration })
  return undefined
}
