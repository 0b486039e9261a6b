import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/domain/json.ts'
import { admitCreate, admitUpdate } from '../../../src/kubernetes/admit.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'
import { accepted, create, deployment, refusal, resource, service } from './manifests.ts'

const deployments = resource('deployments')

/** What the store would hold of a new Deployment. */
function stored(changes: Parameters<typeof deployment>[0] = {}): KubeObject {
  const object = accepted(create('deployments', deployment(changes)))
  const metadata = { ...object.metadata, uid: 'u-1', resourceVersion: '7', creationTimestamp: '2026-01-01T00:00:00Z' }
  return { ...object, metadata, status: { observedGeneration: 1 } }
}

function updated(old: KubeObject, body: Value): KubeObject {
  return accepted(admitUpdate(deployments, old, body))
}

describe('unknown fields', () => {
  const body = deployment({ spec: { replica: 2, stratgy: {} } })

  test('are refused when the client asks for it', () => {
    expect(refusal(create('deployments', body))).toEqual([
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica", unknown field "spec.stratgy"',
    ])
  })

  test('are warned of by default, or dropped in silence', () => {
    const warned = admitCreate(deployments, 'default', body)
    expect(warned.warnings).toEqual(['unknown field "spec.replica"', 'unknown field "spec.stratgy"'])
    expect(accepted(warned)['spec']).not.toHaveProperty('replica')
    expect(admitCreate(deployments, 'default', body, { fieldValidation: 'Ignore' }).warnings).toEqual([])
  })
})

describe('what a client cannot decide', () => {
  test('is dropped from a new object', () => {
    const metadata = { name: 'web', uid: 'mine', generation: 9, creationTimestamp: '2020-01-01T00:00:00Z' }
    const object = accepted(create('deployments', { ...deployment({ metadata }), status: { replicas: 5 } }))
    expect(object.metadata).toEqual({ name: 'web', namespace: 'default', labels: { app: 'web' }, generation: 1 })
    expect(object['status']).toEqual({})
  })

  test('a version of a new object is refused', () => {
    expect(refusal(create('deployments', deployment({ metadata: { name: 'web', resourceVersion: '5' } })))).toEqual([
      'resourceVersion should not be set on objects to be created',
    ])
  })

  test('survives an update', () => {
    const old = stored()
    const object = updated(old, { ...deployment({ spec: { replicas: 5 } }), status: { replicas: 9 } })
    expect(object.metadata).toEqual({ ...old.metadata, generation: 2 })
    expect(object['status']).toEqual({ observedGeneration: 1 })
  })
})

describe('generation', () => {
  test.each([
    { what: 'the same file', changes: {}, generation: 1 },
    { what: 'the spec', changes: { spec: { replicas: 4 } }, generation: 2 },
    { what: 'an annotation', changes: { metadata: { name: 'web', annotations: { note: 'x' } } }, generation: 2 },
    { what: 'a label', changes: { metadata: { name: 'web', labels: { app: 'web', tier: 'front' } } }, generation: 1 },
    { what: 'a default spelled out', changes: { spec: { revisionHistoryLimit: 10 } }, generation: 1 },
    {
      what: 'an amount written otherwise',
      changes: { container: { resources: { limits: { cpu: '1000m' } } } },
      before: { container: { resources: { limits: { cpu: '1' } } } },
      generation: 1,
    },
  ])('after a change of $what is $generation', ({ changes, before, generation }) => {
    expect(updated(stored(before), deployment(changes)).metadata.generation).toBe(generation)
  })

  test('of a ReplicaSet stays when annotations change', () => {
    const { spec } = deployment()
    const { selector, template } = spec as { readonly [key: string]: Value }
    const body = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'rs' }, spec: { selector, template } }
    const old = accepted(create('replicasets', body as Value))
    const annotated = { ...body, metadata: { name: 'rs', annotations: { note: 'x' } } }
    const object = accepted(admitUpdate(resource('replicasets'), old, annotated as Value))
    expect(object.metadata.generation).toBe(1)
  })
})

test('a selector is chosen once', () => {
  const spec = {
    selector: { matchLabels: { app: 'web2' } },
    template: { metadata: { labels: { app: 'web2' } }, spec: { containers: [{ name: 'a', image: 'b' }] } },
  }
  expect(refusal(admitUpdate(deployments, stored(), deployment({ spec })))).toEqual([
    'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"web2"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
  ])
})

test('a replaced Deployment computes its defaults anew', () => {
  const old = stored({ container: { image: 'nginx:latest' } })
  expect(old).toHaveProperty('spec.template.spec.containers.0.imagePullPolicy', 'Always')
  expect(updated(old, deployment())).toHaveProperty('spec.template.spec.containers.0.imagePullPolicy', 'IfNotPresent')
})

test('warnings come with what is accepted', () => {
  const env = [
    { name: 'A', value: '1' },
    { name: 'A', value: '2' },
    { name: 'A', value: '$(A)3' },
  ]
  const ports = [{ containerPort: 80 }, { containerPort: 80, name: 'again' }]
  const result = create('deployments', deployment({ metadata: { name: 'web.v1' }, container: { env, ports } }))
  expect(result.warnings).toEqual([
    'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]',
    'spec.template.spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    'spec.template.spec.containers[0].ports[1]: duplicate port definition with spec.template.spec.containers[0].ports[0]',
  ])
})

test('a Service keeps its address, and gives up node ports its new type has no use for', () => {
  const services = resource('services')
  const first = accepted(create('services', service({ type: 'NodePort' })))
  const spec = {
    ...(first['spec'] as object),
    clusterIP: '10.96.0.7',
    clusterIPs: ['10.96.0.7'],
    ports: [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30_123 }],
  }
  const old: KubeObject = { ...first, spec }
  const same = accepted(admitUpdate(services, old, service({ type: 'NodePort' })))
  expect(same).toHaveProperty('spec.clusterIP', '10.96.0.7')
  expect(same).toHaveProperty('spec.ports.0.nodePort', 30_123)
  const inside = accepted(admitUpdate(services, old, { ...old, spec: { ...spec, type: 'ClusterIP' } } as Value))
  expect(inside).not.toHaveProperty('spec.ports.0.nodePort')
  expect(refusal(admitUpdate(services, old, service({ type: 'NodePort', clusterIP: '10.96.0.8' })))).toHaveLength(1)
})

function pod(container: { readonly [key: string]: Value }): Value {
  const spec = { containers: [{ name: 'a', image: 'nginx:1.25', ...container }] }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec }
}

test('of a running pod only the image can be changed', () => {
  const pods = resource('pods')
  const old = accepted(create('pods', pod({})))
  expect(refusal(admitUpdate(pods, old, pod({ image: 'nginx:1.26', imagePullPolicy: 'IfNotPresent' })))).toEqual([])
  expect(refusal(admitUpdate(pods, old, pod({ command: ['sleep'] })))[0]).toMatch(
    /^spec: Forbidden: pod updates may not change fields other than `spec.containers\[\*\].image`/,
  )
})

test('a namespace of its own is refused where the request names another', () => {
  expect(refusal(create('deployments', deployment({ metadata: { name: 'web', namespace: 'other' } })))).toEqual([
    'the namespace of the provided object does not match the namespace sent on the request',
  ])
})
