import { isJsonObject } from '../../domain/json.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** A Service whose selector no pod template has the labels of, next to Deployments that it was probably meant for. */
export const serviceWithoutPods: Finding = {
  code: 'SELECTOR_SERVICE_WITHOUT_PODS',
  find: ({ snapshot, places }) =>
    snapshot.services.flatMap((service) => {
      const selector = selectorOf(service)
      const near = snapshot.deployments.filter(({ metadata }) => metadata.namespace === service.metadata.namespace)
      const standsAlone = snapshot.pods.some(({ metadata }) => isSubset(selector, metadata.labels))
      if (selector.length === 0 || near.length === 0 || standsAlone) return []
      if (near.some(({ spec }) => isSubset(selector, spec.template.metadata?.labels))) return []
      const [first] = near
      const args = {
        service: service.metadata.name,
        selector: text(selector),
        deployment: first?.metadata.name ?? '',
        labels: text(Object.entries(first?.spec.template.metadata?.labels ?? {})),
      }
      return [finding('SELECTOR_SERVICE_WITHOUT_PODS', args, places.field(service, ['spec', 'selector']))]
    }),
}

type Pairs = readonly (readonly [string, string])[]

function selectorOf(service: KubeObject): Pairs {
  const spec = service['spec']
  const selector = isJsonObject(spec) ? spec['selector'] : undefined
  const entries = isJsonObject(selector) ? Object.entries(selector) : []
  return entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))
}

function isSubset(pairs: Pairs, labels: Readonly<Record<string, string>> | undefined): boolean {
  return pairs.every(([key, value]) => labels?.[key] === value)
}

function text(pairs: Pairs): string {
  return pairs.map(([key, value]) => `${key}=${value}`).join(',')
}
