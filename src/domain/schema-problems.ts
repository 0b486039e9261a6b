import type { DiagnosticCode } from './codes.ts'
import type { Args } from './diagnostic.ts'
import { isJsonObject } from './json.ts'
import type { FieldPath } from './json.ts'
import { suggest } from './suggest.ts'

/** An error as ajv's generated code reports it. */
export interface BareSchemaError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** An error of a validator, with what it is about. */
export interface SchemaError extends BareSchemaError {
  /** The schema that was not followed. */
  readonly parentSchema: unknown
  /** The value that does not follow it. */
  readonly data: unknown
}

/** Looks up what errors are about; having the generated code carry it would double its size. */
export function inContext(errors: readonly BareSchemaError[], schema: unknown, data: unknown): readonly SchemaError[] {
  return errors.map((error) => ({
    ...error,
    parentSchema: follow(schema, pathOf(error.schemaPath).slice(0, -1)),
    data: follow(data, pathOf(error.instancePath)),
  }))
}

function follow(root: unknown, path: FieldPath): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[String(step)]
  }
  return value
}

/** Checks a value against one JSON Schema; gives no errors for a valid one. */
export type SchemaValidator = (data: unknown) => readonly SchemaError[]

/** A mistake in a value, without its place in a file yet. */
export interface SchemaProblem {
  /** For an unknown key, the key; for a missing one, the map that lacks it; else the value. */
  readonly path: FieldPath
  readonly code: DiagnosticCode
  readonly args: Args
}

/**
 * Turns validator errors into our own diagnostics' codes and arguments, one per mistake: of several errors about one value only the most specific is
 * kept, a key that looks like a misspelled required one is not also reported as missing, and alternatives (`anyOf`, `oneOf`) are judged by the
 * one that was most likely meant.
 */
export function schemaProblems(errors: readonly SchemaError[]): readonly SchemaProblem[] {
  const simple = withoutAlternatives(errors)
  const kept = new Map<string, SchemaError>()
  for (const error of simple) {
    const key = placeOf(error)
    const other = kept.get(key)
    if (other === undefined || rankOf(error) < rankOf(other)) kept.set(key, error)
  }
  const all = [...kept.values()]
  return all.filter((error) => !isEcho(error, all)).map((error) => problemOf(error))
}

/** What an error is about: errors about the same place are about the same mistake. */
function placeOf(error: SchemaError): string {
  if (error.keyword === 'additionalProperties') return `${error.instancePath}/${unknownKey(error)}`
  if (error.keyword === 'required') return `${error.instancePath} ${String(error.params['missingProperty'])}`
  return error.instancePath
}

/** What says most about a value comes first. */
const RANKS = ['type', 'additionalProperties', 'enum', 'const', 'required', 'propertyNames', 'pattern']

function rankOf({ keyword }: SchemaError): number {
  const rank = RANKS.indexOf(keyword)
  return rank < 0 ? RANKS.length : rank
}

/**
 * What a map lacks is not worth saying where one of its keys is unknown and probably stands for that; that it is empty not where
 * it is said what it lacks.
 */
function isEcho(error: SchemaError, all: readonly SchemaError[]): boolean {
  const { keyword, instancePath, params } = error
  const here = all.filter((other) => other !== error && other.instancePath === instancePath)
  const unknown = here.filter((other) => other.keyword === 'additionalProperties')
  if (keyword === 'minProperties') return unknown.length > 0 || here.some((other) => other.keyword === 'required')
  if (keyword !== 'required') return false
  const missing = missingKeys(params)
  return (
    unknown.length > 0 &&
    (missing.length > 1 || unknown.some((other) => suggest(unknownKey(other), missing) !== undefined))
  )
}

/** Replaces the errors of each group of alternatives by those of one alternative. */
function withoutAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  const group = errors.find(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  if (group === undefined) return errors
  const prefix = `${group.schemaPath}/`
  const inside = errors.filter((error) => error.schemaPath.startsWith(prefix))
  const outside = errors.filter((error) => error !== group && !error.schemaPath.startsWith(prefix))
  return withoutAlternatives([...outside, ...chooseAlternative(group, inside, prefix)])
}

function chooseAlternative(group: SchemaError, inside: readonly SchemaError[], prefix: string): readonly SchemaError[] {
  const at = group.instancePath
  const branches = new Map<string, SchemaError[]>()
  for (const error of inside) {
    const branch = error.schemaPath.slice(prefix.length).split('/')[0] ?? ''
    branches.set(branch, [...(branches.get(branch) ?? []), error])
  }
  const all = [...branches.values()]
  if (all.length === 0) return [{ ...group, keyword: 'several' }]
  const lacking = all.map((branch) =>
    branch.filter((error) => error.keyword === 'required' && error.instancePath === at),
  )
  if (lacking.every((branch) => branch.length > 0)) {
    const missingProperty = lacking.map(([error]) => String(error?.params['missingProperty'])).join(', ')
    return [{ ...group, keyword: 'required', params: { missingProperty } }]
  }
  const ofType = all.filter((branch) => !branch.some((error) => error.keyword === 'type' && error.instancePath === at))
  if (ofType.length > 0) return ofType.toSorted((a, b) => a.length - b.length)[0] ?? []
  const type = all.flatMap((branch) => branch.filter((error) => error.keyword === 'type').map(expectedTypes)).join(',')
  return [{ ...group, keyword: 'type', params: { type } }]
}

function problemOf(error: SchemaError): SchemaProblem {
  const path = pathOf(error.instancePath)
  const key = keyName(path)
  const { parentSchema, data, params } = error
  const value = shown(data)
  const entry = typeof path.at(-1) === 'number' ? { entry: 'yes' } : {}
  const kind = isJsonObject(parentSchema) ? parentSchema['x-kind'] : undefined
  if (typeof kind === 'string' && (error.keyword === 'type' || error.keyword === 'pattern')) {
    return { path, code: 'EXERCISE_VALUE_INVALID', args: { key, value, kind } }
  }
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKeyProblem(error, path)
    case 'required':
      return { path, code: 'EXERCISE_KEY_MISSING', args: { key: missingKeys(params).join(', '), in: key } }
    case 'type':
      return {
        path,
        code: 'EXERCISE_TYPE_WRONG',
        args: { key, expected: expectedTypes(error), got: typeOf(data), ...entry },
      }
    case 'enum':
    case 'const': {
      const allowed = error.keyword === 'enum' ? params['allowedValues'] : [params['allowedValue']]
      return { path, code: 'EXERCISE_VALUE_UNKNOWN', args: { key, value, ...allowedArgs(value, allowed) } }
    }
    case 'minimum':
    case 'maximum':
      return { path, code: 'EXERCISE_NUMBER_RANGE', args: { key, value, [error.keyword]: Number(params['limit']) } }
    case 'minItems':
    case 'minProperties':
    case 'minLength': {
      const least = Number(params['limit'])
      return { path, code: 'EXERCISE_EMPTY', args: { key, ...(least > 1 ? { least } : {}) } }
    }
    case 'propertyNames': {
      const name = String(params['propertyName'])
      return { path: [...path, name], code: 'EXERCISE_VALUE_INVALID', args: { key, value: name, kind: 'key' } }
    }
    case 'several':
      return { path, code: 'EXERCISE_ALTERNATIVES', args: { key } }
    default:
      return { path, code: 'EXERCISE_VALUE_INVALID', args: { key, value, kind: error.keyword } }
  }
}

function unknownKeyProblem(error: SchemaError, path: FieldPath): SchemaProblem {
  const key = unknownKey(error)
  const known = isJsonObject(error.parentSchema) ? error.parentSchema['properties'] : undefined
  const keys = isJsonObject(known) ? Object.keys(known) : []
  const meant = suggest(key, keys)
  const leads = meant === undefined ? (keys.length === 0 ? {} : { known: keys.join(', ') }) : { meant }
  const args = { key, in: keyName(path), ...leads }
  return { path: [...path, key], code: 'EXERCISE_KEY_UNKNOWN', args }
}

function allowedArgs(value: string, allowed: unknown): Args {
  const list = (Array.isArray(allowed) ? allowed : []).map(shown)
  const meant = suggest(value, list)
  return { allowed: list.join(', '), ...(meant === undefined ? {} : { meant }) }
}

function unknownKey({ params }: SchemaError): string {
  return String(params['additionalProperty'])
}

function missingKeys(params: SchemaError['params']): readonly string[] {
  return String(params['missingProperty']).split(', ')
}

function expectedTypes({ params }: SchemaError): string {
  return Array.isArray(params['type']) ? params['type'].join(',') : String(params['type'])
}

/** A JSON pointer as a path. Digits are taken for the index of a list. */
function pathOf(pointer: string): FieldPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part))
}

/** The nearest key on the way to a value: a list item is named after its list. Empty at the root. */
function keyName(path: FieldPath): string {
  return path.findLast((step) => typeof step === 'string') ?? ''
}

function typeOf(data: unknown): string {
  if (data === null || data === undefined) return 'null'
  if (Array.isArray(data)) return 'array'
  if (typeof data === 'number' && !Number.isInteger(data)) return 'fraction'
  return typeof data
}

function shown(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

const SHOWN_LENGTH = 60
