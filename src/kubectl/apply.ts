import { diagnostic } from '../domain/codes.ts'
import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import type { Cascade, FieldValidation } from '../kubernetes/api.ts'
import { isEmptyPatch, threeWayPatch } from '../kubernetes/patch.ts'
import { setOwn } from '../kubernetes/mutable.ts'
import { share } from '../kubernetes/shared-specs.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import { select } from './builder.ts'
import { type Call, type Command, usageError } from './call.ts'
import { readCascade } from './delete.ts'
import { type DryRun, dryRunSuffix, readDryRun, readValidation, writeOptions } from './dry-run.ts'
import {
  type Failure,
  type Result,
  bad,
  combined,
  errorText,
  good,
  isNotFound,
  message,
  withSource,
} from './failure.ts'
import { type EditableObject, goJson } from './go-json.ts'
import { type Info, asJson, describeInfo, fetch, refOf } from './info.ts'
import { LAST_APPLIED, lastApplied, withChangeCause, withLastApplied } from './last-applied.ts'
import { namelessDiagnostic, unmergeableDiagnostics } from './manifest-diagnostics/index.ts'
import { type Printer, printerFor } from './printer.ts'
import { answered, warn } from './request.ts'
import { deleteAndWait } from './waiting.ts'

/** `kubectl apply -f`: client-side apply by a three-way merge (kubectl pkg/cmd/apply/apply.go, patcher.go). */
export const apply: Command = (call) => {
  const { flags, args } = call
  if (args.length > 0) return usageError(call, `Unexpected args: [${args.join(' ')}]`)
  const unsupported = ['server-side', 'prune', 'kustomize'].find((name) => flags.changed(name))
  if (unsupported !== undefined) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl apply --${unsupported}` }))
    return { kind: 'exit', code: 1 }
  }
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const cascade = readCascade(call)
  if (!cascade.ok) return cascade.failure
  if (flags.list('filename').length === 0) return message('must specify one of -f and -k')
  const validation = readValidation(call)
  if (!validation.ok) return validation.failure
  const problem = flagProblem(call, dryRun.value)
  if (problem !== undefined) return message(problem)
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  const objects = select(call, {
    args: [],
    labelSelector: flags.text('selector'),
    continueOnError: true,
    validate: validation.value !== 'Ignore',
  })
  if (!objects.ok) return objects.failure
  const infos: Info[] = []
  const failures: Failure[] = []
  const unread = objects.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (unread !== undefined) failures.push(unread)
  if (infos.length === 0 && failures.length === 0) return message('no objects passed to apply')
  const run: Run = {
    call,
    cascade: cascade.value,
    dryRun: dryRun.value,
    validation: validation.value,
    printer: printer.value,
  }
  const applied: JsonObject[] = []
  for (const info of infos) {
    const done = applyOne(run, info)
    if (done.ok) applied.push(done.value)
    else failures.push(done.failure)
  }
  return combinedWith(unread, failures) ?? printWhole(call, printer.value, applied)
}

/** Beside other failures, what could not be read stays one error, which lists what it is made of. */
function combinedWith(unread: Failure | undefined, failures: readonly Failure[]): Failure | undefined {
  if (failures.length === 1) return failures[0]
  return combined(failures.map((one) => (one === unread ? message(errorText(one)) : one)))
}

interface Run {
  readonly cascade: Cascade
  readonly call: Call
  readonly dryRun: DryRun
  readonly validation: FieldValidation
  readonly printer: Printer
}

function flagProblem({ flags }: Call, dryRun: DryRun): string | undefined {
  if (flags.on('force-conflicts')) return '--force-conflicts only works with --server-side'
  if (dryRun === 'server' && flags.on('force')) return '--dry-run=server cannot be used with --force'
  if (flags.on('all') && flags.text('selector') !== '') return 'cannot set --all and --selector at the same time'
  if (flags.text('subresource') !== '') return '--subresource can only be specified for --server-side'
  return undefined
}

/** With `-o yaml` and the like the objects come at the end, several as a list. */
function printWhole(call: Call, printer: Printer, objects: readonly JsonObject[]): Failure | undefined {
  if (!printer.isWhole) return undefined
  const [only] = objects
  if (only === undefined) return undefined
  if (objects.length === 1) return printer.print(only, '')
  const list = printerFor(call, '', true)
  if (!list.ok) return list.failure
  return list.value.print({ apiVersion: 'v1', kind: 'List', metadata: {}, items: objects }, '')
}

function applyOne(run: Run, given: Info): Result<JsonObject> {
  const { call } = run
  const object = recorded(call, given.object ?? {})
  const info: Info = { ...given, object }
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {}
  if (info.name === '' && info.origin !== undefined) {
    call.diagnostics.push(namelessDiagnostic(info.origin, 'resource name may not be empty'))
  }
  if (info.name === '' && typeof metadata['generateName'] === 'string') {
    return bad(message(`from ${metadata['generateName']}: cannot use generate name with apply`))
  }
  const live = fetch(call.host.cluster, info)
  if (live.ok) return change(run, info, live.value)
  if (isNotFound(live.failure)) return create(run, info)
  const verb = `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`
  return bad(withSource(verb, info.sourceName, live.failure))
}

function recorded(call: Call, object: JsonObject): JsonObject {
  return call.flags.on('record') ? withChangeCause(object, call.recorded) : object
}

function create(run: Run, info: Info): Result<JsonObject> {
  const { call, dryRun, validation } = run
  const body = newBody(info.object ?? {})
  if (dryRun === 'client') return report(run, body, 'created')
  const options = writeOptions(dryRun, info.source, validation)
  const { namespace } = refOf(info)
  const { api } = call.host.cluster
  const made = api.create(info.resource.resource, namespace, body, options)
  const created = answered(call, made, info, validation)
  if (!created.ok) return bad(withSource('creating', info.sourceName, created.failure))
  return report(run, asJson(created.value), 'created')
}

/** What is sent of a new object. Nulls are left out so that creating means the same as changing would. */
const newBody = remembering((object: JsonObject) => share(withoutNulls(withLastApplied(object)) as JsonObject))

function withoutNulls(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(withoutNulls)
  if (!isJsonObject(value)) return value
  const fields: EditableObject = {}
  for (const key of Object.keys(value)) {
    const field = value[key] ?? null
    if (field !== null) setOwn(fields, key, withoutNulls(field))
  }
  return fields
}

function change(run: Run, info: Info, live: KubeObject): Result<JsonObject> {
  const { call, dryRun } = run
  if (dryRun === 'client') return report(run, asJson(live), 'configured')
  const current = asJson(live)
  if (lastApplied(current) === undefined) {
    const resource = `resource ${info.resource.resource}/${info.name}`
    warn(
      call,
      `${resource} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only ` +
        'be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing ' +
        'annotation will be patched automatically.',
    )
  }
  const modified = withLastApplied(info.object ?? {})
  const patch = makePatch(run, info, current, modified)
  if (!patch.ok) {
    if (info.origin !== undefined) {
      call.diagnostics.push(...unmergeableDiagnostics(info.origin, info.resource, errorText(patch.failure)))
    }
    return bad(patchFailure(info, '', patch.failure))
  }
  if (isEmptyPatch(patch.value)) return report(run, current, 'unchanged')
  const options = writeOptions(dryRun, info.source, run.validation)
  const { api } = call.host.cluster
  const patched = answered(call, api.patch(refOf(info), 'strategic', patch.value, options), info, run.validation)
  if (patched.ok) {
    warnIfDeleting(call, patched.value)
    return report(run, asJson(patched.value), 'configured')
  }
  const { failure } = patched
  const isRefused = failure.kind === 'status' && ['Invalid', 'Conflict'].includes(failure.status.reason)
  if (isRefused && call.flags.on('force')) return replaceByForce(run, info, modified)
  return bad(patchFailure(info, goJson(patch.value), withSource('patching', info.sourceName, failure)))
}

function makePatch(run: Run, info: Info, current: JsonObject, modified: JsonObject): Result<Value> {
  const originalText = lastApplied(current) ?? ''
  const original = parsedConfiguration(originalText)
  const patch = threeWayPatch(info.resource, original, modified, current)
  if (patch.ok) return good(patch.value)
  for (const source of ['openapi v3 spec', 'openapi spec']) {
    run.call.err.write(`warning: error calculating patch from ${source}: ${patch.error}\n`)
  }
  const text =
    `creating patch with:\noriginal:\n${originalText}\nmodified:\n${goJson(modified)}\n\n` +
    `current:\n${goJson(current)}\n\nfor:: ${patch.error}`
  return bad(withSource('patching', info.sourceName, message(text)))
}

/** An annotation that somebody filled with something else counts as none. */
function parsedConfiguration(text: string): JsonObject | undefined {
  if (text === '') return undefined
  try {
    const value = JSON.parse(text) as Value
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function patchFailure(info: Info, patch: string, failure: Failure): Failure {
  return withSource(`applying patch:\n${patch}\nto:\n${describeInfo(info)}\nfor:`, info.sourceName, failure)
}

/** `--force`: deletes what cannot be changed and makes it anew. */
function replaceByForce(run: Run, info: Info, modified: JsonObject): Result<JsonObject> {
  const { call, validation } = run
  const deleted = deleteAndWait(call, refOf(info), { cascade: run.cascade, gracePeriodSeconds: 0 })
  if (!deleted.ok) return deleted
  const options = writeOptions('none', info.source, validation)
  const { namespace } = refOf(info)
  const created = answered(call, call.host.cluster.api.create(info.resource.resource, namespace, modified, options))
  if (created.ok) return report(run, asJson(created.value), 'configured')
  return bad(patchFailure(info, goJson(modified), message(errorText(created.failure))))
}

function warnIfDeleting(call: Call, object: KubeObject): void {
  if (object.metadata.deletionTimestamp === undefined) return
  warn(call, `Detected changes to resource ${object.metadata.name} which is currently being deleted.`)
}

function report(run: Run, object: JsonObject, operation: string): Result<JsonObject> {
  if (!run.printer.isWhole) run.printer.print(object, operation)
  return good(object)
}
