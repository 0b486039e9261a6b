import { isJsonObject, type JsonObject } from '../domain/json.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import type { ObjectRef } from '../kubernetes/api.ts'
import { findResource } from '../kubernetes/resources.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { Moment } from './moment.ts'

/** One document of a manifest that says which object it is. */
export interface ManifestObject {
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly value: JsonObject
}

/** The objects in a file as it is now; without a name, those of all manifests that were handed in. */
export function documentsIn(moment: Moment, file: string | undefined): readonly ManifestObject[] {
  const paths = file === undefined ? moment.files.map(({ path }) => path).filter(isManifestPath) : [file]
  return paths.flatMap((path) => {
    const text = moment.readManifest(path)
    if (text === undefined) return []
    const { documents } = readManifests(text, { file: path, limits: moment.limits })
    return documents.map(({ value }) => manifestObject(value)).filter((object) => object !== undefined)
  })
}

/** The object of a document as it lives in the cluster. */
export function liveObject(
  moment: Moment,
  { kind, name, namespace }: ManifestObject,
): { readonly ref: ObjectRef; readonly object: KubeObject } | undefined {
  const resource = findResource(kind)
  if (resource === undefined) return undefined
  const ref = resource.namespaced
    ? { resource: resource.resource, namespace, name }
    : { resource: resource.resource, name }
  const object = moment.cluster.get(ref)
  return object === undefined ? undefined : { ref, object }
}

function isManifestPath(path: string): boolean {
  return path.endsWith('.yaml') || path.endsWith('.yml') || path.endsWith('.json')
}

/** The head of a document; `undefined` where it does not say which object it is. */
export function manifestObject(value: unknown): ManifestObject | undefined {
  if (!isJsonObject(value)) return undefined
  const { kind, metadata } = value
  if (typeof kind !== 'string' || !isJsonObject(metadata ?? null)) return undefined
  const { name, namespace } = metadata as JsonObject
  if (typeof name !== 'string') return undefined
  return { kind, name, namespace: typeof namespace === 'string' ? namespace : 'default', value }
}
