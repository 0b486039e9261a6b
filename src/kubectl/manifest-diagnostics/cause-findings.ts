import { type FieldPath, isJsonObject } from '../../domain/json.ts'
import { suggest } from '../../domain/suggest.ts'
import type { StatusCause } from '../../kubernetes/api.ts'
import { type CauseText, causePath, quotedTexts, readCause } from './cause-path.ts'
import { strategyFinding } from './deployment-findings.ts'
import { selectorFinding } from './selector-finding.ts'
import { fieldName, type Finding, pathText, textAt, valueAt, writtenAt } from './item.ts'
import { missingFinding } from './missing-finding.ts'
import { nameFinding } from './name-finding.ts'
import type { Subject } from './shape-findings.ts'

/** The causes that the API server gives for refusing an object, in plain words: one finding per field and kind of mistake. */
export function causeFindings(subject: Subject, causes: readonly StatusCause[]): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (const cause of causes) {
    const server = `${cause.field}: ${cause.message}`
    const path = causePath(cause.field, subject.item.value)
    const finding = causeFinding({ ...subject, server }, path, readCause(cause.message))
    const key = `${finding.code} ${pathText(finding.path)} ${finding.args['field'] ?? ''}`
    if (!findings.has(key)) findings.set(key, finding)
  }
  return withoutEchoes([...findings.values()])
}

/** What only follows from another mistake. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const isSelectorWrong = findings.some(
    ({ code, path, args }) =>
      (code !== 'MANIFEST_SELECTOR_MISMATCH' && pathText(path).startsWith('spec.selector')) ||
      (code === 'MANIFEST_FIELD_MISSING' && 'spec.selector'.startsWith(String(args['about']))),
  )
  const isLabelWrong = findings.some(({ path }) => pathText(path).startsWith('spec.selector.'))
  const isPolicyWrong = findings.some(({ code }) => code === 'MANIFEST_RESTART_POLICY')
  return findings.filter(({ code, path, args }) => {
    if (code === 'MANIFEST_SELECTOR_MISMATCH') return !isSelectorWrong
    if (code === 'MANIFEST_VALUE_INVALID' && pathText(path) === 'spec.selector') return !isLabelWrong
    // Of a restart policy that no pod could have, the server also says that a Deployment allows only one.
    return !(code === 'MANIFEST_VALUE_UNSUPPORTED' && args['field'] === 'restartPolicy' && isPolicyWrong)
  })
}

function causeFinding(subject: Subject, path: FieldPath, cause: CauseText): Finding {
  switch (cause.type) {
    case 'Required value':
      return missingFinding(subject, path, cause.detail)
    case 'Unsupported value':
      return unsupported(subject, path, cause)
    case 'Duplicate value':
      return repeated(subject, path)
    case 'Not found':
      return unknownReference(subject, path, cause)
    case 'Forbidden':
      return strategyFinding(subject, path, cause) ?? forbidden(subject, path, cause)
    default:
      return (
        selectorFinding(subject, path, cause) ??
        strategyFinding(subject, path, cause) ??
        rangeFinding(subject, path, cause) ??
        limitFinding(subject, path, cause) ??
        amountFinding(subject, path, cause) ??
        nameFinding(subject, path, cause) ??
        invalid(subject, path, cause)
      )
  }
}

/** Where the server names the map and means a field of it. */
const INNER_FIELDS: Readonly<Record<string, string>> = { strategy: 'type', os: 'name' }

function unsupported({ item, kind, server }: Subject, path: FieldPath, { detail }: CauseText): Finding {
  const allowed = quotedTexts(detail)
  const isPolicy = fieldName(path) === 'restartPolicy' && path.includes('template') && !path.includes('initContainers')
  const at = INNER_FIELDS[fieldName(path)] === undefined ? path : [...path, INNER_FIELDS[fieldName(path)] ?? '']
  const value = writtenAt(item, at)
  if (isPolicy && allowed.length === 1) {
    return { code: 'MANIFEST_RESTART_POLICY', args: { kind, value, server }, path }
  }
  const meant = suggest(textAt(item.value, at), allowed)
  const args = {
    field: fieldName(at),
    value,
    allowed: allowed.join(', '),
    ...(meant === undefined ? {} : { meant }),
    server,
  }
  return { code: 'MANIFEST_VALUE_UNSUPPORTED', args, path: at, part: 'value' }
}

/** The place of the first is shown too: the entry of the same list that has the same value. */
function repeated({ item, server }: Subject, path: FieldPath): Finding {
  const index = path.findLastIndex((step) => typeof step === 'number')
  const [before, after] = [path.slice(0, index), path.slice(index + 1)]
  const value = valueAt(item.value, path)
  const siblings = index < 0 ? undefined : valueAt(item.value, before)
  const first = Array.isArray(siblings)
    ? siblings.findIndex(
        (_, at) => JSON.stringify(valueAt(item.value, [...before, at, ...after])) === JSON.stringify(value),
      )
    : -1
  const field = fieldName(path)
  const finding: Finding = {
    code: 'MANIFEST_VALUE_DUPLICATE',
    args: { field, value: writtenAt(item, path), server },
    path,
  }
  if (first < 0 || first === path[index]) return finding
  return {
    ...finding,
    other: { path: [...before, first, ...after], note: { code: 'NOTE_FIRST_HERE', args: { key: field } } },
  }
}

/** A mount of a volume that the pod does not have. */
function unknownReference({ item, server }: Subject, path: FieldPath, cause: CauseText): Finding {
  const value = quotedTexts(cause.shown)[0] ?? cause.shown
  const list = path.findIndex((step) => step === 'containers' || step === 'initContainers')
  const volumes = list < 0 ? undefined : valueAt(item.value, [...path.slice(0, list), 'volumes'])
  const names = (Array.isArray(volumes) ? volumes : []).flatMap((volume) =>
    isJsonObject(volume) && typeof volume['name'] === 'string' ? [volume['name']] : [],
  )
  const meant = suggest(value, names)
  const args = {
    field: fieldName(path),
    value,
    exists: names.join(', '),
    ...(meant === undefined ? {} : { meant }),
    server,
  }
  return { code: 'MANIFEST_REFERENCE_UNKNOWN', args, path, part: 'value' }
}

function forbidden({ server }: Subject, path: FieldPath, { detail }: CauseText): Finding {
  return { code: 'MANIFEST_FIELD_FORBIDDEN', args: { field: fieldName(path), detail, server }, path }
}

const BOUNDS: readonly RegExp[] = [
  /^must be (?<above>greater than or equal to) (?<min>-?\d+)$/,
  /^must be between (?<min>-?\d+) and (?<max>-?\d+), inclusive$/,
  /^must not be greater than (?<max>\d+%?)$/,
  /^must be less than or equal to (?<max>-?\d+)$/,
  /^must be in the range (?<min>\d+)-(?<max>\d+)$/,
]

function rangeFinding(subject: Subject, path: FieldPath, { detail }: CauseText): Finding | undefined {
  const { item, server } = subject
  for (const bounds of BOUNDS) {
    const groups = bounds.exec(detail)?.groups
    if (groups === undefined) continue
    const { min, max } = groups
    // What is not there counts as 0.
    if (valueAt(item.value, path) === undefined) return missingFinding(subject, path, detail)
    const args = {
      field: fieldName(path),
      value: writtenAt(item, path),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      server,
    }
    return { code: 'MANIFEST_NUMBER_RANGE', args, path, part: 'value' }
  }
  return undefined
}

/** The server names the map of requests; the mistake is in one of its entries. */
function limitFinding({ item, server }: Subject, path: FieldPath, { detail }: CauseText): Finding | undefined {
  const resource = /^must be less than or equal to (\S+) limit/.exec(detail)?.[1]
  if (resource === undefined || path.at(-1) !== 'requests') return undefined
  const request = [...path, resource]
  const limit = [...path.slice(0, -1), 'limits', resource]
  const args = { resource, value: writtenAt(item, request), limit: writtenAt(item, limit), server }
  const note = { code: 'NOTE_LIMIT_HERE', args: { value: args.limit } } as const
  return { code: 'MANIFEST_REQUEST_ABOVE_LIMIT', args, path: request, other: { path: limit, note } }
}

/** What requests and limits can be of; anything else is the name of a device, with a domain in front. */
const AMOUNTS = ['cpu', 'memory', 'ephemeral-storage']

function amountFinding({ kind, server }: Subject, path: FieldPath, { detail }: CauseText): Finding | undefined {
  if (!detail.startsWith('must be a standard resource ')) return undefined
  const field = fieldName(path)
  const meant = suggest(field, AMOUNTS)
  const place = fieldName(path.slice(0, -1))
  const args = { field, in: place, kind, ...(meant === undefined ? {} : { meant }), server }
  return { code: 'MANIFEST_FIELD_UNKNOWN', args, path, part: 'key' }
}

function invalid(subject: Subject, path: FieldPath, { detail }: CauseText): Finding {
  const { item, server } = subject
  if (detail === 'must be unique') return repeated(subject, path)
  const field = fieldName(path)
  if (detail === 'field is immutable' || detail === 'may not change once set') {
    return { code: 'MANIFEST_FIELD_IMMUTABLE', args: { field, server }, path }
  }
  const content = valueAt(item.value, path)
  const isScalar = content !== undefined && !Array.isArray(content) && !isJsonObject(content)
  const args = { field, ...(isScalar ? { value: writtenAt(item, path) } : {}), detail, server }
  return { code: 'MANIFEST_VALUE_INVALID', args, path }
}
