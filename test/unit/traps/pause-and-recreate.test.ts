import { describe, expect, test } from 'vitest'
import { manifest, type Manifest, story } from './story.ts'

const APPLY = 'kubectl apply -f shop.yaml'
const use = (tag: string): string => `kubectl set image deployment/shop app=shop:${tag}`
const PAUSE = 'kubectl rollout pause deployment/shop'
const RESUME = 'kubectl rollout resume deployment/shop'
const REVISION = 'deployment.kubernetes.io/revision'

const started = (fields: Manifest = {}) => {
  const shop = story({ 'shop.yaml': manifest(fields) })
  shop.type(APPLY)
  return shop
}

/** At revision 2, with a history limit. */
const limited = (limit: number) => {
  const shop = started({ spec: [`revisionHistoryLimit: ${limit}`] })
  shop.type(use('2'))
  return shop
}

describe('17. paused', () => {
  test('no error for further changes, no new ReplicaSet, and one revision for all of them on resuming', () => {
    const shop = started()
    expect(shop.type(PAUSE).stdout).toBe('deployment.apps/shop paused\n')
    for (const line of [use('2'), 'kubectl set env deployment/shop A=1', use('3')]) {
      expect(shop.type(line)).toMatchObject({ exit: 0, stderr: '', scalings: [] })
    }
    expect(shop.revisions()).toEqual(['1 1 3/3'])
    expect(shop.conditions()).toContain('Progressing=Unknown DeploymentPaused')

    shop.type(RESUME)
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 3 3/3'])
    expect(shop.conditions()).toContain('Progressing=True NewReplicaSetAvailable')
  })

  test('`rollout status` says done if there is nothing to do, else it waits', () => {
    const shop = started()
    const done = 'deployment "shop" successfully rolled out\n'
    expect(shop.type(`${PAUSE}\nkubectl rollout status deployment/shop`)).toMatchObject({ exit: 0, stdout: done })

    // Well beyond the deadline of 600 s, whose clock stands still.
    const waited = shop.type(`${use('2')}\nkubectl rollout status deployment/shop --timeout=20m`)
    expect(waited).toMatchObject({ exit: 1, stderr: 'error: timed out waiting for the condition\n' })
    expect(waited.stdout.trimEnd().split('\n')).toContain(
      'Waiting for deployment "shop" rollout to finish: 0 out of 3 new replicas have been updated...',
    )
    expect(waited.tookMs).toBeGreaterThanOrEqual(1_200_000)
  })

  test.each([
    {
      line: 'kubectl rollout undo deployment/shop',
      stderr:
        "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again\n",
    },
    {
      line: 'kubectl rollout restart deployment/shop',
      stderr: `error: deployments.apps "shop" can't restart paused deployment (run rollout resume first)\n`,
    },
    { line: PAUSE, stderr: 'error: deployments.apps "shop" is already paused\n' },
  ])('is an error: $line', ({ line, stderr }) => {
    const shop = started()
    shop.type(`${use('2')}\n${PAUSE}`)
    expect(shop.type(line)).toMatchObject({ exit: 1, stdout: '', stderr, scalings: [] })
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 2 3/3'])
  })

  test('scale works', () => {
    const shop = started()
    shop.type(`${PAUSE}\n${use('2')}`)
    expect(shop.type('kubectl scale deployment/shop --replicas=5').scalings).toEqual(['1 3→5'])
    expect(shop.revisions()).toEqual(['1 1 5/5'])
  })
})

test('18. Recreate: until the old pods are gone, not only terminating, the revision is still the old one', () => {
  // A process that does not heed SIGTERM: its pods take their grace period of 30 s to go.
  const container = ['command: [sleep, infinity]']
  const shop = started({ spec: ['strategy: { type: Recreate }'], container })
  const said = shop.type(
    `${use('2')}; sleep 25; kubectl get pods --no-headers; kubectl rollout history deployment/shop; ` +
      `kubectl get deploy shop -o jsonpath='{.metadata.annotations}/{.status.updatedReplicas}/{.status.replicas}/'`,
  )
  const [pods, history] = shop.place.steps.slice(-3).map(({ step }) => step.stdout.trimEnd().split('\n'))
  expect(pods).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/ 1\/1 +Terminating /)))
  expect(history).toEqual(['deployment.apps/shop ', 'REVISION  CHANGE-CAUSE', '1         <none>'])
  expect(said.stdout).toMatch(/"deployment.kubernetes.io\/revision":"1"/)
  expect(said.stdout).toMatch(/\}\/\/\/$/)

  expect(shop.revisions()).toEqual(['1 1 0/0', '2 2 3/3'])
  expect(shop.deployment().metadata.annotations).toMatchObject({ [REVISION]: '2' })
  expect(shop.pods()).toHaveLength(3)
})

test('19. paused from the start: no ReplicaSet, no revision, nothing in the history or in describe', () => {
  const shop = started({ spec: ['paused: true'] })
  expect(shop.replicaSets()).toEqual([])
  expect(shop.deployment().metadata.annotations).not.toHaveProperty([REVISION])
  expect(shop.type('kubectl rollout history deployment/shop')).toMatchObject({
    exit: 0,
    stdout: 'deployment.apps/shop \nNo rollout history found.\n',
  })

  const headings = (): readonly string[] =>
    shop
      .type('kubectl describe deployment shop')
      .stdout.split('\n')
      .filter((line) => /^(Old|New)ReplicaSets?:/.test(line))
  expect(headings()).toEqual([])
  shop.type(RESUME)
  expect(shop.revisions()).toEqual(['1 1 3/3'])
  expect(headings()).toEqual([
    'OldReplicaSets:  <none>',
    `NewReplicaSet:   shop-${shop.hash() ?? ''} (3/3 replicas created)`,
  ])
})

describe('22. the history limit', () => {
  test('cleans up when complete, not when stuck', () => {
    const shop = limited(1)
    shop.type(use('gone'))
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 2 3/3', '3 gone 0/1'])
    const { scalings } = shop.type(use('3'))
    expect(scalings.slice(-2).toSorted()).toEqual(['1 deleted', '2 deleted'])
    expect(shop.revisions()).toEqual(['3 gone 0/0', '4 3 3/3'])
  })

  test('or when paused', () => {
    const shop = limited(1)
    shop.type(use('gone'))
    expect(shop.type(PAUSE).scalings).toEqual(['1 deleted'])
    expect(shop.revisions()).toEqual(['2 2 3/3', '3 gone 0/1'])
  })

  test('limit 0 makes undo impossible', () => {
    const shop = limited(0)
    expect(shop.revisions()).toEqual(['2 2 3/3'])
    expect(shop.type('kubectl rollout undo deployment/shop')).toMatchObject({
      exit: 1,
      stdout: '',
      stderr: 'error: no rollout history found for deployment "shop"\n',
    })
  })
})
