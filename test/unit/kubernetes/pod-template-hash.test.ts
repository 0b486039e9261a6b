import { expect, test } from 'vitest'
import { defaultPodTemplate } from '../../../src/kubernetes/defaults.ts'
import { podTemplateHash, safeEncodeString } from '../../../src/kubernetes/pod-template-hash.ts'
import type { PodTemplateSpec } from '../../../src/kubernetes/types.ts'

const plain = defaultPodTemplate({ metadata: { labels: { app: 'web' } }, spec: { containers: [container()] } })

function container(env?: readonly { name: string; value: string }[]) {
  const base = { name: 'nginx', image: 'nginx:1.25', ports: [{ containerPort: 80, protocol: 'TCP' }] }
  return env === undefined ? base : { ...base, env }
}

function withEnv(env: readonly { name: string; value: string }[]): string {
  return podTemplateHash(defaultPodTemplate({ ...plain, spec: { ...plain.spec, containers: [container(env)] } }))
}

function withNote(note: string): string {
  return podTemplateHash({ ...plain, metadata: { ...plain.metadata, annotations: { note } } })
}

test('the template that every second example has', () => {
  expect(podTemplateHash(plain)).toBe('dc64c95dd')
})

test('a collision count changes it, each count to something else', () => {
  const hashes = [undefined, 0, 1, 2].map((count) => podTemplateHash(plain, count))
  expect(new Set(hashes).size).toBe(4)
})

test('empty lists and maps count as none', () => {
  const spelled: PodTemplateSpec = {
    metadata: { ...plain.metadata, annotations: {} },
    spec: { ...plain.spec, initContainers: [], nodeSelector: {} },
  }
  expect(podTemplateHash(spelled)).toBe(podTemplateHash(plain))
})

test('the order of variables counts', () => {
  const [a, b] = [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ]
  expect(withEnv([a, b])).not.toBe(withEnv([b, a]))
})

test('letters beyond ASCII are hashed as UTF-8', () => {
  expect(withNote('é')).not.toBe(withNote('e'))
  expect(withNote('😀')).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/)
})

test('digits are spelled without vowels', () => {
  expect(safeEncodeString('0123456789')).toBe('456789bcdf')
})
