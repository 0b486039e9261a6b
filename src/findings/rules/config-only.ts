import { isJsonObject } from '../../domain/json.ts'
import type { ClientWrite } from '../../engines/rollout/cluster-api.ts'
import type { Deployment, PodSpec } from '../../kubernetes/types.ts'
import { writesOf } from '../actions.ts'
import { allTold, finding } from '../told.ts'
import type { Finding, FindingContext } from '../types.ts'

/** A ConfigMap or Secret was changed, and a Deployment that only names it made no new revision. */
export const configOnly: Finding = {
  code: 'REVISION_CONFIG_ONLY',
  find: (context) =>
    configChanges(context).map(({ step, deployment, kind, name, use }) =>
      finding('REVISION_CONFIG_ONLY', { deployment, kind, name, use }, context.places.step(step)),
    ),
}

interface ConfigChange {
  readonly step: number
  readonly deployment: string
  readonly kind: string
  readonly name: string
  /** How the pods use it. */
  readonly use: ConfigUse
}

type ConfigUse = 'environment' | 'volume' | 'subPath'

const KINDS: Readonly<Record<string, 'ConfigMap' | 'Secret'>> = { configmaps: 'ConfigMap', secrets: 'Secret' }

/** Changes that no later revision took up. */
export function configChanges(context: FindingContext): readonly ConfigChange[] {
  const told = allTold(context)
  return context.steps.flatMap((ran, index) =>
    writesOf(context.writes, ran).flatMap((write) => {
      const kind = KINDS[write.ref.resource]
      if (kind === undefined || !isContentChanged(write)) return []
      return context.snapshot.deployments.flatMap((deployment) => {
        const use = useOf(deployment, kind, write.ref.name)
        const { name, namespace } = deployment.metadata
        if (use === undefined || namespace !== write.ref.namespace) return []
        const isTakenUp = told.some(
          (each) =>
            each.index >= index && each.note.made && each.note.deployment === name && each.note.namespace === namespace,
        )
        return isTakenUp ? [] : [{ step: index, deployment: name, kind, name: write.ref.name, use }]
      })
    }),
  )
}

function isContentChanged({ before, after }: ClientWrite): boolean {
  if (before === undefined || after === undefined) return false
  return ['data', 'binaryData', 'stringData'].some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/** How the pod template refers to it; the way that takes longest to follow a change comes first. */
function useOf({ spec }: Deployment, kind: 'ConfigMap' | 'Secret', name: string): ConfigUse | undefined {
  const pod = spec.template.spec
  if (isInEnvironment(pod, kind, name)) return 'environment'
  const volumes = Array.isArray(pod['volumes']) ? pod['volumes'] : []
  const volume = volumes.find((each: unknown) => isJsonObject(each) && mentions(each, kind, name)) as
    | { readonly name?: unknown }
    | undefined
  if (volume === undefined) return undefined
  const mounts = containersOf(pod).flatMap((container) => {
    const list = container['volumeMounts']
    return Array.isArray(list) ? (list as readonly unknown[]) : []
  })
  const isPart = mounts.some(
    (mount) => isJsonObject(mount) && mount['name'] === volume.name && mount['subPath'] !== undefined,
  )
  return isPart ? 'subPath' : 'volume'
}

function isInEnvironment(pod: PodSpec, kind: 'ConfigMap' | 'Secret', name: string): boolean {
  const reference = kind === 'ConfigMap' ? 'configMap' : 'secret'
  return containersOf(pod).some((container) => {
    const sources = Array.isArray(container['envFrom']) ? (container['envFrom'] as readonly unknown[]) : []
    const values = (container.env ?? []).map(({ valueFrom }) => valueFrom)
    return (
      sources.some((source) => isNamed(source, `${reference}Ref`, name)) ||
      values.some((source) => isNamed(source, `${reference}KeyRef`, name))
    )
  })
}

function isNamed(source: unknown, key: string, name: string): boolean {
  if (!isJsonObject(source)) return false
  const reference = source[key]
  return isJsonObject(reference) && reference['name'] === name
}

function mentions(volume: { readonly [key: string]: unknown }, kind: 'ConfigMap' | 'Secret', name: string): boolean {
  const source = volume[kind === 'ConfigMap' ? 'configMap' : 'secret']
  if (isJsonObject(source) && (source['name'] === name || source['secretName'] === name)) return true
  const projected = volume['projected']
  const sources = isJsonObject(projected) && Array.isArray(projected['sources']) ? projected['sources'] : []
  return sources.some((each: unknown) => isNamed(each, kind === 'ConfigMap' ? 'configMap' : 'secret', name))
}

function containersOf(pod: PodSpec) {
  return [...(pod.initContainers ?? []), ...pod.containers]
}
