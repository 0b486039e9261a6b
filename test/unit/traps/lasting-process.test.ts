import { expect, test } from 'vitest'
import { manifest, story } from './story.ts'

test('a process that lasts for an hour is Ready until then, and ignores being asked to end', () => {
  const { place, type, revisions, pods } = story({
    'shop.yaml': manifest({ container: ['command: [sleep, "3600"]'] }),
  })
  type('kubectl apply -f shop.yaml')
  expect(revisions()).toEqual(['1 1 3/3'])
  const { cluster } = place
  cluster.api.delete({ resource: 'deployments', namespace: 'default', name: 'shop' })
  cluster.advanceTo(cluster.nowMs + 20_000)
  expect(pods()).toHaveLength(3)
  cluster.advanceTo(cluster.nowMs + 20_000)
  expect(pods()).toHaveLength(0)
})
