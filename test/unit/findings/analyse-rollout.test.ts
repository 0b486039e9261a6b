import { describe, expect, test } from 'vitest'
import { sequence, shop } from './sequence.ts'

const up = 'kubectl apply -f shop.yaml'

describe('why a command made a revision or not', () => {
  test.each([
    { commands: [up], reason: 'REVISION_FIRST', made: true },
    { commands: [up, up], reason: 'REVISION_UNCHANGED', made: false },
    { commands: [up, `${up} --dry-run=server`], reason: 'REVISION_DRY_RUN', made: false },
    { commands: [up, 'kubectl apply -f next.yaml'], reason: 'REVISION_TEMPLATE_CHANGED', made: true },
    { commands: [up, 'kubectl scale deploy/shop --replicas=4'], reason: 'REVISION_ONLY_OTHERS', made: false },
    {
      commands: [up, 'kubectl apply -f amount.yaml', 'kubectl apply -f same.yaml'],
      reason: 'REVISION_SAME_MEANING',
      made: false,
    },
    { commands: [up, 'kubectl rollout pause deploy/shop'], reason: 'REVISION_PAUSE_BEGINS', made: false },
    {
      commands: [up, 'kubectl rollout pause deploy/shop', 'kubectl apply -f next.yaml'],
      reason: 'REVISION_PAUSED',
      made: false,
    },
    {
      commands: [
        up,
        'kubectl rollout pause deploy/shop',
        'kubectl apply -f next.yaml',
        'kubectl rollout resume deploy/shop',
      ],
      reason: 'REVISION_RESUMED',
      made: true,
    },
    {
      commands: [up, 'kubectl rollout pause deploy/shop', 'kubectl rollout resume deploy/shop'],
      reason: 'REVISION_PAUSE_ENDS',
      made: false,
    },
    {
      commands: [up, 'kubectl apply -f next.yaml', 'kubectl rollout undo deploy/shop'],
      reason: 'REVISION_RENUMBERED',
      made: true,
    },
    {
      commands: [up, 'kubectl apply -f next.yaml', 'kubectl rollout undo deploy/shop --to-revision=2'],
      reason: 'UNDO_TO_RUNNING',
      made: false,
    },
    { commands: [up, 'kubectl rollout undo deploy/shop'], reason: 'REVISION_REFUSED', made: false },
    { commands: [up, 'kubectl delete deploy shop'], reason: 'REVISION_DELETED', made: false },
  ])('$reason', ({ commands, reason, made }) => {
    const files = {
      'shop.yaml': shop('shop:1'),
      'next.yaml': shop('shop:2'),
      'amount.yaml': shop('shop:1', { pod: '          resources: { limits: { cpu: 1000m } }\n' }),
      'same.yaml': shop('shop:1', { pod: '          resources: { limits: { cpu: "1" } }\n' }),
    }
    const [note] = sequence({ files, commands }).actions.at(-1)?.notes ?? []
    expect({ reason: note?.reason.code, made: note?.made }).toEqual({ reason, made })
  })

  test('a number that a ReplicaSet gives up for another', () => {
    const files = { 'a.yaml': shop('shop:1'), 'b.yaml': shop('shop:2'), 'c.yaml': shop('shop:1') }
    const { actions, deployments } = sequence({ files })
    expect(actions[2]?.notes[0]?.reason.args).toEqual({ from: 1, after: 3 })
    expect(deployments[0]?.history.map(({ revision, earlier }) => [revision, earlier])).toEqual([
      [2, []],
      [3, [1]],
    ])
  })
})

describe('the pods meanwhile', () => {
  test('a rolling update stays within what its strategy allows', () => {
    const { actions } = sequence({
      files: { 'a.yaml': shop('shop:1', { replicas: 8 }), 'b.yaml': shop('shop:2', { replicas: 8 }) },
    })
    const pods = actions[1]?.notes[0]?.pods
    expect(pods).toMatchObject({ availableBefore: 8, fewestAvailable: 6, mostPods: 10, downtimeMs: 0 })
    expect(pods?.allowed).toEqual({ minAvailable: 6, maxPods: 10 })
    expect(pods?.tookMs).toBeGreaterThan(0)
  })

  test('Recreate has a time without any', () => {
    const spec = '  strategy: { type: Recreate }\n'
    const { actions } = sequence({ files: { 'a.yaml': shop('shop:1', { spec }), 'b.yaml': shop('shop:2', { spec }) } })
    const pods = actions[1]?.notes[0]?.pods
    expect(pods).toMatchObject({ fewestAvailable: 0, mostPods: 3 })
    expect(pods?.downtimeMs).toBeGreaterThan(0)
  })

  test('between files pods are waited for that only have to ripen', () => {
    const spec = '  minReadySeconds: 100\n'
    const { actions, deployments } = sequence({
      files: { 'a.yaml': shop('shop:1', { spec }), 'b.yaml': shop('shop:2', { spec }) },
    })
    expect(actions[0]?.notes[0]?.pods?.tookMs).toBeGreaterThan(100_000)
    expect(deployments[0]?.state).toBe('complete')
  })
})

describe('where a Deployment ends', () => {
  const files = { 'a.yaml': shop('shop:1'), 'b.yaml': shop('shop:2') }

  test.each([
    { name: 'complete', images: [], state: 'complete', reasons: [] },
    {
      name: 'stuck until the deadline',
      images: [{ reference: 'shop:2', readyAfterMs: 'never' }],
      state: 'stuck',
      reasons: ['POD_UNREADY', 'ROLLOUT_HELD_BACK', 'ROLLOUT_WILL_GIVE_UP'],
    },
    {
      name: 'on its way',
      images: [{ reference: 'shop:2', pull: 'slow' }],
      state: 'progressing',
      reasons: ['PODS_NOT_READY', 'ROLLOUT_HELD_BACK', 'ROLLOUT_WILL_COMPLETE'],
    },
  ] as const)('$name', ({ images, state, reasons }) => {
    const [story] = sequence({ files, images }).deployments
    expect({ state: story?.state, reasons: story?.reasons.map(({ code }) => code) }).toEqual({ state, reasons })
  })

  test('the report ends before the time that was looked ahead', () => {
    const { trace } = sequence({ files, images: [{ reference: 'shop:2', pull: 'not-found' }] })
    expect(trace.frames.at(-1)?.atMs).toBeLessThan(60_000)
    expect(trace.events.every(({ atMs }) => atMs < 120_000)).toBe(true)
  })

  test('a deadline that is an hour off is not waited for', () => {
    const spec = '  progressDeadlineSeconds: 7200\n'
    const [story] = sequence({
      files: { 'a.yaml': shop('shop:2', { spec }) },
      images: [{ reference: 'shop:2', pull: 'not-found' }],
    }).deployments
    expect(story?.reasons.at(-1)?.code).toBe('ROLLOUT_WILL_WAIT')
  })

  test('an init container of an image that nobody knows does its work and ends', () => {
    const pod = '      initContainers: [{ name: migrate, image: shop-migrations:1 }]\n'
    expect(sequence({ files: { 'a.yaml': shop('shop:1', { pod }) } }).deployments[0]?.state).toBe('complete')
  })

  test('the same sequence gives the same analysis', () => {
    expect(sequence({ files })).toEqual(sequence({ files }))
  })
})
