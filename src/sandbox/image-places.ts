import type { SourceRange } from '../domain/diagnostic.ts'
import type { FieldPath } from '../domain/json.ts'
import { isJsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { VirtualFiles } from '../domain/tool.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import type { KubeObject } from '../kubernetes/types.ts'

/**
 * Where a client last wrote that an image is to be used: the field in the manifest it was taken from. `undefined` when no
 * file holds it, as after `kubectl set image`.
 */
export function imagePlace(
  image: string,
  cluster: Cluster,
  files: VirtualFiles,
  limits: Limits,
): SourceRange | undefined {
  const write = cluster.writes.findLast(({ after }) => after !== undefined && imagePath(after, image) !== undefined)
  if (write?.after === undefined || write.source === undefined) return undefined
  const text = files.read(write.source.file)
  const path = imagePath(write.after, image)
  if (text === undefined || path === undefined) return undefined
  const document = readManifests(text, { file: write.source.file, limits }).documents[write.source.document]
  return document?.rangeAt(path)
}

function imagePath(object: KubeObject, image: string): FieldPath | undefined {
  const spec = object['spec']
  if (!isJsonObject(spec)) return undefined
  const template = spec['template']
  const inTemplate = isJsonObject(template)
  const podSpec = inTemplate ? template['spec'] : spec
  const start = inTemplate ? ['spec', 'template', 'spec'] : ['spec']
  if (!isJsonObject(podSpec)) return undefined
  for (const list of ['containers', 'initContainers']) {
    const containers = podSpec[list]
    if (!Array.isArray(containers)) continue
    const index = containers.findIndex((container) => isJsonObject(container) && container['image'] === image)
    if (index !== -1) return [...start, list, index, 'image']
  }
  return undefined
}
