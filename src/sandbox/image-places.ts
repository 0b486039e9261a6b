import type { SourceRange } from '../domain/diagnostic.ts'
import type { FieldPath } from '../domain/json.ts'
import { isJsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { VirtualFiles } from '../domain/tool.ts'
import type { ClientWrite, Cluster } from '../engines/rollout/index.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { RanStep } from './types.ts'

export interface ImagePlaces {
  readonly cluster: Cluster
  readonly files: VirtualFiles
  readonly limits: Limits
  /** The steps that ran so far. */
  readonly steps: () => readonly RanStep[]
}

/**
 * Where a client last wrote that an image is to be used: the field in the manifest it was taken from, else the command
 * that wrote it. `undefined` when no file holds either.
 */
export function imagePlace(image: string, places: ImagePlaces): SourceRange | undefined {
  const write = places.cluster.writes.findLast(
    ({ after }) => after !== undefined && imagePath(after, image) !== undefined,
  )
  if (write?.after === undefined) return undefined
  return fieldPlace(write, imagePath(write.after, image) ?? [], places) ?? commandPlace(write, places)
}

function fieldPlace({ source }: ClientWrite, path: FieldPath, places: ImagePlaces): SourceRange | undefined {
  const text = source === undefined ? undefined : places.files.read(source.file, 'manifest')
  if (source === undefined || text === undefined) return undefined
  const document = readManifests(text, { file: source.file, limits: places.limits }).documents[source.document]
  return document?.rangeAt(path)
}

function commandPlace({ atMs }: ClientWrite, { steps }: ImagePlaces): SourceRange | undefined {
  return steps().findLast(({ step }) => step.startMs < atMs && atMs <= step.endMs)?.range
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
