import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateKubernetesTypes } from '../../../scripts/generate/kubernetes-types.ts'
import { structFacts } from '../../../src/kubernetes/type-facts.ts'

const GENERATED = join(import.meta.dirname, '../../../src/generated/kubernetes-types.ts')

test('the table is what the schemas make', () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(generateKubernetesTypes())
})

test('facts of a struct come from both sources', () => {
  const container = structFacts('v1.Container')
  expect(container.name).toBe('Container')
  expect(container.byKey.get('name')).toMatchObject({ goName: 'Name', required: true, pointer: false })
  expect(container.byKey.get('ports')?.patch).toEqual({ merge: true, mergeKey: 'containerPort', retainKeys: false })
  expect(structFacts('v1.PodSpec').byKey.get('volumes')?.patch).toEqual({
    merge: true,
    mergeKey: 'name',
    retainKeys: true,
  })
})

test('embedded structs are dissolved for JSON and kept for Go', () => {
  const volume = structFacts('v1.Volume')
  expect(volume.byKey.has('emptyDir')).toBe(true)
  expect(volume.fields.map((field) => field.goName)).toEqual(['Name', 'VolumeSource'])
})
