import type { FieldPath, Value } from '../domain/json.ts'
import { isJsonObject } from '../domain/json.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import { sameValue } from './matching.ts'

/** The document a write was taken from, as a value; `undefined` where it is none that was handed in. */
export type DocumentValue = (write: ClientWrite) => Value | undefined

/**
 * Which of an object's writes, oldest first, decided a field. That is the last one in which its value changed, or the one that
 * made the object, be it only by leaving the field out. A later write takes its place where it says more about the field: a
 * document that states it once more, or states more of what is around it; a command that wrote right beside it.
 */
export function decidingWrite(
  writes: readonly ClientWrite[],
  path: FieldPath,
  documentValue: DocumentValue,
): ClientWrite | undefined {
  const from = writes.findLastIndex((write) => write.before === undefined || isChanged(write, path))
  const decided = writes[from]
  if (decided === undefined || from === writes.length - 1) return decided
  let best = decided
  let bestDepth = firstDepth(decided, path, documentValue)
  for (const write of writes.slice(from + 1)) {
    const depth = laterDepth(write, path, documentValue, bestDepth)
    if (depth === undefined) continue
    best = write
    bestDepth = depth
  }
  return best
}

/** How many parts of the path the first candidate speaks of: a change of the value itself speaks of all. */
function firstDepth(write: ClientWrite, path: FieldPath, documentValue: DocumentValue): number {
  const document = write.before === undefined ? documentValue(write) : undefined
  return document === undefined ? path.length : prefixLength(path, (part) => valueAt(document, part) !== undefined)
}

/** The same of a later write, if it says as much as the best so far: a command has to say more than that. */
function laterDepth(
  write: ClientWrite,
  path: FieldPath,
  documentValue: DocumentValue,
  bestDepth: number,
): number | undefined {
  const document = documentValue(write)
  if (document !== undefined) {
    const stated = prefixLength(path, (part) => valueAt(document, part) !== undefined)
    return stated >= bestDepth ? stated : undefined
  }
  const written = prefixLength(path, (part) => isChanged(write, part))
  return written > bestDepth && written === path.length - 1 ? written : undefined
}

function prefixLength(path: FieldPath, holds: (part: FieldPath) => boolean): number {
  let length = 0
  while (length < path.length && holds(path.slice(0, length + 1))) length++
  return length
}

function isChanged(write: ClientWrite, path: FieldPath): boolean {
  return !sameValue(valueAt(write.before, path), valueAt(write.after, path))
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(object: unknown, path: FieldPath): Value | undefined {
  let value = object as Value | undefined
  for (const part of path) {
    if (Array.isArray(value) && typeof part === 'number') value = value[part] as Value | undefined
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part]
    else return undefined
  }
  return value
}
