import { assert } from '../domain/assert.ts'
import { SCALARS, STRUCTS } from '../generated/kubernetes-types.ts'

/**
 * A Go type of the Kubernetes API, as far as decoding, merging and hashing need it. `name` is how Go prints it in
 * messages (`v1.Container`, `[]v1.EnvVar`, `map[string]string`, `int32`); pointers are a property of the field.
 */
export type GoType =
  | { readonly kind: 'string' | 'bool' | 'int32' | 'int64'; readonly name: string }
  | { readonly kind: 'quantity' | 'int-or-string' | 'time' | 'bytes' | 'raw'; readonly name: string }
  | { readonly kind: 'struct'; readonly name: string }
  | { readonly kind: 'list'; readonly name: string; readonly element: GoType }
  | { readonly kind: 'map'; readonly name: string; readonly element: GoType }

/** How a strategic merge treats a field (apimachinery/pkg/util/strategicpatch, the struct tags of k8s.io/api). */
export interface PatchRule {
  /** Lists merge by element instead of being replaced whole. */
  readonly merge: boolean
  /** The key that tells list elements apart; absent for lists of scalars. */
  readonly mergeKey?: string
  readonly retainKeys: boolean
}

export interface FieldFacts {
  readonly goName: string
  /** Key in JSON; empty for an embedded struct, whose fields stand in the object itself. */
  readonly json: string
  readonly type: GoType
  readonly pointer: boolean
  /** Written even when it is empty. */
  readonly required: boolean
  readonly patch?: PatchRule
}

export interface StructFacts {
  /** Type name without its package, as Go's JSON decoder prints it: `DeploymentSpec`. */
  readonly name: string
  /** As declared, embedded structs as fields of their own. */
  readonly fields: readonly FieldFacts[]
  /** By JSON key in declaration order, embedded structs dissolved. */
  readonly byKey: ReadonlyMap<string, FieldFacts>
  /** Fields that Go's JSON encoder writes whatever they hold. */
  readonly always: readonly FieldFacts[]
}

const structs = new Map<string, StructFacts>()

/** Facts of a struct by its Go type (`v1.PodSpec`), read from the generated table when first asked for. */
export function structFacts(goType: string): StructFacts {
  const known = structs.get(goType)
  if (known !== undefined) return known
  const text = STRUCTS[goType]
  assert(text !== undefined, `no facts of struct ${goType}`)
  const fields = text.split('|').map(fieldFacts)
  const flat = fields.flatMap((field) =>
    field.json === '' ? [...structFacts(field.type.name).byKey.values()] : [field],
  )
  const facts: StructFacts = {
    name: goType.slice(goType.lastIndexOf('.') + 1),
    fields,
    byKey: new Map(flat.map((field) => [field.json, field])),
    always: flat.filter((field) => isAlwaysWritten(field)),
  }
  structs.set(goType, facts)
  return facts
}

/** True when the generated table has this struct. */
export function hasStructFacts(goType: string): boolean {
  return STRUCTS[goType] !== undefined
}

function isAlwaysWritten(field: FieldFacts): boolean {
  if (field.pointer) return false
  if (field.type.kind === 'struct' || field.type.kind === 'time' || field.type.kind === 'int-or-string') return true
  return field.type.kind === 'quantity' || field.required
}

function fieldFacts(text: string): FieldFacts {
  const [goName, typeText, key, patchText] = text.split(' ')
  assert(goName !== undefined && typeText !== undefined && key !== undefined, `field facts: ${text}`)
  const pointer = typeText.startsWith('*')
  const required = key.endsWith('!')
  const facts = {
    goName,
    json: key === '-' ? '' : key.replace('!', ''),
    type: parseGoType(pointer ? typeText.slice(1) : typeText),
    pointer,
    required,
  }
  return patchText === undefined ? facts : { ...facts, patch: patchRule(patchText) }
}

function patchRule(text: string): PatchRule {
  const [strategies = '', mergeKey] = text.split(':')
  const rule = { merge: strategies.includes('merge'), retainKeys: strategies.includes('retainKeys') }
  return mergeKey === undefined ? rule : { ...rule, mergeKey }
}

function parseGoType(name: string): GoType {
  if (name === '[]uint8') return { kind: 'bytes', name }
  if (name.startsWith('[]')) return { kind: 'list', name, element: parseGoType(name.slice(2)) }
  if (name.startsWith('map[string]'))
    return { kind: 'map', name, element: parseGoType(name.slice('map[string]'.length)) }
  if (name === 'string' || name === 'bool' || name === 'int32' || name === 'int64') return { kind: name, name }
  switch (name) {
    case 'v1.ResourceList':
      return { kind: 'map', name, element: { kind: 'quantity', name: 'resource.Quantity' } }
    case 'resource.Quantity':
      return { kind: 'quantity', name }
    case 'intstr.IntOrString':
      return { kind: 'int-or-string', name }
    case 'v1.Time':
    case 'v1.MicroTime':
      return { kind: 'time', name }
    case 'v1.FieldsV1':
      return { kind: 'raw', name }
    default:
      return namedType(name)
  }
}

function namedType(name: string): GoType {
  const scalar = SCALARS[name]
  if (scalar === undefined) return { kind: 'struct', name }
  assert(scalar === 'string' || scalar === 'int32' || scalar === 'int64', `scalar ${name}`)
  return { kind: scalar, name }
}
