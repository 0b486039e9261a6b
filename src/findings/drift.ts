import { type JsonObject, isJsonObject, type Value } from '../domain/json.ts'
import type { FieldChange } from '../domain/rollout.ts'
import { LAST_APPLIED } from '../engines/rollout/annotations.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import { writesOf } from './actions.ts'
import { fieldParts, fieldValue } from './field-changes.ts'
import { isDeclarative, type Told, toldByDeployment } from './told.ts'
import type { FindingContext } from './types.ts'

/** A field that a command changed by itself, so that no file says so. */
export interface Imperative {
  readonly told: Told
  readonly change: FieldChange
}

/** What an `apply` did to fields that other commands had changed before it. */
export interface Applied {
  readonly told: Told
  /** It set them to something else: the file says so. */
  readonly reverted: readonly Imperative[]
  /** Neither this file nor the one applied before says anything about them. */
  readonly left: readonly Imperative[]
}

/** For every `apply`: what became of the changes that other commands had made before. */
export function eachApply(context: FindingContext): readonly Applied[] {
  return toldByDeployment(context).flatMap((told) => {
    const open = new Map<string, Imperative>()
    const applied: Applied[] = []
    for (const each of told) {
      if (['apply', 'replace'].includes(each.words.verb) && each.step.exit === 0) {
        const file = lastApplied(writtenBy(context, each))
        const changed = new Map(each.note.changes.map((change) => [change.field, change]))
        const reverted = [...open.values()].filter(({ change }) => isTakenBack(change, changed.get(change.field)))
        const left = [...open.values()].filter(
          ({ change }) =>
            !changed.has(change.field) && file !== undefined && fieldValue(file, change.field) === undefined,
        )
        applied.push({ told: each, reverted, left: left.filter(({ change }) => change.after !== undefined) })
        open.clear()
      } else if (isDeclarative(each)) {
        open.clear()
      } else {
        for (const change of each.note.changes) if (isTold(change)) open.set(change.field, { told: each, change })
      }
    }
    return applied
  })
}

/** Labels and annotations of the Deployment itself are no part of what runs; `paused` has a finding of its own. */
function isTold({ field }: FieldChange): boolean {
  return field !== 'spec.paused' && !field.startsWith('metadata.')
}

function isTakenBack(imperative: FieldChange, applied: FieldChange | undefined): boolean {
  return applied !== undefined && JSON.stringify(applied.before) === JSON.stringify(imperative.after)
}

/** `replicas` was in the file that was applied before and is not in this one, so that `apply` takes the field away. */
export function isReplicasRemoved(context: FindingContext, told: Told): boolean {
  const change = told.note.changes.find(({ field }) => field === 'spec.replicas')
  const write = told.words.verb === 'apply' ? writeOf(context, told) : undefined
  if (change === undefined || write === undefined) return false
  const [before, after] = [lastApplied(write.before), lastApplied(write.after)]
  return fieldValue(before, 'spec.replicas') !== undefined && fieldValue(after, 'spec.replicas') === undefined
}

/** A field that a command changed last, and of which the last applied file says something else. */
export interface Pending {
  readonly told: Told
  readonly deployment: string
  readonly field: string
  readonly live: Value | undefined
  readonly file: Value
}

/** At the end: what the next `apply` of the same file would take back. */
export function pendingDrift(context: FindingContext): readonly Pending[] {
  return toldByDeployment(context).flatMap((told) => {
    const live = context.snapshot.deployments.find(({ metadata }) => {
      return metadata.name === told[0]?.note.deployment && metadata.namespace === told[0].note.namespace
    })
    const applied = lastApplied(live)
    if (live === undefined || applied === undefined) return []
    const open = new Map<string, Told>()
    for (const each of told.slice(told.findLastIndex(isDeclarative) + 1)) {
      for (const change of each.note.changes) if (isTold(change)) open.set(change.field, each)
    }
    return [...open].flatMap(([field, each]) => {
      const file = fieldValue(applied, field)
      const now = fieldValue(live, field)
      if (file === undefined || JSON.stringify(file) === JSON.stringify(now)) return []
      return [{ told: each, deployment: live.metadata.name, field, live: now, file }]
    })
  })
}

function writeOf(context: FindingContext, { index, note }: Told) {
  const ran = context.steps[index]
  if (ran === undefined) return undefined
  return writesOf(context.writes, ran).findLast(
    ({ ref }) => ref.resource === 'deployments' && ref.name === note.deployment && ref.namespace === note.namespace,
  )
}

/** The Deployment as it was when a command had ended. */
function writtenBy(context: FindingContext, { index, note }: Told): KubeObject | undefined {
  const endMs = context.steps[index]?.step.endMs ?? 0
  return context.writes.findLast(
    ({ ref, atMs }) =>
      atMs <= endMs &&
      ref.resource === 'deployments' &&
      ref.name === note.deployment &&
      ref.namespace === note.namespace,
  )?.after
}

/** The configuration that was applied last, out of its annotation. */
function lastApplied(object: KubeObject | undefined): JsonObject | undefined {
  const text = object?.metadata.annotations?.[LAST_APPLIED]
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(text) as Value
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined // anybody may write something else into the annotation
  }
}

/** The field in the manifest that was applied, else the command. */
export function fieldPlace({ places }: FindingContext, { index, note }: Told, field: string) {
  const path = fieldParts(field)
  return places.manifestField(index, 'Deployment', note.deployment, path) ?? places.step(index)
}

const SHOWN_CHARACTERS = 60

/** A value in a message. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
