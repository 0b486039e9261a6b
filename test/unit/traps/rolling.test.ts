import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/domain/trace.ts'
import { manifest, type Manifest, type Story, story } from './story.ts'

const APPLY = 'kubectl apply -f shop.yaml'
const use = (tag: string): string => `kubectl set image deployment/shop app=shop:${tag}`
const scale = (replicas: number): string => `kubectl scale deployment/shop --replicas=${replicas}`
const strategy = (maxSurge: string, maxUnavailable: string): readonly string[] => [
  `strategy: { rollingUpdate: { maxSurge: ${maxSurge}, maxUnavailable: ${maxUnavailable} } }`,
]

const started = (fields: Manifest) => {
  const shop = story({ 'shop.yaml': manifest(fields) })
  shop.type(APPLY)
  return shop
}

/** The counts of the Deployment in every frame of the last commands. */
function during({ place }: Story, commands = 1) {
  const { frames, steps } = place.trace()
  const [from] = steps.at(-commands)?.frames ?? [0]
  return frames.slice(from).map(counts)
}

function counts({ deployments: [deployment], replicaSets }: Frame) {
  if (deployment === undefined) throw new RangeError('no Deployment in this frame')
  return { ...deployment, wanted: replicaSets.reduce((sum, { desired }) => sum + desired, 0) }
}

/** The scalings up from nothing that the Deployment's events tell of. */
const scaledUpFrom0 = ({ place }: Story) =>
  place.cluster.events
    .filter(({ kind, message }) => kind === 'Deployment' && message.includes(' from 0 to '))
    .map(({ message }) => message.replace(/^.* set shop-[a-z0-9]+ /, ''))

const most = (numbers: readonly number[]): number => Math.max(...numbers)
const least = (numbers: readonly number[]): number => Math.min(...numbers)

describe('8. how the fences are rounded', () => {
  test('both to 0 becomes maxUnavailable 1: one at a time, and no deadlock', () => {
    const shop = started({ replicas: 5, spec: strategy('0%', '10%') })
    expect(shop.type(use('2')).scalings).toEqual([
      '2 born 0',
      '1 5→4',
      '2 0→1',
      '1 4→3',
      '2 1→2',
      '1 3→2',
      '2 2→3',
      '1 2→1',
      '2 3→4',
      '1 1→0',
      '2 4→5',
    ])
    expect(least(during(shop).map(({ available }) => available))).toBe(4)
    expect(most(during(shop).map(({ wanted }) => wanted))).toBe(5)
  })

  test.each([{ replicas: 1 }, { replicas: 2 }, { replicas: 3 }])(
    '25% of $replicas: surge 1, unavailable 0',
    ({ replicas }) => {
      const shop = started({ replicas })
      const { scalings } = shop.type(use('2'))
      expect(scalings.slice(0, 2)).toEqual(['2 born 1', `1 ${replicas}→${replicas - 1}`])
      expect(least(during(shop).map(({ available }) => available))).toBe(replicas)
      expect(most(during(shop).map(({ wanted }) => wanted))).toBe(replicas + 1)
      expect(shop.type(use('gone')).scalings).toEqual(['gone born 1'])
    },
  )
})

describe('9. the first size of the new ReplicaSet', () => {
  test('it is born with its surge', () => {
    const shop = started({ replicas: 10 })
    expect(shop.type(use('gone')).scalings[0]).toBe('gone born 3')
    expect(scaledUpFrom0(shop)).toEqual(['from 0 to 10', 'from 0 to 3'])
  })

  test('with maxSurge 0 it is born with 0 and no event', () => {
    const shop = started({ replicas: 3, spec: strategy('0', '1') })
    const before = shop.place.cluster.events.filter(({ kind }) => kind === 'Deployment').length
    expect(shop.type(use('gone')).scalings).toEqual(['gone born 0', '1 3→2', 'gone 0→1'])
    const told = shop.place.cluster.events.filter(({ kind }) => kind === 'Deployment').slice(before)
    expect(told.map(({ message }) => message.replace(/ replica set shop-[a-z0-9]+/, ''))).toEqual([
      'Scaled down from 3 to 2',
      'Scaled up from 0 to 1',
    ])
  })
})

test('10. the first scale-down comes in the same breath as the creation, before any new pod is Ready', () => {
  const shop = started({ replicas: 4 })
  expect(shop.type(use('deaf')).scalings).toEqual(['deaf born 1', '1 4→3', 'deaf 1→2'])
  const [born, down] = shop.place.cluster.events.filter(({ kind }) => kind === 'Deployment').slice(-3)
  expect(born?.message).toMatch(/^Scaled up .* from 0 to 1$/)
  expect(down?.message).toMatch(/^Scaled down .* from 4 to 3$/)
  expect((down?.atMs ?? 0) - (born?.atMs ?? 0)).toBeLessThan(100)
})

describe('11. unready pods of old ReplicaSets go first, whatever is available', () => {
  test('a second bad image replaces the first bad one in one go', () => {
    const shop = started({ replicas: 5 })
    shop.type(use('gone-a'))
    expect(shop.revisions()).toEqual(['1 1 4/4', '2 gone-a 0/3'])
    expect(shop.type(use('gone-b')).scalings).toEqual(['gone-b born 0', 'gone-a 3→0', 'gone-b 0→3'])
    expect(shop.revisions()).toEqual(['1 1 4/4', '2 gone-a 0/0', '3 gone-b 0/3'])
  })

  test('undo from a bad image first takes the bad pods', () => {
    const shop = started({ replicas: 5 })
    shop.type(use('deaf'))
    expect(shop.type('kubectl rollout undo deployment/shop').scalings).toEqual(['deaf 3→0', '1 4→5'])
    expect(least(during(shop).map(({ available }) => available))).toBe(4)
  })
})

test('12. a stuck rollout does not undo itself', () => {
  const shop = started({ replicas: 5 })
  shop.type(use('gone'))
  const row = /^shop +4\/5 +3 +4 +\S+\n$/
  expect(shop.type('kubectl get deploy shop --no-headers').stdout).toMatch(row)

  const status = shop.type('kubectl rollout status deployment/shop')
  expect(status).toMatchObject({
    exit: 1,
    stdout: 'Waiting for deployment "shop" rollout to finish: 3 out of 5 new replicas have been updated...\n',
    stderr: 'error: deployment "shop" exceeded its progress deadline\n',
    scalings: [],
  })
  expect(status.tookMs).toBeGreaterThan(590_000)
  expect(status.tookMs).toBeLessThan(603_000)

  expect(shop.revisions()).toEqual(['1 1 4/4', '2 gone 0/3'])
  expect(shop.conditions()).toEqual([
    'Available=True MinimumReplicasAvailable',
    'Progressing=False ProgressDeadlineExceeded',
  ])
  shop.place.wait(3_600_000)
  expect(shop.type('kubectl get deploy shop --no-headers').stdout).toMatch(row)
})

describe('13. more pods than one thinks', () => {
  test('pods exceed n + surge while old ones terminate', () => {
    const shop = started({ replicas: 4, spec: strategy('1', '1'), container: ['command: [sleep, infinity]'] })
    shop.type(`${use('2')}; sleep 10; kubectl get pods --no-headers`)
    expect(most(during(shop, 2).map(({ wanted }) => wanted))).toBe(5)
    expect(most(during(shop, 2).map(({ podsWithTerminating }) => podsWithTerminating))).toBe(8)
    const pods = shop.place.steps.at(-1)?.step.stdout.trimEnd().split('\n') ?? []
    expect(pods.filter((row) => / 1\/1 +Terminating /.test(row))).toHaveLength(4)
    expect(pods.filter((row) => / 1\/1 +Running /.test(row))).toHaveLength(4)
  })

  test('READY can exceed the wanted number', () => {
    const shop = started({ replicas: 4, spec: strategy('1', '0') })
    shop.type(`${use('2')}; kubectl rollout pause deployment/shop`)
    expect(shop.type('kubectl get deploy shop --no-headers').stdout).toMatch(/^shop +5\/4 +1 +5 +\S+\n$/)
  })
})

test('14. replicas and image at once: the old ReplicaSet is scaled first, with the old image', () => {
  const shop = started({ replicas: 3 })
  shop.save('shop.yaml', manifest({ replicas: 5, image: 'shop:gone' }))
  expect(shop.type(APPLY).scalings).toEqual(['1 3→5', 'gone born 2', '1 5→4', 'gone 2→3'])
  expect(shop.revisions()).toEqual(['1 1 4/4', '2 gone 0/3'])
})

describe('15. scaling in the middle of a rollout is proportional', () => {
  test('up', () => {
    const shop = started({ replicas: 10, spec: strategy('3', '2') })
    shop.type(use('gone'))
    expect(shop.revisions()).toEqual(['1 1 8/8', '2 gone 0/5'])
    expect(shop.type(scale(15)).scalings).toEqual(['1 8→11', 'gone 5→7'])
    expect(shop.revisions()).toEqual(['1 1 11/11', '2 gone 0/7'])
  })

  test('the largest, and of two equals the newer, gets the rest', () => {
    const shop = started({ replicas: 10, spec: strategy('3', '2') })
    shop.type(`${use('2')}; kubectl rollout pause deployment/shop`)
    shop.type(`${use('gone')}\nkubectl rollout resume deployment/shop`)
    expect(shop.revisions()).toEqual(['1 1 3/3', '2 2 5/5', '3 gone 0/5'])
    // 19 pods are allowed: 3 of 13 are 4.4, so 4; 5 of 13 are 7.3, so 7, twice; one is left.
    expect(shop.type(scale(16)).scalings).toEqual(['gone 5→8', '2 5→7', '1 3→4'])
    expect(shop.revisions()).toEqual(['1 1 4/4', '2 2 7/7', '3 gone 0/8'])
  })

  test('and then the rollout goes on and can shift again', () => {
    const shop = started({ replicas: 10, spec: strategy('2', '5') })
    shop.type(use('gone'))
    expect(shop.revisions()).toEqual(['1 1 5/5', '2 gone 0/7'])
    // 6 pods are allowed: 7 of 12 are 3.5, so 4; 5 of 12 are 2.5, so 3; the one too many is taken from the largest.
    expect(shop.type(scale(4)).scalings).toEqual(['gone 7→3', '1 5→3', '1 3→0', 'gone 3→4'])
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 gone 0/4'])
  })
})

test('16. scaled to 0 and up again while stuck, the pods come back in the new, bad ReplicaSet only', () => {
  const shop = started({ replicas: 5 })
  shop.type(use('gone'))
  expect(shop.type(scale(0)).scalings.toSorted()).toEqual(['1 4→0', 'gone 3→0'])
  expect(shop.type(scale(5)).scalings).toEqual(['gone 0→5'])
  expect(shop.revisions()).toEqual(['1 1 0/0', '2 gone 0/5'])
  expect(shop.conditions()[0]).toBe('Available=False MinimumReplicasUnavailable')
})
