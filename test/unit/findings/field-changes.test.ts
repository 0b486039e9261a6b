import { describe, expect, test } from 'vitest'
import { fieldChanges, fieldValue } from '../../../src/findings/field-changes.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'

const object = (spec: object, metadata: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', ...metadata },
  spec,
})

const containers = (...list: readonly object[]) => ({ template: { spec: { containers: list } } })

describe('the fields in which two objects differ', () => {
  test.each([
    { name: 'a number', before: object({ replicas: 2 }), after: object({ replicas: 3 }), fields: ['spec.replicas'] },
    { name: 'nothing', before: object({ replicas: 2 }), after: object({ replicas: 2 }), fields: [] },
    {
      name: 'a container, by its name and not by its place',
      before: object(containers({ name: 'web', image: 'a' })),
      after: object(containers({ name: 'log', image: 'c' }, { name: 'web', image: 'b' })),
      fields: ['spec.template.spec.containers[web].image', 'spec.template.spec.containers[log]'],
    },
    {
      name: 'the order of a list',
      before: object(containers({ name: 'web' }, { name: 'log' })),
      after: object(containers({ name: 'log' }, { name: 'web' })),
      fields: ['spec.template.spec.containers'],
    },
    {
      name: 'a first label',
      before: object({}),
      after: object({}, { labels: { tier: 'front' } }),
      fields: ['metadata.labels.tier'],
    },
    {
      name: 'what the tools keep for themselves',
      before: object({}, { resourceVersion: '1', annotations: { 'deployment.kubernetes.io/revision': '1' } }),
      after: object(
        {},
        {
          resourceVersion: '2',
          annotations: {
            'deployment.kubernetes.io/revision': '2',
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
          },
        },
      ),
      fields: [],
    },
    {
      name: 'an annotation whose name is no word',
      before: object({}, { annotations: { 'kubernetes.io/change-cause': 'a' } }),
      after: object({}, { annotations: { 'kubernetes.io/change-cause': 'b' } }),
      fields: ['metadata.annotations[kubernetes.io/change-cause]'],
    },
  ])('$name', ({ before, after, fields }) => {
    const changes = fieldChanges(before, after)
    expect(changes.map(({ field }) => field)).toEqual(fields)
    for (const change of changes) {
      const { metadata, spec } = after
      expect(fieldValue({ metadata, spec }, change.field)).toEqual(change.after)
    }
  })

  test('a write that changes ever so many fields is told by its first ones', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]))
    expect(fieldChanges(object({}), object(many))).toHaveLength(50)
  })

  test('only what is under the template makes revisions', () => {
    const changes = fieldChanges(
      object({ replicas: 1, ...containers({ name: 'web', image: 'a' }) }),
      object({ replicas: 2, ...containers({ name: 'web', image: 'b' }) }),
    )
    expect(changes.map(({ inTemplate }) => inTemplate)).toEqual([false, true])
  })
})
