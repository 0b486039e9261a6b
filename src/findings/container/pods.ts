import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject, type FieldPath } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { EMPTY_WORLD } from '../../domain/world.ts'
import type { ClientWrite } from '../../engines/rollout/cluster-api.ts'
import { readManifests, type ManifestDocument } from '../../formats/yaml/kubernetes.ts'
import type { ApiReader } from '../../kubernetes/api.ts'
import type { KubeObject, Pod, PodSpec } from '../../kubernetes/types.ts'
import { containerVariables } from '../../sandbox/container-env.ts'
import { createWorkplace } from '../../sandbox/workplace.ts'
import type { PodContainer } from './types.ts'

/** The containers of a manifest as the API server stored them, and what it said. */
export interface ManifestContainers {
  readonly containers: readonly PodContainer[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Where the pod spec lies in an object of each kind. */
const SPEC_PATHS: Readonly<Record<string, FieldPath>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
}

/**
 * Applies a manifest to an empty cluster and lists the containers in it: those of pods, and of pod templates. What the server refuses is
 * not there, and told.
 */
export function containersOf(file: SourceFile, limits: Limits): ManifestContainers {
  const world = { ...EMPTY_WORLD, unknownImages: 'assumed' as const }
  const workplace = createWorkplace({ files: [file], world, limits })
  workplace.apply([file.path])
  const { documents } = readManifests(file.text, { file: file.path, limits })
  const { api, writes } = workplace.cluster
  const diagnostics: Diagnostic[] = [...workplace.diagnostics]
  const containers = writes.flatMap((write) => containersOfWrite(write, documents, api, diagnostics))
  const refused = workplace.steps.some(({ step }) => step.exit !== 0)
  if (containers.length === 0 && !refused) diagnostics.push(diagnostic('CONTAINER_NO_POD', { file: file.path }))
  return { containers, diagnostics }
}

function containersOfWrite(
  { after, source }: ClientWrite,
  documents: readonly ManifestDocument[],
  api: ApiReader,
  diagnostics: Diagnostic[],
): readonly PodContainer[] {
  const path = after === undefined ? undefined : SPEC_PATHS[after.kind]
  const document = documents[source?.document ?? -1]
  const spec = after === undefined || path === undefined ? undefined : specAt(after, path)
  if (after === undefined || path === undefined || spec === undefined) return []
  const { name, namespace = 'default' } = after.metadata
  return spec.containers.map((container, index) => {
    const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: after.metadata, spec, status: { phase: 'Pending' } }
    const found = containerVariables(container, pod, api)
    const rangeOf: PodContainer['rangeOf'] = (...below) => document?.rangeAt([...path, 'containers', index, ...below])
    if (!found.ok) {
      diagnostics.push(
        diagnostic('CONTAINER_POD_ENV_MISSING', { container: container.name, message: found.message }, rangeOf('env')),
      )
    }
    const variables = found.ok ? found.variables : new Map<string, string>()
    return { object: { kind: after.kind, name, namespace }, container, spec, variables, rangeOf }
  })
}

function specAt(object: KubeObject, path: FieldPath): PodSpec | undefined {
  let value: unknown = object
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined
  return isJsonObject(value) && Array.isArray(value['containers']) ? (value as unknown as PodSpec) : undefined
}
