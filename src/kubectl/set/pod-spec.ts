import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import { type Editable, type EditableObject, editable } from '../go-json.ts'
import type { Info } from '../info.ts'
import { textAt } from '../json-access.ts'

/** The pod spec inside an object that is being changed; `undefined` for kinds that have none. */
export function podSpecOf(info: Info, object: EditableObject): EditableObject | undefined {
  const spec = objectAt(object, 'spec')
  switch (info.resource.kind) {
    case 'Pod':
      return spec
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'DaemonSet':
    case 'StatefulSet':
    case 'Job':
      return objectAt(objectAt(spec, 'template'), 'spec')
    case 'CronJob':
      return objectAt(objectAt(objectAt(objectAt(spec, 'jobTemplate'), 'spec'), 'template'), 'spec')
    default:
      return undefined
  }
}

/** What is said of a kind without a pod spec. */
export function noPodSpec(info: Info): string {
  return `the object is not a pod or does not have a pod template: *v1.${info.resource.kind}`
}

export function objectAt(parent: EditableObject | undefined, key: string): EditableObject | undefined {
  const value = parent?.[key]
  return isJsonObject(value) ? value : undefined
}

/** The list of mappings at a key; changing an element changes the object. */
export function objectsAt(parent: EditableObject | undefined, key: string): readonly EditableObject[] {
  const value: Editable | undefined = parent?.[key]
  return Array.isArray(value) ? value.filter((item): item is EditableObject => isJsonObject(item)) : []
}

/** Containers whose name matches, then init containers; `*` stands for any characters. */
export function matchingContainers(spec: EditableObject, pattern: string): readonly EditableObject[] {
  const all = [...objectsAt(spec, 'containers'), ...objectsAt(spec, 'initContainers')]
  return all.filter((container) => matchesName(textAt(container, 'name'), pattern))
}

/** kubectl's own wildcard: the parts between `*` must occur in order (pkg/cmd/set/helper.go, selectString). */
function matchesName(name: string, pattern: string): boolean {
  if (pattern === '*') return true
  if (!pattern.includes('*')) return name === pattern
  const parts = pattern.split('*')
  let position = 0
  for (const [index, part] of parts.entries()) {
    if (part === '') continue
    const next = name.slice(position).indexOf(part)
    const isLast = index === parts.length - 1
    if (next < position || (index === 0 && position !== 0) || (isLast && name.length !== part.length + next))
      return false
    position = next
  }
  return true
}

/** An immutable object as one of which `metadata` and `spec` may be changed; the rest it shares. */
export function asEditable(object: JsonObject): EditableObject {
  const copy = { ...object } as EditableObject
  for (const key of ['metadata', 'spec']) {
    const part = object[key]
    if (part !== undefined) copy[key] = editable(part)
  }
  return copy
}
