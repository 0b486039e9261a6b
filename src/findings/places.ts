import { type FieldPath, isJsonObject, type Value } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import { type ManifestDocument, type Manifests, readManifests } from '../formats/yaml/kubernetes.ts'
import { findResource } from '../kubernetes/resources.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { RanStep } from '../sandbox/types.ts'
import { kubectlWords } from './commands.ts'
import type { Places } from './types.ts'

export interface PlaceSources {
  readonly steps: readonly RanStep[]
  readonly writes: readonly ClientWrite[]
  /** As they were given. */
  readonly files: readonly SourceFile[]
  /** What a file holds at the end: one that a command changed is not what the reader would open. */
  readonly read: (path: string) => string | undefined
  readonly limits: Limits
}

/** Looks places up in the files that were given and that no command changed, else at the commands; each file is read once. */
export function createPlaces({ steps, writes, files, read: readNow, limits }: PlaceSources): Places {
  const read = new Map<string, Manifests | undefined>()
  const manifests = (path: string): Manifests | undefined => {
    if (!read.has(path)) {
      const file = files.find((each) => each.path === path)
      const isAsGiven = file !== undefined && readNow(path) === file.text
      read.set(path, !isAsGiven ? undefined : readManifests(file.text, { file: path, limits }))
    }
    return read.get(path)
  }
  const documentOf = ({ source }: ClientWrite): ManifestDocument | undefined =>
    source === undefined ? undefined : manifests(source.file)?.documents[source.document]

  const places: Places = {
    field(object, path) {
      const write = decidingWrite(writes, object, path)
      if (write === undefined) return undefined
      const document = documentOf(write)
      if (document !== undefined) return document.rangeAt(path)
      const ran = steps.findLast(({ step }) => step.startMs < write.atMs && write.atMs <= step.endMs)
      return ran === undefined ? undefined : places.step(ran.step.index)
    },
    step(index) {
      const ran = steps[index]
      if (ran === undefined || ran.range !== undefined) return ran?.range
      const [path] = kubectlWords(ran.step)?.files ?? []
      return path === undefined ? undefined : manifests(path)?.documents[0]?.rangeAt([])
    },
    manifestField(index, kind, name, path) {
      const ran = steps[index]
      for (const file of ran === undefined ? [] : (kubectlWords(ran.step)?.files ?? [])) {
        const document = manifests(file)?.documents.find(({ value }) => isCalled(value, kind, name))
        if (document !== undefined) return document.rangeAt(withIndices(document.value, path))
      }
      return undefined
    },
  }
  return places
}

/** Items of lists that are given by their names, by their places in the list. */
function withIndices(root: Value, path: FieldPath): FieldPath {
  const found: (string | number)[] = []
  for (const part of path) {
    const value = valueAt(root, found)
    const named = Array.isArray(value)
      ? value.findIndex((item: Value) => isJsonObject(item) && item['name'] === part)
      : -1
    found.push(named === -1 ? part : named)
  }
  return found
}

function isCalled(value: Value, kind: string, name: string): boolean {
  if (!isJsonObject(value)) return false
  const { metadata } = value
  return value['kind'] === kind && isJsonObject(metadata) && metadata['name'] === name
}

/** The last write in which the field changed, else the one that made the object. */
function decidingWrite(writes: readonly ClientWrite[], object: KubeObject, path: FieldPath): ClientWrite | undefined {
  const resource = findResource(object.kind)?.resource
  const { namespace = '', name } = object.metadata
  const own = writes.filter(
    ({ ref }) => ref.resource === resource && ref.name === name && (ref.namespace ?? '') === namespace,
  )
  const changed = own.findLast(
    ({ before, after }) =>
      after !== undefined && JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path)),
  )
  return changed ?? own.findLast(({ before }) => before === undefined)
}

/** What stands at a path; `undefined` where it leads to nothing. */
export function valueAt(object: unknown, path: FieldPath): Value | undefined {
  let value = object as Value | undefined
  for (const part of path) {
    if (Array.isArray(value) && typeof part === 'number') value = value[part] as Value | undefined
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part]
    else return undefined
  }
  return value
}
