import { isJsonObject, type JsonObject, ownValue } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import { labelValueErrors } from '../../kubernetes/names.ts'
import type { Call, Command } from '../call.ts'
import { dryRunSuffix, readDryRun } from '../dry-run.ts'
import { type Failure, type Result, bad, combined, good, message, refused } from '../failure.ts'
import { goJson } from '../go-json.ts'
import { textsAt } from '../json-access.ts'
import { printerFor } from '../printer.ts'
import { type ParsedPairs, splitPairs } from '../set/pairs.ts'
import { listTexts, metadataProblem, selectForMetadata, sendChange } from './annotate.ts'

/** `kubectl label` (kubectl pkg/cmd/label/label.go). */
export const label: Command = (call) => {
  const { flags } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const split = splitPairs(call.args, 'label')
  if (!split.ok) return split.failure
  const pairs = parseLabels(split.value.pairs)
  if (!pairs.ok) return pairs.failure
  const problem = metadataProblem(call, split.value.resources, dryRun.value)
  if (problem !== undefined) return message(problem)
  const { set, remove } = pairs.value
  if (set.size === 0 && remove.length === 0 && !flags.on('list'))
    return message('at least one label update is required')
  const selected = selectForMetadata(call, split.value.resources)
  if (!selected.ok) return selected.failure
  return selected.value.visit((info) => {
    const before = info.object ?? {}
    const isWriting = !(flags.on('local') || flags.on('list') || dryRun.value === 'client')
    if (isWriting) reportMissing(call, before, remove)
    const after = labeled(call, before, pairs.value)
    if (!after.ok) return after.failure
    if (flags.on('list')) return listTexts(call, info, selected.value, 'labels', after.value)
    if (isWriting) {
      const patched = sendChange(call, info, before, after.value, dryRun.value)
      if (!patched.ok) return patched.failure
    }
    // A printer for each object: no `---` between them.
    const printer = printerFor(call, dryRunSuffix(dryRun.value))
    return printer.ok ? printer.value.print(after.value, outcome(call, before, after.value)) : printer.failure
  })
}

function parseLabels(specs: readonly string[]): Result<ParsedPairs> {
  const set = new Map<string, string>()
  const remove: string[] = []
  for (const spec of specs) {
    if (!spec.includes('=')) {
      if (!spec.endsWith('-')) return refused(`unknown label spec: ${spec}`)
      remove.push(spec.slice(0, -1))
      continue
    }
    const [key = '', value = '', ...more] = spec.split('=')
    if (more.length > 0) return refused(`invalid label spec: ${spec}`)
    const errors = labelValueErrors(value)
    if (errors.length > 0) return refused(`invalid label value: ${goQuote(spec)}: ${errors.join(';')}`)
    set.set(key, value)
  }
  if (remove.some((key) => set.has(key))) return refused('can not both modify and remove a label in the same command')
  return good({ set, remove })
}

function reportMissing(call: Call, object: JsonObject, remove: readonly string[]): void {
  const labels = textsAt(object, 'metadata', 'labels')
  for (const key of remove) if (!Object.hasOwn(labels, key)) call.out.write(`label ${goQuote(key)} not found.\n`)
}

function labeled(call: Call, object: JsonObject, { set, remove }: ParsedPairs): Result<JsonObject> {
  const before = textsAt(object, 'metadata', 'labels')
  const taken: Failure[] = []
  if (!call.flags.on('overwrite')) {
    for (const [key, value] of set) {
      const old = ownValue(before, key)
      if (old === undefined || old === value) continue
      taken.push(message(`'${key}' already has a value (${old}), and --overwrite is false`))
    }
  }
  const failure = combined(taken)
  if (failure !== undefined) return bad(failure)
  const kept = Object.entries({ ...before, ...Object.fromEntries(set) }).filter(([key]) => !remove.includes(key))
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {}
  return good({ ...object, metadata: { ...metadata, labels: Object.fromEntries(kept) } })
}

/** kubectl goes by the length of the JSON to tell taking away from adding. */
function outcome(call: Call, before: JsonObject, after: JsonObject): string {
  const [old, changed] = [goJson(before), goJson(after)]
  if (old === changed) return 'not labeled'
  return !call.flags.on('overwrite') && changed.length < old.length ? 'unlabeled' : 'labeled'
}
