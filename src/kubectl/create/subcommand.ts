import { diagnostic } from '../../domain/codes.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Resource } from '../../kubernetes/resources.ts'
import { type Call, usageError } from '../call.ts'
import { dryRunSuffix, readDryRun, readValidation, writeOptions } from '../dry-run.ts'
import { type Failure, type Result, bad, errorText, good, message } from '../failure.ts'
import { asJson } from '../info.ts'
import { savedTypedConfig } from '../last-applied.ts'
import { printerFor } from '../printer.ts'
import { answered } from '../request.ts'
import { resourceFor } from '../resource-names.ts'

/** The one name that `create KIND NAME` takes; words after `--` are not counted. */
export function nameArgument(call: Call): Result<string> {
  const count = call.argsBeforeDash < 0 ? call.args.length : call.argsBeforeDash
  return count === 1 ? good(call.args[0] ?? '') : bad(usageError(call, `exactly one NAME is required, got ${count}`))
}

/** `createObject` for a resource named by its plural. */
export function createKind(
  call: Call,
  plural: string,
  object: JsonObject,
  what: string,
  done = 'created',
): Failure | undefined {
  const resource = resourceFor(plural)
  return resource.ok ? createObject(call, resource.value, object, what, done) : resource.failure
}

/** Makes the object that a `create` subcommand put together, or shows it in a client dry run. `what` goes into the error. */
export function createObject(
  call: Call,
  resource: Resource,
  object: JsonObject,
  what: string,
  done = 'created',
): Failure | undefined {
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value), true)
  if (!printer.ok) return printer.failure
  const validation = readValidation(call)
  if (!validation.ok) return validation.failure
  // `autoscale` has the flag too, and does nothing about it.
  const body = savedTypedConfig(object, call.flags.on('save-config') && call.path !== 'autoscale')
  if (dryRun.value === 'client') return printer.value.print(body, done)
  const options = writeOptions(dryRun.value, undefined, validation.value)
  const namespace = resource.namespaced ? call.namespace : undefined
  const created = answered(call, call.host.cluster.api.create(resource.resource, namespace, body, options))
  // Upstream forgot it in one place.
  const colon = what === 'secret' ? '' : ':'
  if (!created.ok)
    return what === '' ? created.failure : message(`failed to create ${what}${colon} ${errorText(created.failure)}`)
  if (!resource.simulated) call.diagnostics.push(diagnostic('MANIFEST_NOT_SIMULATED', { what: resource.kind }))
  return printer.value.print(asJson(created.value), done)
}

/** The namespace goes into the object only where `-n` names one. */
export function namespaceField(call: Call): JsonObject {
  return call.namespaceGiven ? { namespace: call.namespace } : {}
}
