import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/domain/json.ts'
import { decode, decodeMetadataError } from '../../../src/kubernetes/decode.ts'
import { deployment } from './manifests.ts'

function errors(body: Value): readonly [json: string | undefined, unstructured: string | undefined] {
  return [decode('v1.Deployment', body, 'json').error, decode('v1.Deployment', body, 'unstructured').error]
}

describe('wrong types, as a created and as a patched object', () => {
  const field = 'json: cannot unmarshal'
  test.each([
    {
      what: 'a string for a number',
      body: deployment({ spec: { replicas: '3' } }),
      json: `${field} string into Go struct field DeploymentSpec.spec.replicas of type int32`,
      patched: 'unrecognized type: int32',
    },
    {
      what: 'a fraction for a number',
      body: deployment({ spec: { replicas: 2.5 } }),
      json: `${field} number 2.5 into Go struct field DeploymentSpec.spec.replicas of type int32`,
      patched: 'cannot convert float64 to int32',
    },
    {
      what: 'a number for a string',
      body: deployment({ container: { image: 7 } }),
      json: `${field} number into Go struct field Container.spec.template.spec.containers.image of type string`,
      patched: 'cannot convert int64 to string',
    },
    {
      what: 'a boolean for a named string',
      body: deployment({ container: { imagePullPolicy: true } }),
      json: `${field} bool into Go struct field Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy`,
      patched: 'unrecognized type: string',
    },
    {
      what: 'a mapping for a list',
      body: deployment({ container: { env: { A: 'b' } } }),
      json: `${field} object into Go struct field Container.spec.template.spec.containers.env of type []v1.EnvVar`,
      patched: 'cannot restore slice from map',
    },
    {
      what: 'a string for a mapping',
      body: deployment({ spec: { template: 'x' } }),
      json: `${field} string into Go struct field DeploymentSpec.spec.template of type v1.PodTemplateSpec`,
      patched: 'cannot restore struct from: string',
    },
    {
      what: 'a string for a list element',
      body: deployment({ container: { env: ['A=b'] } }),
      json: `${field} string into Go struct field Container.spec.template.spec.containers.env of type v1.EnvVar`,
      patched: 'cannot restore struct from: string',
    },
    {
      what: 'an amount that is none',
      body: deployment({ container: { resources: { limits: { cpu: '1x' } } } }),
      json: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      patched: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    },
  ])('$what', ({ body, json, patched }) => {
    expect(errors(body)).toEqual([json, patched])
  })
})

test('of several wrong types the first in order of keys is told, or the first in the Go struct', () => {
  const body = deployment({ container: { args: [1], image: 2 } })
  expect(errors(body)).toEqual([
    'json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.args of type string',
    'cannot convert int64 to string',
  ])
  const typed = deployment({ spec: { minReadySeconds: 'x', strategy: 'y' } })
  expect(errors(typed)).toEqual([
    'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.minReadySeconds of type int32',
    'cannot restore struct from: string',
  ])
})

test('unknown fields are found at any depth, letter case counts', () => {
  const body = deployment({ container: { port: 80, ports: [{ containerport: 80 }] }, spec: { replica: 3 } })
  expect(decode('v1.Deployment', body, 'json').unknown).toEqual([
    'spec.replica',
    'spec.template.spec.containers[0].port',
    'spec.template.spec.containers[0].ports[0].containerport',
  ])
})

test('what Go would not write again is gone, what it always writes is there', () => {
  const body = { metadata: { name: 'web', labels: {}, annotations: null }, spec: { paused: false, minReadySeconds: 0 } }
  expect(decode('v1.Deployment', body, 'json').value).toEqual({
    metadata: { name: 'web', creationTimestamp: null },
    spec: { strategy: {}, template: { metadata: { creationTimestamp: null }, spec: {} } },
    status: {},
  })
})

test('an empty object behind a pointer stays', () => {
  const { value } = decode('v1.Pod', { spec: { containers: [{ name: 'a', securityContext: {}, env: [] }] } }, 'json')
  expect(value['spec']).toEqual({ containers: [{ name: 'a', securityContext: {}, resources: {} }] })
})

test('keys that mean something to JavaScript are labels like any other', () => {
  const labels = JSON.parse('{"__proto__":"x","constructor":"y"}') as Value
  const { value } = decode('v1.ConfigMap', { metadata: { name: 'c' }, data: labels }, 'json')
  expect(JSON.stringify(value['data'])).toBe('{"__proto__":"x","constructor":"y"}')
})

test.each([
  {
    metadata: 'x',
    error: 'json: cannot unmarshal string into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta',
  },
  {
    metadata: { labels: { a: 1 } },
    error: 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
  },
  { metadata: { name: 'web', unheardOf: 1 }, error: undefined },
  { metadata: null, error: undefined },
])('kubectl itself looks at metadata $metadata', ({ metadata, error }) => {
  expect(decodeMetadataError({ metadata })).toBe(error)
})
