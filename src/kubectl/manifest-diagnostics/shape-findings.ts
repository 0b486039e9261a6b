import type { Args } from '../../domain/diagnostic.ts'
import { type FieldPath, isJsonObject, type Value } from '../../domain/json.ts'
import { suggest } from '../../domain/suggest.ts'
import { type GoType, structFacts } from '../../kubernetes/type-facts.ts'
import { placesFor } from './belongs.ts'
import { likelyFix } from './likely-fix.ts'
import { fieldName, type Finding, type ManifestItem, pathText, writtenAt } from './item.ts'
import type { ShapeProblem } from './shape.ts'

/** What the words of an object's findings speak about. */
export interface Subject {
  readonly item: ManifestItem
  /** Its Go type: `v1.Deployment`. */
  readonly goType: string
  readonly kind: string
  /** What the server, or kubectl, said of it. */
  readonly server: string
}

/** A problem of shape in plain words, with what was most likely meant. */
export function shapeFinding(subject: Subject, problem: ShapeProblem): Finding {
  return problem.kind === 'unknown' ? unknownField(subject, problem) : wrongType(subject, problem)
}

/** Words for fields that are called otherwise here: of other tools, or of other structs. The first that is free. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  cmd: ['args'],
  containerPort: ['port', 'targetPort'],
  entrypoint: ['command'],
  environment: ['env'],
  instances: ['replicas'],
  port: ['containerPort'],
  restart: ['restartPolicy'],
  targetPort: ['containerPort'],
}

/** Structs that hold a map in which learners forget to put its entries. */
const INNER_MAPS: Readonly<Record<string, readonly string[]>> = {
  LabelSelector: ['matchLabels'],
  ObjectMeta: ['labels'],
  ResourceRequirements: ['requests', 'limits'],
}

function unknownField(subject: Subject, problem: Extract<ShapeProblem, { kind: 'unknown' }>): Finding {
  const { item, kind, goType, server } = subject
  const { path, struct, owner } = problem
  const key = String(path.at(-1))
  const value = owner[key] ?? null
  const from = path.slice(0, -1)
  const { byKey, name } = structFacts(struct)
  const args: Args = { field: key, in: placeText(from), kind, server }
  // A field that is there already is not the one that was meant.
  const free = [...byKey.keys()].filter((candidate) => !Object.hasOwn(owner, candidate))
  const elsewhere = placesFor({ name: key, value, from }, goType, item.value)
  // A field of what is around it was put one level too deep, however much it looks like one that is known here.
  const around = elsewhere.filter((place) => placeText(from).startsWith(`${place}.`))
  const near = around.length === 0 ? suggest(key, free) : undefined
  const meant = near ?? synonymOf(key, free) ?? longerName(key, free)
  const unknown = { code: 'MANIFEST_FIELD_UNKNOWN', path, part: 'key' } as const
  if (meant !== undefined) return { ...unknown, args: { ...args, meant } }
  const inner = INNER_MAPS[name]
  const places =
    inner !== undefined && !Array.isArray(value) && !isJsonObject(value)
      ? inner.map((map) => `${placeText(from)}.${map}`)
      : elsewhere
  if (places.length === 0) return { ...unknown, args }
  return { ...unknown, code: 'MANIFEST_FIELD_MISPLACED', args: { ...args, belongs: places.join(', ') } }
}

/** `strategy` of a StatefulSet is its `updateStrategy`. */
function longerName(key: string, free: readonly string[]): string | undefined {
  const ending = key.charAt(0).toUpperCase() + key.slice(1)
  const longer = key.length < LONG_NAME ? [] : free.filter((field) => field.endsWith(ending))
  return longer.length === 1 ? longer[0] : undefined
}

/** Shorter names are the end of too many others. */
const LONG_NAME = 6

/** Also of a synonym that is itself misspelled. */
function synonymOf(key: string, free: readonly string[]): string | undefined {
  const word = Object.hasOwn(SYNONYMS, key) ? key : suggest(key, Object.keys(SYNONYMS))
  return word === undefined ? undefined : SYNONYMS[word]?.find((synonym) => free.includes(synonym))
}

/** `spec.template.spec.containers[]`: which entry of a list it is shows from the place. */
function placeText(path: FieldPath): string {
  return pathText(path).replaceAll(/\[\d+\]/g, '[]')
}

function wrongType(subject: Subject, problem: Extract<ShapeProblem, { kind: 'type' }>): Finding {
  const { item, kind, server } = subject
  const { path, expected, value } = problem
  const isScalar = !Array.isArray(value) && !isJsonObject(value)
  const written = isScalar ? writtenAt(item, path) : ''
  const place = isScalar ? ({ path, part: 'value' } as const) : { path }
  const field = fieldName(path)
  const entry = typeof path.at(-1) === 'number' ? { entry: 'yes' } : {}
  if (expected.kind === 'quantity' && isScalar && typeof value !== 'boolean') {
    const meant = typeof value === 'string' ? quantityLike(value, field) : undefined
    const args = { field, value: written, ...(meant === undefined ? {} : { meant }), server }
    return { code: 'MANIFEST_QUANTITY_INVALID', args, ...place }
  }
  if (isServiceSelector(field, path)) {
    const args = { field, in: placeText(path.slice(0, -1)), kind, fix: 'flat-selector', server }
    return { code: 'MANIFEST_FIELD_UNKNOWN', args, path, part: 'key' }
  }
  const likely = likelyFix(subject, problem)
  const args = {
    field,
    ...entry,
    expected: expectedName(expected),
    got: gotName(value),
    value: written,
    fix: likely?.fix ?? fixFor(expected, value, written, field),
    ...(likely === undefined ? {} : { meant: likely.meant }),
    first: firstField(expected),
    server,
  }
  return { code: 'MANIFEST_TYPE_WRONG', args, ...place }
}

/** A Service selects by a plain map of labels, where other kinds have a struct. */
function isServiceSelector(field: string, path: FieldPath): boolean {
  return path.at(-2) === 'selector' && /^match(?:Labels|Expressions)$/.test(field)
}

/** `64MB`, `64 mb` and `64 Mi` are `64Mi`; of a CPU `500mb` is `500m`. */
function quantityLike(text: string, field: string): string | undefined {
  const thousandths = field === 'cpu' ? /^\s*(\d+)\s*m/i.exec(text)?.[1] : undefined
  if (thousandths !== undefined) return `${thousandths}m`
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])i?b?\s*$/i.exec(text) ?? []
  return amount === undefined || unit === undefined ? undefined : `${amount}${unit.toUpperCase()}i`
}

function expectedName(type: GoType): string {
  switch (type.kind) {
    case 'bool':
      return 'boolean'
    case 'int32':
    case 'int64':
      return 'integer'
    case 'struct':
      return 'map'
    default:
      return type.kind
  }
}

function gotName(value: Value): string {
  if (Array.isArray(value)) return 'list'
  if (isJsonObject(value)) return 'map'
  return typeof value === 'number' && !Number.isInteger(value) ? 'fraction' : typeof value
}

/** What most likely mends it; the words are with the message. */
function fixFor(expected: GoType, value: Value, written: string, field: string): string {
  if (expected.kind === 'list') return listFix(expected.element, value)
  if (expected.kind === 'struct' || expected.kind === 'map') return Array.isArray(value) ? 'no-dash' : 'fields'
  if (Array.isArray(value) || isJsonObject(value)) return 'one-value'
  if (expected.kind === 'string') {
    return typeof value === 'boolean' && !/^(?:true|false)$/i.test(written) ? 'quote-yaml-1.1' : 'quote'
  }
  if (typeof value !== 'string') return ''
  const text = value.trim()
  if (expected.kind === 'bytes') return 'base64'
  if (expected.kind === 'bool') return /^(?:true|false)$/i.test(text) ? 'unquote' : ''
  if (expected.kind !== 'int32' && expected.kind !== 'int64') return ''
  if (/^(?:runAs|fsGroup)/.test(field) && /^[a-z]/i.test(text)) return 'root'
  if (/^[+-]?\d+$/.test(text)) return 'unquote'
  return /^\d+ ?s(?:econds?)?$/i.test(text) ? 'digits' : ''
}

function listFix(element: GoType, value: Value): string {
  if (!isJsonObject(value)) return element.kind === 'struct' ? 'dash-field' : 'dash'
  if (element.kind !== 'struct') return 'dash'
  const { byKey } = structFacts(element.name)
  const isNamed = byKey.has('name') && byKey.has('value') && !Object.keys(value).some((key) => byKey.has(key))
  return isNamed ? 'dash-named' : 'dash-map'
}

/** The field that an entry of a list of maps cannot do without: `containerPort` for `ports`. */
function firstField(type: GoType): string {
  if (type.kind !== 'list' || type.element.kind !== 'struct') return ''
  const fields = [...structFacts(type.element.name).byKey.values()]
  return (fields.find(({ required }) => required) ?? fields[0])?.json ?? ''
}
