import type { JsonObject, Value } from '../../domain/json.ts'
import { isEmptyPatch, threeWayPatch } from '../../kubernetes/patch.ts'
import { type Selection, select } from '../builder.ts'
import type { Call } from '../call.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from '../dry-run.ts'
import { type Failure, type Result, bad, combined, errorText, good, message, refused } from '../failure.ts'
import type { EditableObject } from '../go-json.ts'
import { type Info, asJson, refOf } from '../info.ts'
import { withChangeCause } from '../last-applied.ts'
import { type Printer, printerFor } from '../printer.ts'
import { answered } from '../request.ts'
import { kindName } from '../resource-names.ts'
import { typed } from '../typed.ts'
import { asEditable } from './pod-spec.ts'

/** What the commands of `kubectl set` have in common (kubectl pkg/cmd/set/helper.go). */
export interface SetCommand {
  readonly call: Call
  readonly dryRun: DryRun
  readonly printer: Printer
  readonly infos: readonly Info[]
}

/** What `--local` says to words that name objects. */
const LOCAL_ONLY_FILES = `error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`

/**
 * Reads the flags and finds the objects that `args` name; with `--local` those of the files, as they are. Words are then
 * refused, except where a command does not look at them.
 */
export function setCommand(
  call: Call,
  args: readonly string[],
  localWords: 'refused' | 'ignored' = 'refused',
): Result<SetCommand> {
  const { flags } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun
  const printer = printerFor(call, dryRunSuffix(dryRun.value), true)
  if (!printer.ok) return printer
  const isLocal = flags.on('local')
  if (isLocal && args.length > 0 && localWords === 'refused') return refused(LOCAL_ONLY_FILES)
  const selected = select(call, {
    // Without a server there is nothing that words could name.
    args: isLocal ? [] : args,
    labelSelector: isLocal ? '' : flags.text('selector'),
    allowEmptySelector: flags.on('all'),
    continueOnError: true,
    latest: !isLocal,
    local: isLocal,
  })
  if (!selected.ok) return selected
  const infos = infosOf(selected.value)
  return infos.ok ? good({ call, dryRun: dryRun.value, printer: printer.value, infos: infos.value }) : infos
}

function infosOf(selection: Selection): Result<readonly Info[]> {
  const infos: Info[] = []
  const failure = selection.visit((info) => {
    const object = typed(info.resource, info.object ?? {})
    if (!object.ok) return object.failure
    infos.push({ ...info, object: object.value })
    return undefined
  })
  return failure === undefined ? good(infos) : bad(failure)
}

/** The flag pairs that exclude one another in every `set` command. */
export function commonProblem({ call, dryRun }: SetCommand): string | undefined {
  if (call.flags.on('all') && call.flags.text('selector') !== '')
    return 'cannot set --all and --selector at the same time'
  if (call.flags.on('local') && dryRun === 'server') {
    return 'cannot specify --local and --dry-run=server - did you mean --dry-run=client?'
  }
  return undefined
}

export interface ChangeOptions {
  /** What is printed when an object was changed. */
  readonly done: string
  /** What stands before the server's refusal; absent: it is passed on as it is. */
  readonly failed?: string
  /** Changes the object in place; a text is the reason why it cannot be. */
  readonly change: (info: Info, object: EditableObject) => string | undefined
  /** Problems are said without the object's name. */
  readonly plainProblems?: boolean
  /** Print the object even if nothing changed. */
  readonly alwaysPatch?: boolean
}

/** Changes each object and sends the difference as a strategic merge patch. Failures are collected. */
export function changeAll(command: SetCommand, options: ChangeOptions, failures: Failure[] = []): Failure | undefined {
  for (const info of command.infos) {
    const failure = changeOne(command, options, info)
    if (failure !== undefined) failures.push(failure)
  }
  return combined(failures)
}

function changeOne(command: SetCommand, options: ChangeOptions, info: Info): Failure | undefined {
  const { call, dryRun, printer } = command
  const before = info.object ?? {}
  const changed = asEditable(before)
  const problem = options.change(info, changed)
  const name = call.flags.on('local') ? localName(info) : `${info.resource.resource}/${info.name}`
  if (problem !== undefined) {
    return message(options.plainProblems === true ? problem : `error: ${name} ${problem}\n`)
  }
  const after = recorded(call, changed)
  const patch = threeWayPatch(info.resource, before, after, before)
  if (!patch.ok) return message(`error: ${name} ${patch.error}\n`)
  if (isEmptyPatch(patch.value) && options.alwaysPatch !== true) return undefined
  if (call.flags.on('local') || dryRun === 'client') return printer.print(after, options.done)
  const patched = answered(
    call,
    call.host.cluster.api.patch(refOf(info), 'strategic', patch.value, writeOptions(dryRun)),
  )
  if (!patched.ok) {
    return options.failed === undefined ? patched.failure : message(`${options.failed} ${errorText(patched.failure)}`)
  }
  return printer.print(asJson(patched.value), options.done)
}

/** Without a server nobody knows the plural; where there is a group upstream ends the line too (`Info.ObjectName`). */
function localName({ resource, name }: Info): string {
  return `${kindName(resource)}/${name}${resource.group === '' ? '' : '\n'}`
}

function recorded(call: Call, object: Value): JsonObject {
  const json = object as JsonObject
  return call.flags.on('record') ? withChangeCause(json, call.recorded) : json
}
