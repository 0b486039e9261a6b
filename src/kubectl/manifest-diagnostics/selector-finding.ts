import { type FieldPath, isJsonObject, ownValue } from '../../domain/json.ts'
import type { CauseText } from './cause-path.ts'
import { type Finding, type ManifestItem, valueAt } from './item.ts'
import { missingFinding } from './missing-finding.ts'
import type { Subject } from './shape-findings.ts'

const SELECTOR: FieldPath = ['spec', 'selector']
const LABELS: FieldPath = ['spec', 'template', 'metadata', 'labels']

/** What can be wrong with the selector of a Deployment or ReplicaSet; `undefined` when a cause is about something else. */
export function selectorFinding(subject: Subject, path: FieldPath, cause: CauseText): Finding | undefined {
  if (cause.detail === '`selector` does not match template `labels`') return mismatch(subject)
  if (path.join('.') !== SELECTOR.join('.')) return undefined
  if (cause.detail === 'field is immutable') return immutable(subject)
  if (!cause.detail.startsWith('empty selector')) return undefined
  const isEmpty = Object.keys(valueAt(subject.item.value, SELECTOR) ?? {}).length === 0
  return missingFinding(subject, isEmpty ? SELECTOR : [...SELECTOR, 'matchLabels'], '')
}

/** The label of the selector that the template does not have, and both places. */
function mismatch(subject: Subject): Finding {
  const { item, server } = subject
  if (valueAt(item.value, ['spec', 'template']) === undefined) return missingFinding(subject, LABELS, '')
  const wanted = valueAt(item.value, [...SELECTOR, 'matchLabels'])
  const labels = valueAt(item.value, LABELS)
  const given = isJsonObject(labels) ? labels : {}
  const different = Object.entries(isJsonObject(wanted) ? wanted : {}).find(
    ([key, value]) => ownValue(given, key) !== value,
  )
  if (different === undefined) return otherMismatch(item, server)
  const [key, value] = different
  const got = ownValue(given, key)
  const args = {
    key,
    wanted: typeof value === 'string' ? value : '',
    ...(typeof got === 'string' ? { got } : {}),
    server,
  }
  const other = { path: [...SELECTOR, 'matchLabels', key], note: { code: 'NOTE_SELECTOR_HERE', args: {} } } as const
  return { code: 'MANIFEST_SELECTOR_MISMATCH', args, path: got === undefined ? LABELS : [...LABELS, key], other }
}

/** It is the `matchExpressions` that do not fit. */
function otherMismatch({ value }: ManifestItem, server: string): Finding {
  const expressions = [...SELECTOR, 'matchExpressions']
  const path = valueAt(value, expressions) === undefined ? SELECTOR : expressions
  const other = { path, note: { code: 'NOTE_SELECTOR_HERE', args: {} } } as const
  return { code: 'MANIFEST_SELECTOR_MISMATCH', args: { server }, path: LABELS, other }
}

function immutable({ item, kind, server }: Subject): Finding {
  const labels = valueAt(item.value, [...SELECTOR, 'matchLabels'])
  const [only, ...more] = isJsonObject(labels) ? Object.keys(labels) : []
  const path = only === undefined || more.length > 0 ? SELECTOR : [...SELECTOR, 'matchLabels', only]
  return { code: 'MANIFEST_SELECTOR_IMMUTABLE', args: { kind, server }, path }
}
