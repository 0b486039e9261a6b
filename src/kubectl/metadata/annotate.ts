import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import { type Selection, select } from '../builder.ts'
import type { Call, Command } from '../call.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from '../dry-run.ts'
import { type Failure, type Result, bad, good, message, refused } from '../failure.ts'
import { type Info, asJson, refOf } from '../info.ts'
import { textsAt } from '../json-access.ts'
import { annotationsOf, withAnnotations, withChangeCause } from '../last-applied.ts'
import { printerFor } from '../printer.ts'
import { answered } from '../request.ts'
import { groupKind } from '../resource-names.ts'
import { type ParsedPairs, parsePairs, splitPairs } from '../set/pairs.ts'
import { mergePatch } from './merge-patch.ts'

/** `kubectl annotate` (kubectl pkg/cmd/annotate/annotate.go). */
export const annotate: Command = (call) => {
  const { flags } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value))
  if (!printer.ok) return printer.failure
  const split = splitPairs(call.args, 'annotation')
  if (!split.ok) return split.failure
  const pairs = parsePairs(split.value.pairs, 'annotation', true)
  if (!pairs.ok) return pairs.failure
  const problem = metadataProblem(call, split.value.resources, dryRun.value)
  if (problem !== undefined) return message(problem)
  const { set, remove } = pairs.value
  if (set.size === 0 && remove.length === 0 && !flags.on('list')) {
    return message('at least one annotation update is required')
  }
  const both = remove.filter((key) => set.has(key))
  if (both.length > 0) {
    const text = 'can not both modify and remove the following annotation(s) in the same command'
    return message(`${text}: ${both.join(', ')}`)
  }
  const selected = selectForMetadata(call, split.value.resources)
  if (!selected.ok) return selected.failure
  return selected.value.visit((info) => {
    const before = info.object ?? {}
    const changed = annotated(call, before, pairs.value)
    if (!changed.ok) return changed.failure
    if (flags.on('list')) return listTexts(call, info, selected.value, 'annotations', changed.value)
    if (flags.on('local') || dryRun.value === 'client') return printer.value.print(changed.value, 'annotated')
    const patched = sendChange(call, info, before, changed.value, dryRun.value)
    return patched.ok ? printer.value.print(patched.value, 'annotated') : patched.failure
  })
}

/** What is wrong with the flags, the same for `annotate` and `label`. */
export function metadataProblem(call: Call, resources: readonly string[], dryRun: DryRun): string | undefined {
  const { flags } = call
  const isLabel = call.path === 'label'
  if (isLabel && flags.on('list') && flags.text('output') !== '') {
    return '--list and --output may not be specified together'
  }
  if (flags.on('all') && flags.text('selector') !== '') return 'cannot set --all and --selector at the same time'
  if (flags.on('all') && flags.text('field-selector') !== '') {
    return 'cannot set --all and --field-selector at the same time'
  }
  const hasFiles = flags.list('filename').length > 0 || flags.text('kustomize') !== ''
  if (!flags.on('local')) {
    return resources.length > 0 || hasFiles
      ? undefined
      : 'one or more resources must be specified as <resource> <name> or <resource>/<name>'
  }
  if (dryRun === 'server') return 'cannot specify --local and --dry-run=server - did you mean --dry-run=client?'
  const example = isLabel ? 'pod' : 'rsrc'
  if (resources.length > 0) {
    return `can only use local files by -f ${example}.yaml or --filename=${example}.json when --local=true is set`
  }
  return hasFiles
    ? undefined
    : `one or more files must be specified as -f ${example}.yaml or --filename=${example}.json`
}

/** The objects that `annotate` and `label` are about. */
export function selectForMetadata(call: Call, resources: readonly string[]): Result<Selection> {
  const { flags } = call
  const isLocal = flags.on('local')
  const selected = select(call, {
    args: isLocal ? [] : resources,
    labelSelector: isLocal ? '' : flags.text('selector'),
    fieldSelector: isLocal ? '' : flags.text('field-selector'),
    allNamespaces: !isLocal && flags.on('all-namespaces'),
    allowEmptySelector: !isLocal && flags.on('all'),
    continueOnError: true,
    latest: !isLocal,
    local: isLocal,
  })
  if (selected.ok && !selected.value.isSingleItemImplied && flags.text('resource-version') !== '') {
    return refused('--resource-version may only be used with a single resource')
  }
  return selected
}

/** `--list`: the texts of one object, by name. */
export function listTexts(
  call: Call,
  info: Info,
  selection: Selection,
  what: 'annotations' | 'labels',
  object: JsonObject,
): undefined {
  const isSingle = selection.isSingleItemImplied
  if (!isSingle) {
    const kind = info.resource.group === '' ? `${info.resource.kind}.` : groupKind(info.resource)
    call.out.write(`Listing ${what} for ${kind}/${info.name}:\n`)
  }
  const texts = textsAt(object, 'metadata', what)
  for (const key of Object.keys(texts).toSorted()) call.out.write(`${isSingle ? '' : ' '}${key}=${texts[key] ?? ''}\n`)
  return undefined
}

/** Sends the difference as a merge patch, as both commands do. */
export function sendChange(
  call: Call,
  info: Info,
  before: JsonObject,
  after: JsonObject,
  dryRun: DryRun,
): Result<JsonObject> {
  const version = call.flags.text('resource-version')
  const patch = mergePatch(before, call.flags.on('record') ? withChangeCause(after, call.recorded) : after)
  const metadata = isJsonObject(patch['metadata']) ? patch['metadata'] : {}
  const body = version === '' ? patch : { ...patch, metadata: { ...metadata, resourceVersion: version } }
  const patched = answered(call, call.host.cluster.api.patch(refOf(info), 'merge', body, writeOptions(dryRun)))
  return patched.ok ? good(asJson(patched.value)) : bad(patched.failure)
}

function annotated(call: Call, object: JsonObject, { set, remove }: ParsedPairs): Result<JsonObject> {
  const before = annotationsOf(object)
  if (!call.flags.on('overwrite')) {
    const problem = overwriteProblem(before, set)
    if (problem !== undefined) return bad(problem)
  }
  const kept = Object.entries(before).filter(([key]) => !remove.includes(key))
  return good(withAnnotations(object, { ...Object.fromEntries(kept), ...Object.fromEntries(set) }))
}

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** The change-cause may always be overwritten. */
function overwriteProblem(before: JsonObject, set: ReadonlyMap<string, string>): Failure | undefined {
  const taken = [...set]
    .filter(([key, value]) => key !== CHANGE_CAUSE && Object.hasOwn(before, key) && before[key] !== value)
    .map(([key]) => `'${key}' already has a value (${before[key] as string})`)
  if (taken.length === 0) return undefined
  return message(`--overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`)
}
