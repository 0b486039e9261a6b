import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import { rfc3339 } from '../../domain/time.ts'
import type { TakenAddresses } from '../../kubernetes/service-allocation.ts'
import type { KubeObject } from '../../kubernetes/types.ts'

/** Addresses that a real cluster draws from its ranges; here they are counted up, so that they are always the same. */
export interface ServiceAddresses {
  /** The Service with a cluster address and node ports where its type has them and the manifest gives none. */
  assign(service: KubeObject): KubeObject
}

export function createServiceAddresses(): ServiceAddresses {
  let addresses = 1
  let nodePorts = 0
  const nextAddress = (): string => {
    addresses += 1
    return `10.96.${Math.floor(addresses / 250) % 250}.${addresses % 250}`
  }
  const withNodePort = (port: unknown): unknown => {
    if (!isJsonObject(port) || port['nodePort'] !== undefined) return port
    nodePorts += 1
    return { ...port, nodePort: 30_000 + ((nodePorts * 317) % 2768) }
  }
  return {
    assign(service) {
      const spec: JsonObject = isJsonObject(service['spec']) ? service['spec'] : {}
      const { type, clusterIP, ports } = spec
      if (type === 'ExternalName') return service
      const address = typeof clusterIP === 'string' && clusterIP !== '' ? clusterIP : nextAddress()
      const outside = type === 'NodePort' || type === 'LoadBalancer'
      const assigned = outside && Array.isArray(ports) ? { ports: ports.map(withNodePort) } : {}
      return { ...service, spec: { ...spec, clusterIP: address, clusterIPs: [address], ...assigned } }
    },
  }
}

/** The addresses and node ports that these Services have. */
export function addressesOf(services: readonly KubeObject[]): TakenAddresses {
  const clusterIPs = new Set<string>()
  const nodePorts = new Set<number>()
  for (const service of services) {
    const spec: JsonObject = isJsonObject(service['spec']) ? service['spec'] : {}
    if (typeof spec['clusterIP'] === 'string' && spec['clusterIP'] !== 'None') clusterIPs.add(spec['clusterIP'])
    for (const port of Array.isArray(spec['ports']) ? spec['ports'] : []) {
      const nodePort: unknown = isJsonObject(port) ? port['nodePort'] : undefined
      if (typeof nodePort === 'number') nodePorts.add(nodePort)
    }
  }
  return { clusterIPs, nodePorts }
}

/** The Service of the API server itself, which every cluster has in `default`. */
export function kubernetesService(uid: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      uid,
      creationTimestamp: rfc3339(0),
      labels: { component: 'apiserver', provider: 'kubernetes' },
    },
    spec: {
      clusterIP: '10.96.0.1',
      clusterIPs: ['10.96.0.1'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  }
}
