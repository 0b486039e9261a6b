import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, type Value } from '../../../src/domain/json.ts'
import { admitCreate, admitUpdate } from '../../../src/kubernetes/admit.ts'
import type { PatchType } from '../../../src/kubernetes/api.ts'
import { patchJson } from '../../../src/kubernetes/json-patch.ts'
import { applyPatch } from '../../../src/kubernetes/patch.ts'
import { withoutHashLabel, withTemplateLabel } from '../../../src/kubernetes/pod-template.ts'
import { share } from '../../../src/kubernetes/shared-specs.ts'
import type { Deployment } from '../../../src/kubernetes/types.ts'
import { accepted, create, deployment, refusal, resource, service } from './manifests.ts'

/** The object with everything in it frozen: whoever changes a part of it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

function withSpec(object: JsonObject, change: JsonObject): JsonObject {
  const spec = isJsonObject(object['spec']) ? object['spec'] : {}
  return { ...object, spec: { ...spec, ...change } }
}

const deployments = resource('deployments')

function warnings(body: Value): readonly string[] {
  return admitCreate(deployments, 'default', body).warnings
}

describe('equal specs', () => {
  test('are one object, which nothing on the way to the store changes', () => {
    const first = frozen(accepted(create('deployments', deployment())))
    const second = accepted(create('deployments', deployment()))
    expect(second['spec']).toBe(first['spec'])
    const updated = admitUpdate(deployments, first, second as unknown as Value)
    expect(updated.ok && updated.value['spec']).toEqual(first['spec'])
  })

  test('stay apart when they differ in a single value', () => {
    const first = accepted(create('deployments', deployment())) as Deployment
    const other = accepted(create('deployments', withSpec(deployment(), { replicas: 7 }))) as Deployment
    expect(other.spec.replicas).toBe(7)
    expect(first.spec.replicas).not.toBe(7)
  })

  test('are warned of each time', () => {
    const body = withSpec(deployment(), { replica: 3 })
    for (const _ of [1, 2]) {
      expect(warnings(body)).toEqual(['unknown field "spec.replica"'])
      const [said] = refusal(create('deployments', body))
      expect(said).toContain('strict decoding error: unknown field "spec.replica"')
    }
  })

  test('are warned of although another part of an object was warned of before', () => {
    const labels = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`unknown${at}`, 'x']))
    const body = withSpec(deployment(), { replica: 4 })
    const metadata = isJsonObject(body['metadata']) ? body['metadata'] : {}
    expect(warnings({ ...body, metadata: { ...metadata, ...labels } })).not.toEqual([])
    expect(warnings(body)).toEqual(['unknown field "spec.replica"'])
  })

  test('are refused each time, in the same words', () => {
    const body = withSpec(deployment(), { replicas: -1 })
    const answers = [1, 2].map(() => refusal(create('deployments', body)))
    expect(answers[0]).toContain('spec.replicas: Invalid value: -1: must be greater than or equal to 0')
    expect(answers[1]).toEqual(answers[0])
  })
})

describe('an object that nobody changes any more', () => {
  const body = share(withSpec(deployment(), { replica: 3 }))

  test('is admitted once for each question', () => {
    const first = admitCreate(deployments, 'default', body)
    expect(admitCreate(deployments, 'default', body)).toBe(first)
    expect(refusal(create('deployments', body))[0]).toContain('strict decoding error')
    expect(warnings(body)).toEqual(['unknown field "spec.replica"'])
    expect(admitCreate(deployments, 'default', body, { fieldValidation: 'Ignore' }).warnings).toEqual([])
    expect(accepted(admitCreate(deployments, 'other', body)).metadata.namespace).toBe('other')
    expect(accepted(admitCreate(deployments, 'default', body)).metadata.namespace).toBe('default')
  })

  test('is looked at each time where it is a Service, which cannot have what another one has', () => {
    const sent = share(service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] }))
    const answer = (nodePorts: readonly number[]) =>
      admitCreate(resource('services'), 'default', sent, {
        taken: { clusterIPs: new Set(), nodePorts: new Set(nodePorts) },
      })
    expect(answer([]).ok).toBe(true)
    expect(refusal(answer([30_080]))[0]).toContain('provided port is already allocated')
  })
})

describe('a patch leaves the stored object as it is', () => {
  const live = frozen(accepted(create('deployments', deployment())))
  const image = { name: 'nginx', image: 'nginx:1.99', ports: [{ containerPort: 81 }] }
  test.each<{ type: PatchType; patch: Value }>([
    { type: 'strategic', patch: { spec: { template: { spec: { containers: [image] } } } } },
    { type: 'strategic', patch: { spec: { template: { metadata: { $patch: 'replace', labels: { app: 'x' } } } } } },
    { type: 'strategic', patch: { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } } },
    { type: 'merge', patch: { spec: { template: { spec: { containers: [image] } }, replicas: 9 } } },
    { type: 'json', patch: [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'nginx:1.99' }] },
    { type: 'json', patch: [{ op: 'add', path: '/spec/template/spec/containers/-', value: image }] },
    { type: 'json', patch: [{ op: 'remove', path: '/spec/template/spec/containers/0/ports/0' }] },
    {
      type: 'json',
      patch: [{ op: 'move', from: '/spec/template/metadata/labels/app', path: '/metadata/labels/moved' }],
    },
    {
      type: 'json',
      patch: [
        { op: 'copy', from: '/spec/template/metadata/labels', path: '/metadata/labels' },
        { op: 'add', path: '/metadata/labels/a~1b', value: 'c' },
      ],
    },
  ])('$type $patch', ({ type, patch }) => {
    const result = applyPatch(deployments, type, live, frozen(patch))
    expect(result.ok).toBe(true)
    expect(result.ok && result.value).not.toEqual(live)
  })

  test('an operation that fails has changed nothing either', () => {
    const object = frozen({ a: { b: [1, { c: 2 }] } })
    const result = patchJson(
      object,
      frozen([
        { op: 'add', path: '/a/b/0', value: 0 },
        { op: 'remove', path: '/a/b/9' },
      ]),
    )
    expect(result.ok).toBe(false)
    expect(object).toEqual({ a: { b: [1, { c: 2 }] } })
  })
})

describe('the hash label', () => {
  const { template } = (accepted(create('deployments', deployment())) as Deployment).spec

  test('gives one template for one hash, from which the first comes back', () => {
    const labelled = frozen(withTemplateLabel(template, 'pod-template-hash', 'abc'))
    expect(withTemplateLabel(template, 'pod-template-hash', 'abc')).toBe(labelled)
    expect(withoutHashLabel(labelled)).toBe(template)
    expect(withTemplateLabel(template, 'pod-template-hash', 'def').metadata?.labels).toMatchObject({
      'pod-template-hash': 'def',
    })
  })

  test('takes the place of one that is there, which does not come back', () => {
    const before = withTemplateLabel(template, 'pod-template-hash', 'old')
    const after = withTemplateLabel(before, 'pod-template-hash', 'new')
    expect(withoutHashLabel(after)).toEqual(template)
  })
})
