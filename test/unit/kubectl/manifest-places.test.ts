import { describe, expect, test } from 'vitest'
import type { FieldPath, Value } from '../../../src/domain/json.ts'
import { placesFor } from '../../../src/kubectl/manifest-diagnostics/belongs.ts'
import { causePath, readCause } from '../../../src/kubectl/manifest-diagnostics/cause-path.ts'

const TEMPLATE = ['spec', 'template', 'spec']
const withContainers = { spec: { template: { metadata: {}, spec: { containers: [{ name: 'pages' }] } } }, metadata: {} }

interface Row {
  readonly story: string
  readonly name: string
  readonly value: Value
  readonly from: FieldPath
  readonly object: Value
  readonly places: readonly string[]
}

describe('where a field belongs', () => {
  const rows: readonly Row[] = [
    {
      story: 'one level too far out',
      name: 'ports',
      value: [],
      from: TEMPLATE,
      object: withContainers,
      places: ['spec.template.spec.containers[]'],
    },
    {
      story: 'the template forgotten',
      name: 'containers',
      value: [],
      from: ['spec'],
      object: {},
      places: ['spec.template.spec'],
    },
    {
      story: 'one level too far in',
      name: 'replicas',
      value: 2,
      from: ['spec', 'template'],
      object: withContainers,
      places: ['spec'],
    },
    {
      story: 'at the root',
      name: 'metadata',
      value: {},
      from: ['spec'],
      object: withContainers,
      places: ['', 'spec.template'],
    },
    {
      story: 'equally near places',
      name: 'labels',
      value: {},
      from: ['spec'],
      object: withContainers,
      places: ['metadata', 'spec.template.metadata'],
    },
    {
      story: 'a field with this outline only',
      name: 'image',
      value: 'httpd',
      from: TEMPLATE,
      object: withContainers,
      places: ['spec.template.spec.containers[]'],
    },
    {
      story: 'a field that no struct has',
      name: 'shelf',
      value: 1,
      from: ['spec'],
      object: withContainers,
      places: [],
    },
    {
      story: 'a field of the server',
      name: 'observedGeneration',
      value: 1,
      from: ['spec'],
      object: withContainers,
      places: [],
    },
  ]
  test.each(rows)('$story', ({ name, value, from, object, places }) => {
    expect(placesFor({ name, value, from }, 'v1.Deployment', object)).toEqual(places)
  })
})

describe('where a cause is about', () => {
  test.each([
    { field: 'spec.containers[0].image', object: {}, path: ['spec', 'containers', 0, 'image'] },
    { field: 'spec.template.labels', object: {}, path: ['spec', 'template', 'metadata', 'labels'] },
    { field: 'data[10]', object: { data: { '10': '' } }, path: ['data', '10'] },
    { field: 'spec.nodeSelector[disk.io/type]', object: {}, path: ['spec', 'nodeSelector', 'disk.io/type'] },
    { field: 'spec.clusterIPs[0]', object: { spec: { clusterIP: 'x' } }, path: ['spec', 'clusterIP'] },
  ])('$field', ({ field, object, path }) => {
    expect(causePath(field, object)).toEqual(path)
  })
})

describe('what a cause says', () => {
  test.each([
    { message: 'Required value', type: 'Required value', shown: '', detail: '' },
    { message: 'Invalid value: -1: must be 1', type: 'Invalid value', shown: '-1', detail: 'must be 1' },
    { message: 'Invalid value: "a: \\"b\\"": no', type: 'Invalid value', shown: '"a: \\"b\\""', detail: 'no' },
    {
      message: 'Invalid value: v1.S{A:"x: y", B:[]int(nil)}: no',
      type: 'Invalid value',
      shown: 'v1.S{A:"x: y", B:[]int(nil)}',
      detail: 'no',
    },
    { message: 'Duplicate value: "web"', type: 'Duplicate value', shown: '"web"', detail: '' },
    {
      message: 'Unsupported value: "x": supported values: "A", "B"',
      type: 'Unsupported value',
      shown: '"x"',
      detail: 'supported values: "A", "B"',
    },
    { message: 'Forbidden: may not', type: 'Forbidden', shown: '', detail: 'may not' },
  ])('$message', ({ message, ...said }) => {
    expect(readCause(message)).toEqual(said)
  })
})
