import { describe, expect, test } from 'vitest'
import { findResource, qualifiedResource, resourceOfKind, RESOURCES } from '../../../src/kubernetes/resources.ts'
import { alreadyExists, conflict, invalid, notFound } from '../../../src/kubernetes/status.ts'
import { resource } from './manifests.ts'

describe('words that name a resource', () => {
  test.each([
    { word: 'deployments', found: 'deployments' },
    { word: 'Deployment', found: 'deployments' },
    { word: 'deploy', found: 'deployments' },
    { word: 'deployments.apps', found: 'deployments' },
    { word: 'deployment.v1.apps', found: 'deployments' },
    { word: 'deploy.apps', found: 'deployments' },
    { word: 'svc', found: 'services' },
    { word: 'pods.v1.', found: 'pods' },
    { word: 'hpa', found: 'horizontalpodautoscalers' },
    { word: 'deployment.extensions', found: undefined },
    { word: 'web', found: undefined },
  ])('$word', ({ word, found }) => {
    expect(findResource(word)?.resource).toBe(found)
  })
})

test('a manifest is matched by exact version and kind', () => {
  expect(resourceOfKind('apps/v1', 'Deployment')?.simulated).toBe(true)
  expect(resourceOfKind('apps/v1', 'StatefulSet')?.simulated).toBe(false)
  expect(resourceOfKind('extensions/v1beta1', 'Deployment')).toBeUndefined()
  expect(resourceOfKind('apps/v1', 'deployment')).toBeUndefined()
})

test('no word names two resources of one group', () => {
  const words = RESOURCES.flatMap((entry) =>
    [...new Set([entry.resource, entry.singular, ...entry.shortNames])].map((word) => `${word}.${entry.group}`),
  )
  expect(words.toSorted()).toEqual([...new Set(words)].toSorted())
})

test('refusals name the resource with its group', () => {
  const deployments = resource('deployments')
  expect(qualifiedResource(deployments)).toBe('deployments.apps')
  expect(notFound(deployments, 'web').message).toBe('deployments.apps "web" not found')
  expect(alreadyExists(resource('pods'), 'x').message).toBe('pods "x" already exists')
  expect(conflict(deployments, 'web').message).toMatch(/^Operation cannot be fulfilled on deployments.apps "web": the /)
})

test('an invalid object lists its causes once each', () => {
  const causes = ['a', 'b', 'a'].map((field) => ({ field, message: 'Required value' }))
  expect(invalid(resource('deployments'), 'web', causes).message).toBe(
    'Deployment.apps "web" is invalid: [a: Required value, b: Required value]',
  )
  expect(invalid(resource('pods'), 'x', causes.slice(0, 1)).message).toBe('Pod "x" is invalid: a: Required value')
})
