import type { JsonObject } from '../domain/json.ts'
import { goQuote, goValue } from '../kubernetes/go-format.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { type Failure, type Result, good, isNotFound, message, refused } from './failure.ts'
import { relaxedPath } from './get/sort.ts'
import { type Info, asJson, fetch, refOf } from './info.ts'
import { mapsAt, numberAt, textAt } from './json-access.ts'
import { jsonPath } from './print/jsonpath.ts'
import { type Printer, printerFor } from './printer.ts'
import { DONE, GO_ON, type Verdict, endedByHand, follow, untilGone } from './waiting.ts'

/** What is waited for. */
type Condition =
  | { readonly kind: 'delete' }
  | { readonly kind: 'create' }
  | { readonly kind: 'check'; readonly isMet: (object: JsonObject) => Result<boolean> }

const WEEK_MS = 168 * 3_600_000

/** `kubectl wait` (kubectl pkg/cmd/wait/wait.go, condition.go, json.go, delete.go). */
export const wait: Command = (call) => {
  const { flags } = call
  const printer = printerFor(call)
  if (!printer.ok) return printer.failure
  const condition = readCondition(call, flags.text('for'))
  if (!condition.ok) return condition.failure
  const given = flags.number('timeout')
  const run: Run = {
    call,
    condition: condition.value,
    printer: printer.value,
    endMs: call.host.cluster.nowMs + (given < 0 ? WEEK_MS : given),
    isOnce: given === 0,
    isEndless: given < 0,
  }
  if (condition.value.kind === 'create') {
    const failure = waitForCreation(run)
    if (failure !== undefined) return failure
  }
  const selected = selectObjects(call)
  if (!selected.ok) return selected.failure
  let count = 0
  const isDelete = condition.value.kind === 'delete'
  const failure = selected.value.visit((info) => {
    count += 1
    return waitForOne(run, info)
  }, isDelete)
  return failure ?? (count === 0 && !isDelete ? message('no matching resources found') : undefined)
}

interface Run {
  readonly call: Call
  readonly condition: Condition
  readonly printer: Printer
  readonly endMs: number
  /** Look once, do not wait. */
  readonly isOnce: boolean
  readonly isEndless: boolean
}

function selectObjects(call: Call) {
  const { flags, args } = call
  return select(call, {
    args,
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    allNamespaces: flags.on('all-namespaces'),
    allowEmptySelector: flags.on('all'),
    latest: !flags.on('local'),
    continueOnError: true,
  })
}

function readCondition(call: Call, text: string): Result<Condition> {
  const lower = text.toLowerCase()
  if (lower === 'delete' || lower === 'create') return good({ kind: lower })
  if (text.startsWith('condition=')) {
    const [name = '', ...value] = text.slice('condition='.length).split('=')
    const wanted = value.length === 0 ? 'true' : value.join('=')
    return good({ kind: 'check', isMet: (object) => good(hasCondition(object, name, wanted)) })
  }
  if (text.startsWith('jsonpath=')) return pathCondition(call, text.slice('jsonpath='.length))
  return refused(`unrecognized condition: ${goQuote(text)}`)
}

/** A condition counts only when it was written for the present generation. */
function hasCondition(object: JsonObject, name: string, wanted: string): boolean {
  const condition = mapsAt(object, 'status', 'conditions').find(
    (one) => textAt(one, 'type').toLowerCase() === name.toLowerCase(),
  )
  if (condition === undefined) return false
  const generation = numberAt(object, 'metadata', 'generation')
  const observed = numberAt(condition, 'observedGeneration') || numberAt(object, 'status', 'observedGeneration')
  if (observed !== 0 && observed < generation) return false
  return textAt(condition, 'status').toLowerCase() === wanted.toLowerCase()
}

function pathCondition(call: Call, input: string): Result<Condition> {
  const parts = splitAtEquals(input)
  if (parts.length > 2) {
    const example = "--for=jsonpath='{.status.readyReplicas}'"
    return refused(`jsonpath wait format must be ${example}=3 or ${example}`)
  }
  const template = relaxedPath(parts[0] ?? '')
  if (!template.ok) return template
  const wanted = parts[1]?.replaceAll(/^['"]+|['"]+$/g, '')
  if (wanted === '') {
    return refused(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    )
  }
  if (template.value === '') return refused('jsonpath expression cannot be empty')
  const path = jsonPath(template.value, { allowMissingKeys: true, valuesMax: call.host.limits.yamlNodesMax })
  if (!path.ok) return refused(path.error)
  const isMet = (object: JsonObject): Result<boolean> => {
    const found = path.value.find(object)
    if (!found.ok) return refused(found.error)
    const [values = []] = found.value
    const [value] = values
    if (value === undefined) return good(false)
    if (found.value.length > 1) return refused('given jsonpath expression matches more than one list')
    if (values.length > 1) return refused('given jsonpath expression matches more than one value')
    if (wanted === undefined) return good(true)
    if (typeof value === 'object' && value !== null) {
      return refused('jsonpath leads to a nested object or list which is not supported')
    }
    return good(goValue(value).trim() === wanted.trim())
  }
  return good({ kind: 'check', isMet })
}

/** Splits at single `=`; a double one belongs to the expression. */
function splitAtEquals(input: string): readonly string[] {
  const parts = ['']
  for (let at = 0; at < input.length; at += 1) {
    const last = parts.length - 1
    if (input[at] !== '=') parts[last] += input[at] ?? ''
    else if (input[at + 1] === '=') {
      parts[last] += '=='
      at += 1
    } else parts.push('')
  }
  return parts
}

const POLL_MS = 500

/** Asks every half second whether the object is there, as the real client does. */
function waitForCreation(run: Run): Failure | undefined {
  const { call } = run
  const { cluster, limits } = call.host
  const lastMs = Math.min(run.endMs, cluster.nowMs + limits.followMsMax)
  for (;;) {
    const selected = selectObjects(call)
    const failure = selected.ok ? selected.value.visit(() => undefined) : selected.failure
    if (failure === undefined) return undefined
    if (!isNotFound(failure)) return failure
    const nextMs = cluster.nowMs + POLL_MS
    if (nextMs > lastMs || cluster.nextDueMs() === undefined) {
      if (run.isEndless) return endedByHand(call)
      cluster.advanceTo(Math.max(cluster.nowMs, lastMs))
      return message('timed out waiting for the condition')
    }
    cluster.advanceTo(nextMs)
  }
}

function waitForOne(run: Run, info: Info): Failure | undefined {
  const { call, condition, printer } = run
  switch (condition.kind) {
    case 'create':
      return printer.print(info.object ?? {}, 'condition met')
    case 'delete':
      return waitForDeletion(run, info)
    case 'check':
  }
  const { isMet } = condition
  const live = fetch(call.host.cluster, info)
  if (!live.ok) return live.failure
  let last = asJson(live.value)
  const judge = (object: JsonObject): Verdict => {
    const met = isMet(object)
    if (!met.ok) return { kind: 'failed', failure: met.failure }
    last = object
    return met.value ? DONE : GO_ON
  }
  if (isOver(run)) return ended(run, info, 'timeout')
  const first = judge(last)
  if (first.kind === 'failed') return first.failure
  if (first.kind === 'done') return printer.print(last, 'condition met')
  if (run.isOnce) return message(`condition not met for ${info.resource.resource}/${info.name}`)
  const end = follow(call, refOf(info), leftMs(run), ({ type, object }) =>
    type === 'DELETED' ? GO_ON : judge(asJson(object)),
  )
  if (end.kind === 'done') return printer.print(last, 'condition met')
  return end.kind === 'failed' ? end.failure : ended(run, info, end.kind)
}

function waitForDeletion(run: Run, info: Info): Failure | undefined {
  const { call, printer } = run
  const live = fetch(call.host.cluster, info)
  if (live.ok && isOver(run)) return ended(run, info, 'timeout')
  if (live.ok && run.isOnce) return message(`condition not met for ${info.resource.resource}/${info.name}`)
  const end = live.ok ? untilGone(call, refOf(info), live.value.metadata.uid, leftMs(run)) : undefined
  if (end === undefined || end.kind === 'done') return printer.print(info.object ?? {}, 'condition met')
  return end.kind === 'failed' ? end.failure : ended(run, info, end.kind)
}

/** All objects share one timeout. */
function leftMs(run: Run): number {
  return Math.max(1, run.endMs - run.call.host.cluster.nowMs)
}

/** Once the time is over, nothing that is left is looked at any more. */
function isOver(run: Run): boolean {
  return !run.isOnce && run.call.host.cluster.nowMs >= run.endMs
}

function ended(run: Run, info: Info, how: 'timeout' | 'never'): Failure {
  if (how === 'never') return endedByHand(run.call)
  return message(`timed out waiting for the condition on ${info.resource.resource}/${info.name}`)
}
