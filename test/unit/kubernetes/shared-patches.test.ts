import { describe, expect, test } from 'vitest'
import type { JsonObject, Value } from '../../../src/domain/json.ts'
import { applyPatch, threeWayPatch } from '../../../src/kubernetes/patch.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'
import { accepted, create, deployment, refusal, resource } from './manifests.ts'

const deployments = resource('deployments')
/** Its spec is shared, so what was worked out about it once is known. */
const live = accepted(create('deployments', deployment()))
/** The same object with a spec that is shared with nobody. */
const alone = structuredClone(live)

function json(object: KubeObject): JsonObject {
  return object as unknown as JsonObject
}

function difference(original: Value, modified: Value, current: KubeObject): Value {
  const result = threeWayPatch(deployments, original, modified, json(current))
  return result.ok ? result.value : { error: result.error }
}

function merged(current: KubeObject, patch: Value): Value {
  const result = applyPatch(deployments, 'strategic', current, patch, { fieldValidation: 'Strict' })
  return result.ok ? result.value : refusal(result)
}

const changes: { what: string; original: JsonObject; modified: JsonObject }[] = [
  { what: 'another image', original: deployment(), modified: deployment({ container: { image: 'nginx:1.26' } }) },
  { what: 'nothing', original: deployment(), modified: deployment() },
  { what: 'labels alone', original: deployment(), modified: deployment({ metadata: { labels: { app: 'x' } } }) },
  {
    what: 'a field less, and a label less',
    original: deployment({ spec: { minReadySeconds: 5 }, metadata: { labels: { app: 'web', tier: 'front' } } }),
    modified: deployment(),
  },
  {
    what: 'another strategy',
    original: deployment(),
    modified: deployment({ spec: { strategy: { type: 'Recreate' } } }),
  },
  {
    what: 'a field that there is not',
    original: deployment(),
    modified: deployment({ podSpec: { volume: { name: 'x' } } }),
  },
  {
    what: 'a port without its number',
    original: deployment(),
    modified: deployment({ container: { ports: [{ name: 'http' }] } }),
  },
  {
    what: 'mistakes in the spec and beside it',
    original: deployment(),
    modified: { ...deployment({ container: { ports: [{ name: 'http' }] } }), data: { a: 'b' } },
  },
]

describe.each(changes)('$what', ({ original, modified }) => {
  test('is the same difference the first time, the second time, and where nothing is known', () => {
    const expected = difference(original, modified, alone)
    expect(difference(original, modified, live)).toEqual(expected)
    expect(difference(original, modified, live)).toEqual(expected)
  })

  test('is the same object when it is sent', () => {
    for (const _ of [1, 2]) {
      const patch = difference(original, modified, live)
      expect(merged(live, patch)).toEqual(merged(alone, structuredClone(patch)))
    }
  })
})

test('what was applied before counts, and not only what is wanted', () => {
  const wanted = deployment()
  const had = deployment({ spec: { minReadySeconds: 5 } })
  expect(difference(wanted, wanted, live)).toEqual({})
  expect(difference(had, wanted, live)).toEqual({ spec: { minReadySeconds: null } })
  expect(difference(wanted, wanted, live)).toEqual({})
})

test('a patch that is refused shows what was sent, also where its merge is known', () => {
  const bad = { spec: { replica: 3 } }
  for (const _ of [1, 2]) {
    expect(merged(live, bad)).toEqual(merged(alone, bad))
    expect(JSON.stringify(merged(live, bad))).toContain('unknown field')
  }
})
