import { type FieldPath, isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import { LIMITS } from '../../domain/limits.ts'
import { decodeSpecial } from '../../kubernetes/decode-special.ts'
import { type GoType, hasStructFacts, structFacts } from '../../kubernetes/type-facts.ts'

/** What does not fit the type of an object, by itself: whatever stands inside of it is not looked at. */
export type ShapeProblem =
  | { readonly kind: 'unknown'; readonly path: FieldPath; readonly struct: string; readonly owner: JsonObject }
  | { readonly kind: 'type'; readonly path: FieldPath; readonly expected: GoType; readonly value: Value }

/**
 * Everything in a value that the Go struct `goType` (`v1.Deployment`) cannot take, where Go's decoder names only the first
 * wrong type, and unknown fields only when there is none. In the order of the file.
 */
export function shapeProblems(goType: string, value: Value, path: FieldPath = []): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = []
  // Kinds whose structs are not known can have any shape.
  if (!hasStructFacts(goType)) return problems
  visit({ kind: 'struct', name: goType }, value, path, problems)
  return problems
}

function visit(type: GoType, value: Value, path: FieldPath, problems: ShapeProblem[]): void {
  if (value === null || problems.length >= LIMITS.diagnosticsMax) return
  switch (type.kind) {
    case 'struct':
      if (isJsonObject(value)) visitFields(type.name, value, path, problems)
      else problems.push({ kind: 'type', path, expected: type, value })
      break
    case 'list':
      if (Array.isArray(value)) {
        for (const [index, item] of (value as readonly Value[]).entries()) {
          visit(type.element, item, [...path, index], problems)
        }
      } else problems.push({ kind: 'type', path, expected: type, value })
      break
    case 'map':
      if (isJsonObject(value)) {
        for (const [key, content] of Object.entries(value)) visit(type.element, content, [...path, key], problems)
      } else problems.push({ kind: 'type', path, expected: type, value })
      break
    default:
      if (!isScalarOf(type, value)) problems.push({ kind: 'type', path, expected: type, value })
  }
}

function visitFields(struct: string, value: JsonObject, path: FieldPath, problems: ShapeProblem[]): void {
  const { byKey } = structFacts(struct)
  for (const [key, content] of Object.entries(value)) {
    const field = byKey.get(key)
    if (field !== undefined) visit(field.type, content, [...path, key], problems)
    else if (problems.length < LIMITS.diagnosticsMax) {
      problems.push({ kind: 'unknown', path: [...path, key], struct, owner: value })
    }
  }
}

const INT32_MAX = 2 ** 31

function isScalarOf(type: GoType, value: Value): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'int32':
      return typeof value === 'number' && Number.isInteger(value) && value >= -INT32_MAX && value < INT32_MAX
    case 'int64':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 63
    case 'struct':
    case 'list':
    case 'map':
      return false
    default:
      return decodeSpecial(type.kind, value).ok
  }
}
