import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/domain/json.ts'
import { admitCreate, admitUpdate } from '../../../src/kubernetes/admit.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'
import { accepted, create, refusal, resource, service } from './manifests.ts'

const services = resource('services')
const IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const BALANCER = "may only be used when `type` is 'LoadBalancer'"
const PORTS = 'provided port is not in the valid range. The range of valid ports is 30000-32767'

function stored(spec: JsonObject): KubeObject {
  const object = accepted(create('services', service(spec)))
  return { ...object, metadata: { ...object.metadata, uid: 'u', resourceVersion: '1' } }
}

const configMap = (data: JsonObject, immutable: boolean) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c' },
  data,
  immutable,
})

const podOf = (image: string, spec: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image }], ...spec },
})

describe('addresses and ports are given out before anything else is looked at', () => {
  test.each([
    {
      what: 'an address that is none',
      spec: { clusterIP: 'here', ports: [] },
      causes: [`spec.clusterIPs[0]: Invalid value: "here": ${IP}`],
    },
    {
      what: 'an address elsewhere',
      spec: { clusterIP: '192.168.0.1' },
      causes: [
        'spec.clusterIPs: Invalid value: []string{"192.168.0.1"}: failed to allocate IP 192.168.0.1: the provided IP (192.168.0.1) is not in the valid range. The range of valid IPs is 10.96.0.0/12',
      ],
    },
    {
      what: 'an address of IPv6',
      spec: { clusterIP: '2001:db8::1' },
      causes: ['spec.clusterIPs[0]: Invalid value: []string{"2001:db8::1"}: IPv6 is not configured on this cluster'],
    },
    {
      what: 'addresses without the first',
      spec: { clusterIPs: ['10.96.1.1'] },
      causes: [
        'spec.clusterIPs: Invalid value: []string{"10.96.1.1"}: must be empty when `clusterIP` is not specified',
      ],
    },
    {
      what: 'both families',
      spec: { ipFamilyPolicy: 'RequireDualStack' },
      causes: [
        'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
      ],
    },
    {
      what: 'an unknown policy',
      spec: { ipFamilyPolicy: 'Both' },
      causes: [
        'spec.ipFamilyPolicy: Unsupported value: "Both": supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
      ],
    },
    {
      what: 'the family that is not there',
      spec: { ipFamilies: ['IPv6'] },
      causes: ['spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster'],
    },
    {
      what: 'a node port below, beside a name that is wrong',
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 80, name: 'A' }] },
      causes: [`spec.ports[0].nodePort: Invalid value: 80: ${PORTS}`],
    },
    {
      what: 'a negative node port',
      spec: { type: 'LoadBalancer', ports: [{ port: 80, nodePort: -1 }] },
      causes: [`spec.ports[0].nodePort: Invalid value: -1: ${PORTS}`],
    },
    {
      what: 'the same node port for two ports',
      spec: {
        type: 'NodePort',
        ports: [
          { name: 'a', port: 80, nodePort: 30080 },
          { name: 'b', port: 81, nodePort: 30080 },
        ],
      },
      causes: ['spec.ports[1].nodePort: Invalid value: 30080: provided port is already allocated'],
    },
    {
      what: 'one node port for one port of two protocols',
      spec: {
        type: 'NodePort',
        ports: [
          { name: 'a', port: 53, nodePort: 30053 },
          { name: 'b', port: 53, protocol: 'UDP', nodePort: 30053 },
        ],
      },
      causes: [],
    },
  ])('$what', ({ spec, causes }) => {
    expect(refusal(create('services', service(spec as JsonObject)))).toEqual(causes)
  })

  test.each([
    {
      what: 'an address',
      spec: { clusterIP: '10.96.7.7' },
      cause:
        'spec.clusterIPs: Invalid value: []string{"10.96.7.7"}: failed to allocate IP 10.96.7.7: provided IP is already allocated',
    },
    {
      what: 'a node port',
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30007 }] },
      cause: 'spec.ports[0].nodePort: Invalid value: 30007: provided port is already allocated',
    },
  ])('$what that another Service has', ({ spec, cause }) => {
    const taken = { clusterIPs: new Set(['10.96.7.7']), nodePorts: new Set([30_007]) }
    expect(refusal(admitCreate(services, 'default', service(spec as JsonObject), { taken }))).toEqual([cause])
  })

  test('a Service without a selector and an address may have both families later', () => {
    const spec = accepted(create('services', service({ clusterIP: 'None', selector: null })))['spec']
    expect(spec).toMatchObject({
      ipFamilyPolicy: 'RequireDualStack',
      ipFamilies: ['IPv4', 'IPv6'],
      clusterIPs: ['None'],
    })
  })
})

describe('the rest of a Service', () => {
  test.each([
    {
      what: 'ranges of nobody',
      spec: { loadBalancerSourceRanges: ['10.0.0.0/40'] },
      causes: [
        `spec.LoadBalancerSourceRanges: Forbidden: ${BALANCER}`,
        'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.0/40": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      ],
    },
    {
      what: 'a class without a balancer',
      spec: { loadBalancerClass: 'a/b' },
      causes: [`spec.loadBalancerClass: Forbidden: ${BALANCER}`],
    },
    {
      what: 'a check port without a check',
      spec: { healthCheckNodePort: 30000 },
      causes: [
        "spec.healthCheckNodePort: Invalid value: 30000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ],
    },
    {
      what: 'an unknown distribution',
      spec: { trafficDistribution: 'Near' },
      causes: ['spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose"'],
    },
    {
      what: 'addresses that mean the machine itself',
      spec: { externalIPs: ['127.0.0.1', '0.0.0.0', '169.254.1.1'] },
      causes: [
        'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
        'spec.externalIPs[1]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)',
        'spec.externalIPs[2]: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
      ],
    },
    {
      what: 'families of an alias',
      spec: { type: 'ExternalName', externalName: 'a.b', ports: [], ipFamilies: ['IPv4'] },
      causes: ['spec.ipFamilies: Forbidden: may not be set for ExternalName services'],
    },
  ])('$what', ({ spec, causes }) => {
    expect(refusal(create('services', service(spec as JsonObject)))).toEqual(causes)
  })
})

const changed = (before: JsonObject, after: JsonObject): readonly string[] =>
  refusal(admitUpdate(services, stored(before), service(after)))

describe('a Service that is changed', () => {
  test.each([
    {
      what: 'keeps its address',
      before: { clusterIP: '10.96.1.1' },
      after: { clusterIP: '10.96.1.2', clusterIPs: ['10.96.1.2'] },
      causes: ['spec.clusterIPs[0]: Invalid value: []string{"10.96.1.2"}: may not change once set'],
    },
    {
      what: 'keeps being without one',
      before: { clusterIP: 'None' },
      after: { clusterIP: '10.96.1.2', clusterIPs: ['10.96.1.2'] },
      causes: ['spec.clusterIPs[0]: Invalid value: []string{"10.96.1.2"}: may not change once set'],
    },
    {
      what: 'names its address twice or not at all',
      before: { clusterIP: '10.96.1.1' },
      after: { clusterIP: '10.96.1.2' },
      causes: ['spec.clusterIPs: Required value'],
    },
    {
      what: 'keeps the class of its balancer',
      before: { type: 'LoadBalancer', loadBalancerClass: 'a/b' },
      after: { type: 'LoadBalancer', loadBalancerClass: 'a/c' },
      causes: ['spec.loadBalancerClass: Invalid value: "a/c": may not change once set'],
    },
    {
      what: 'may become another type',
      before: {},
      after: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] },
      causes: [],
    },
  ])('$what', ({ before, after, causes }) => {
    expect(changed(before as JsonObject, after as JsonObject)).toEqual(causes)
  })
})

test('an immutable ConfigMap stays as it is', () => {
  const maps = resource('configmaps')
  const object = accepted(create('configmaps', configMap({ a: '1' }, true)))
  const detail = 'Forbidden: field is immutable when `immutable` is set'
  expect(refusal(admitUpdate(maps, object, configMap({ a: '2' }, false)))).toEqual([
    `immutable: ${detail}`,
    `data: ${detail}`,
  ])
  expect(refusal(admitUpdate(maps, object, configMap({ a: '1' }, true)))).toEqual([])
})

test('a pod changes little', () => {
  const pods = resource('pods')
  const before = accepted(
    create('pods', podOf('a', { activeDeadlineSeconds: 5, tolerations: [{ key: 'k', operator: 'Exists' }] })),
  )
  const change = (image: string, spec: JsonObject) => refusal(admitUpdate(pods, before, podOf(image, spec)))
  const kept = { activeDeadlineSeconds: 5, tolerations: [{ key: 'k', operator: 'Exists' }] }
  expect(change('b', kept)).toEqual([])
  expect(change(' b', kept)).toContain(
    'spec.containers[0].image: Invalid value: " b": must not have leading or trailing whitespace',
  )
  expect(change('a', { ...kept, activeDeadlineSeconds: 9 })).toEqual([
    'spec.activeDeadlineSeconds: Invalid value: 9: must be less than or equal to previous value',
  ])
  expect(change('a', { ...kept, tolerations: [] })).toEqual([
    'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
  ])
  expect(change('a', { ...kept, schedulingGates: [{ name: 'g' }] })).toEqual([
    "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'g'",
  ])
})
