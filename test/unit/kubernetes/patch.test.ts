import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/domain/json.ts'
import type { PatchType } from '../../../src/kubernetes/api.ts'
import { applyPatch, isEmptyPatch, threeWayPatch } from '../../../src/kubernetes/patch.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'
import { accepted, create, deployment, refusal, resource } from './manifests.ts'

const deployments = resource('deployments')
const live = accepted(create('deployments', deployment()))

function patched(type: PatchType, patch: Value, object: KubeObject = live): Value {
  const result = applyPatch(deployments, type, object, patch, { fieldValidation: 'Strict' })
  return result.ok ? result.value : refusal(result)
}

function withContainers(containers: Value): Value {
  return { spec: { template: { spec: { containers } } } }
}

const CONTAINERS = 'spec.template.spec.containers'

function containerNames(object: Value): readonly string[] {
  const { spec } = object as { spec: { template: { spec: { containers: { name: string }[] } } } }
  return spec.template.spec.containers.map((container) => container.name)
}

const file = deployment()

/** The patch of apply from what was last applied, the file and the live object. */
function apply(original: Value | undefined, modified: Value): Value {
  const result = threeWayPatch(deployments, original, modified, live as unknown as Value)
  return result.ok ? result.value : result.error
}

describe('a strategic merge', () => {
  test('finds list elements by their key', () => {
    const result = patched('strategic', withContainers([{ name: 'nginx', image: 'nginx:1.26' }]))
    expect(result).toHaveProperty(`${CONTAINERS}.0.image`, 'nginx:1.26')
    expect(result).toHaveProperty(`${CONTAINERS}.0.ports`, [{ containerPort: 80, protocol: 'TCP' }])
  })

  test('puts new elements first unless an order is given', () => {
    const sidecar = { name: 'sidecar', image: 'busybox' }
    expect(containerNames(patched('strategic', withContainers([sidecar])))).toEqual(['sidecar', 'nginx'])
    const ordered = { '$setElementOrder/containers': [{ name: 'nginx' }, { name: 'sidecar' }], containers: [sidecar] }
    expect(containerNames(patched('strategic', { spec: { template: { spec: ordered } } }))).toEqual([
      'nginx',
      'sidecar',
    ])
  })

  test.each([
    {
      what: 'a directive takes an element away',
      patch: withContainers([
        { $patch: 'delete', name: 'nginx' },
        { name: 'web', image: 'httpd' },
      ]),
      path: CONTAINERS,
      value: [{ name: 'web', image: 'httpd', resources: {} }],
    },
    {
      what: 'a directive replaces a list',
      patch: withContainers([{ $patch: 'replace' }, { name: 'only', image: 'httpd' }]),
      path: CONTAINERS,
      value: [{ name: 'only', image: 'httpd', resources: {} }],
    },
    {
      what: 'a directive replaces a mapping',
      patch: { spec: { strategy: { $patch: 'replace', type: 'Recreate' } } },
      path: 'spec.strategy',
      value: { type: 'Recreate' },
    },
    {
      what: 'only retained keys remain',
      patch: { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
      path: 'spec.strategy',
      value: { type: 'Recreate' },
    },
    {
      what: 'a list without merge key is replaced whole',
      patch: withContainers([{ name: 'nginx', command: ['sleep', '1'] }]),
      path: `${CONTAINERS}.0.command`,
      value: ['sleep', '1'],
    },
  ])('$what', ({ patch, path, value }) => {
    expect(patched('strategic', patch)).toHaveProperty(path, value)
  })

  test('null takes a field away', () => {
    expect(patched('strategic', { spec: { revisionHistoryLimit: null } })).not.toHaveProperty(
      'spec.revisionHistoryLimit',
    )
  })

  test('leaves the stored object and the patch as they were', () => {
    const patch = withContainers([{ name: 'nginx', image: 'nginx:1.26' }])
    const [object, text] = [JSON.stringify(live), JSON.stringify(patch)]
    patched('strategic', patch)
    expect([JSON.stringify(live), JSON.stringify(patch)]).toEqual([object, text])
  })
})

describe('a refused patch', () => {
  test.each([
    {
      what: 'an unknown field',
      patch: { spec: { replica: 3, replicas: null } },
      cause:
        'patch: Invalid value: "map[spec:map[replica:3 replicas:<nil>]]": strict decoding error: unknown field "spec.replica"',
    },
    {
      what: 'a wrong type',
      patch: { spec: { replicas: '3' } },
      cause: 'patch: Invalid value: "map[spec:map[replicas:3]]": unrecognized type: int32',
    },
    {
      what: 'a list that was merged is not shown any more',
      patch: {
        spec: {
          template: {
            spec: {
              '$setElementOrder/containers': [{ name: 'nginx' }],
              containers: [{ name: 'nginx', image: 7 }],
            },
          },
        },
      },
      cause: 'patch: Invalid value: "map[spec:map[template:map[spec:map[]]]]": cannot convert int64 to string',
    },
    {
      what: 'an element without its key',
      patch: withContainers([{ image: 'x' }]),
      cause: 'map: map[image:x] does not contain declared merge key: name',
    },
    {
      what: 'no object at all',
      patch: 'not json',
      cause: 'json: cannot unmarshal string into Go value of type map[string]interface {}',
    },
  ])('$what', ({ patch, cause }) => {
    expect(patched('strategic', patch)).toEqual([cause])
  })

  test('has no kind and no name', () => {
    const result = applyPatch(deployments, 'strategic', live, { spec: { replicas: 'x' } })
    expect(result.ok ? undefined : result.status.details).toMatchObject({ kind: '', group: '', name: '' })
  })

  test('warns of unknown fields where the client does not say otherwise', () => {
    const result = applyPatch(deployments, 'strategic', live, { spec: { replica: 2 } })
    expect(result).toMatchObject({ ok: true, warnings: ['unknown field "spec.replica"'] })
  })
})

describe('other patches', () => {
  test('a merge patch replaces lists whole', () => {
    const result = patched('merge', withContainers([{ name: 'nginx', image: 'nginx:1.27' }]))
    expect(result).toHaveProperty(`${CONTAINERS}.0.image`, 'nginx:1.27')
    expect(result).not.toHaveProperty(`${CONTAINERS}.0.ports`)
  })

  test('a JSON patch follows its paths', () => {
    const path = '/spec/template/spec/containers/0/image'
    const result = patched('json', [
      { op: 'test', path, value: 'nginx:1.25' },
      { op: 'replace', path, value: 'nginx:1.28' },
    ])
    expect(result).toHaveProperty(`${CONTAINERS}.0.image`, 'nginx:1.28')
  })

  test.each([
    { patch: [{ op: 'remove', path: '/spec/nothing' }] },
    { patch: [{ op: 'test', path: '/spec/replicas', value: 9 }] },
    { patch: [{ op: 'jump', path: '/spec' }] },
    { patch: [{ op: 'add', path: '/__proto__/polluted', value: true }] },
    { patch: [{ op: 'add', path: '/metadata/hasOwnProperty/polluted', value: true }] },
    { patch: [{ op: 'add', path: '/spec/template/spec/containers/map/polluted', value: true }] },
    { patch: [{ op: 'add', path: '/spec/template/spec/containers/length', value: 0 }] },
    { patch: [{ op: 'remove', path: '/metadata/valueOf' }] },
    { patch: [{ op: 'copy', from: '/metadata/toString/name', path: '/metadata/labels' }] },
    { patch: [{ op: 'add', path: 'spec', value: 1 }] },
    { patch: [{ op: 'move', from: '/spec/template/spec/containers/length', path: '/spec/replicas' }] },
  ])('$patch cannot be processed', ({ patch }) => {
    expect(patched('json', patch)).toEqual(['the server rejected our request due to an error in our request'])
    for (const shared of [{}, Reflect.get({}, 'hasOwnProperty'), Reflect.get([], 'map')])
      expect(shared).not.toHaveProperty('polluted')
  })

  test('a JSON patch may add a key that every object inherits, and take it away again', () => {
    const added = { op: 'add', path: '/metadata/labels/toString', value: 'x' }
    expect(patched('json', [added])).toHaveProperty('metadata.labels.toString', 'x')
    const labels = patched('json', [added, { op: 'remove', path: '/metadata/labels/toString' }])
    expect(Object.hasOwn((labels as { metadata: { labels: object } }).metadata.labels, 'toString')).toBe(false)
  })

  test('a JSON patch adds behind the last of a list, and in front of one', () => {
    const names = patched('json', [
      { op: 'add', path: '/spec/template/spec/containers/-', value: { name: 'last', image: 'busybox' } },
      { op: 'add', path: '/spec/template/spec/containers/0', value: { name: 'first', image: 'busybox' } },
    ])
    expect(names).toHaveProperty(`${CONTAINERS}.0.name`, 'first')
    expect(names).toHaveProperty(`${CONTAINERS}.2.name`, 'last')
  })
})

describe('the patch of apply', () => {
  test('is empty where the file says what is', () => {
    expect(isEmptyPatch(apply(file, file))).toBe(true)
  })

  test('sets what the file says and leaves what nobody names', () => {
    expect(apply(file, deployment({ container: { image: 'nginx:1.26' } }))).toEqual({
      spec: {
        template: {
          spec: {
            '$setElementOrder/containers': [{ name: 'nginx' }],
            containers: [{ name: 'nginx', image: 'nginx:1.26' }],
          },
        },
      },
    })
  })

  test('takes away what the file said before and says no more', () => {
    const { replicas: _, ...spec } = file['spec'] as { readonly [key: string]: Value }
    expect(apply(file, { ...file, spec })).toEqual({ spec: { replicas: null } })
    expect(apply(undefined, { ...file, spec })).toEqual({})
  })

  test('switches the strategy without leaving a block behind', () => {
    const recreate = deployment({ spec: { strategy: { type: 'Recreate' } } })
    const patch = apply(file, recreate)
    expect(patch).toEqual({ spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } })
    expect(patched('strategic', patch)).toHaveProperty('spec.strategy', { type: 'Recreate' })
  })

  test('renaming a container deletes one and adds one', () => {
    const patch = apply(file, deployment({ container: { name: 'web' } }))
    expect(patched('strategic', patch)).toMatchObject({
      spec: { template: { spec: { containers: [{ name: 'web' }] } } },
    })
  })

  test('of two containers with one name the live one wins its fields back', () => {
    const twice = deployment({
      podSpec: {
        containers: [
          { name: 'nginx', image: 'nginx:1.25' },
          { name: 'nginx', image: 'redis:7' },
        ],
      },
    })
    const result = patched('strategic', apply(file, twice))
    expect(result).toHaveProperty(`${CONTAINERS}.0.image`, 'nginx:1.25')
    expect(result).toHaveProperty(`${CONTAINERS}.length`, 1)
  })

  test('an element without its key has no patch', () => {
    const nameless = deployment({ podSpec: { containers: [{ image: 'nginx:1.25' }] } })
    expect(apply(file, nameless)).toBe('map: map[image:nginx:1.25] does not contain declared merge key: name')
  })
})
