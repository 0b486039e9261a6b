import { describe, expect, test } from 'vitest'
import { manifest, manifestWithout, story } from './story.ts'

const APPLY = 'kubectl apply -f shop.yaml'
const use = (tag: string): string => `kubectl set image deployment/shop app=shop:${tag}`
const cause = (text: string): string => `kubectl annotate deployment/shop kubernetes.io/change-cause${text}`
const UNDO = 'kubectl rollout undo deployment/shop'

const started = (fields: Parameters<typeof manifest>[0] = {}) => {
  const shop = story({ 'shop.yaml': manifest(fields) })
  shop.type(APPLY)
  return shop
}

test('1. going back re-uses the old ReplicaSet and gives it a new number', () => {
  const shop = started()
  const [first] = shop.replicaSets()
  shop.type(`${use('2')}\n${use('3')}\n${UNDO} --to-revision=1`)
  expect(shop.revisions()).toEqual(['2 2 0/0', '3 3 0/0', '4 1 3/3'])
  expect(shop.replicaSets().at(-1)?.metadata).toMatchObject({
    uid: first?.metadata.uid,
    annotations: { 'deployment.kubernetes.io/revision-history': '1' },
  })
  expect(shop.type(`${UNDO} --to-revision=1`)).toMatchObject({
    exit: 1,
    stdout: '',
    stderr: 'error: unable to find specified revision 1 in history\n',
    scalings: [],
  })
})

describe('2. undo goes to the second-largest number', () => {
  test('so twice toggles', () => {
    const shop = started()
    shop.type(`${use('2')}\n${use('3')}\n${UNDO}`)
    expect(shop.revisions()).toEqual(['1 1 0/0', '3 3 0/0', '4 2 3/3'])
    shop.type(UNDO)
    expect(shop.revisions()).toEqual(['1 1 0/0', '4 2 0/0', '5 3 3/3'])
  })

  test('and after two bad updates it lands on the first bad one', () => {
    const shop = started()
    shop.type(`${use('gone-a')}\n${use('gone-b')}`)
    expect(shop.type(UNDO)).toMatchObject({ exit: 0, stdout: 'deployment.apps/shop rolled back\n' })
    expect(shop.revisions()).toEqual(['1 1 3/3', '3 gone-b 0/0', '4 gone-a 0/1'])
  })
})

test("3. applying an unchanged file after `set image` is a change back, to revision 1's ReplicaSet as revision 3", () => {
  const shop = started()
  const [first] = shop.replicaSets()
  shop.type(use('2'))
  expect(shop.type(APPLY).stdout).toBe('deployment.apps/shop configured\n')
  expect(shop.revisions()).toEqual(['2 2 0/0', '3 1 3/3'])
  expect(shop.replicaSets().at(-1)?.metadata.uid).toBe(first?.metadata.uid)
  expect(shop.type(APPLY)).toMatchObject({ stdout: 'deployment.apps/shop unchanged\n', scalings: [] })
  expect(shop.revisions()).toEqual(['2 2 0/0', '3 1 3/3'])
})

describe('4. what makes a revision', () => {
  const container = [
    'command: [nginx, -g, daemon off;]',
    'env: [{ name: A, value: "1" }, { name: B, value: "2" }]',
    'ports: [{ containerPort: 80 }]',
    'resources: { requests: { cpu: 500m, memory: 128Mi } }',
  ]
  const before = { container, metadata: 'labels: { team: blue }' }
  const changed = (at: number, line: string) => ({ ...before, container: container.with(at, line) })
  const renamed = manifest(before).replace('name: app\n', 'name: main\n')

  test.each([
    { what: 'replicas', file: manifest({ ...before, replicas: 4 }) },
    { what: 'strategy', file: manifest({ ...before, spec: ['strategy: { rollingUpdate: { maxSurge: 2 } }'] }) },
    { what: 'another type of strategy', file: manifest({ ...before, spec: ['strategy: { type: Recreate }'] }) },
    { what: 'the history limit', file: manifest({ ...before, spec: ['revisionHistoryLimit: 3'] }) },
    { what: 'the deadline', file: manifest({ ...before, spec: ['progressDeadlineSeconds: 30'] }) },
    { what: 'labels of the Deployment', file: manifest({ ...before, metadata: 'labels: { team: red }' }) },
    { what: 'annotations of the Deployment', file: manifest({ ...before, metadata: 'annotations: { team: red }' }) },
    {
      what: 'amounts written differently',
      file: manifest(changed(3, 'resources: { requests: { cpu: 0.5, memory: 131072Ki } }')),
    },
    {
      what: 'defaults spelled out',
      file: manifest({ container: [...container, 'imagePullPolicy: IfNotPresent', 'terminationMessagePolicy: File'] }),
    },
    {
      what: 'a default spelled out in a list',
      file: manifest(changed(2, 'ports: [{ containerPort: 80, protocol: TCP }]')),
    },
  ])('not $what', ({ file }) => {
    const shop = started(before)
    const hash = shop.hash()
    shop.save('shop.yaml', file)
    expect(shop.type(APPLY)).toMatchObject({ exit: 0, stdout: 'deployment.apps/shop configured\n' })
    expect(shop.replicaSets().map(({ metadata }) => metadata.labels?.['pod-template-hash'])).toEqual([hash])
    expect(shop.deployment().metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' })
  })

  test.each([
    { what: 'template labels', file: manifest({ ...before, labels: ', tier: front' }) },
    { what: 'command', file: manifest(changed(0, `command: [sh, -c, exec nginx -g "daemon off;"]`)) },
    { what: 'env', file: manifest(changed(1, 'env: [{ name: A, value: "1" }, { name: B, value: "3" }]')) },
    { what: 'the order of env', file: manifest(changed(1, 'env: [{ name: B, value: "2" }, { name: A, value: "1" }]')) },
    { what: 'ports', file: manifest(changed(2, 'ports: [{ containerPort: 8080 }]')) },
    { what: 'resources', file: manifest(changed(3, 'resources: { requests: { cpu: 501m, memory: 128Mi } }')) },
    { what: 'container names', file: renamed },
  ])('but $what', ({ file }) => {
    const shop = started(before)
    shop.save('shop.yaml', file)
    shop.type(APPLY)
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 1 3/3'])
    expect(new Set(shop.replicaSets().map(({ metadata }) => metadata.labels?.['pod-template-hash'])).size).toBe(2)
  })
})

test('5. away from `latest`, `imagePullPolicy: Always` stays, so the template is not that of a fresh Deployment', () => {
  const shop = started({ image: 'shop:latest' })
  shop.save('fresh.yaml', manifest({ name: 'fresh', image: 'shop:1' }))
  shop.save('latest.yaml', manifest({ name: 'latest', image: 'shop:latest' }))
  shop.type('kubectl apply -f fresh.yaml -f latest.yaml')
  expect(shop.hash('shop')).toBe(shop.hash('latest'))

  shop.save('shop.yaml', manifest({ image: 'shop:1' }))
  shop.type(APPLY)
  expect(shop.revisions()).toEqual(['1 latest 0/0', '2 1 3/3'])
  const policies = ['shop', 'fresh'].map(
    (name) => shop.deployment(name).spec.template.spec.containers[0]?.imagePullPolicy,
  )
  expect(policies).toEqual(['Always', 'IfNotPresent'])
  expect(shop.hash('shop')).not.toBe(shop.hash('fresh'))

  shop.type('kubectl replace -f shop.yaml')
  expect(shop.revisions()).toEqual(['1 latest 0/0', '2 1 0/0', '3 1 3/3'])
  expect(shop.hash('shop')).toBe(shop.hash('fresh'))
})

describe('6. `replicas` taken out of the file', () => {
  test('gives 1 if it was in last-applied', () => {
    const shop = started({ replicas: 3 })
    shop.type('kubectl scale deployment/shop --replicas=6')
    shop.save('shop.yaml', manifestWithout({}))
    expect(shop.type(APPLY).scalings).toEqual(['1 6→1'])
    expect(shop.deployment().spec.replicas).toBe(1)
  })

  test('else keeps the live value', () => {
    const shop = story({ 'shop.yaml': manifestWithout({}) })
    shop.type(APPLY)
    expect(shop.revisions()).toEqual(['1 1 1/1'])
    shop.type('kubectl scale deployment/shop --replicas=6')
    shop.save('shop.yaml', manifestWithout({ metadata: 'labels: { team: blue }' }))
    expect(shop.type(APPLY)).toMatchObject({ stdout: 'deployment.apps/shop configured\n', scalings: [] })
    expect(shop.revisions()).toEqual(['1 1 6/6'])
  })
})

test('7. change-cause belongs to the ReplicaSet, is inherited, and outlives its removal from the Deployment', () => {
  const history = (): readonly string[] =>
    shop.type('kubectl rollout history deployment/shop').stdout.trimEnd().split('\n').slice(2)
  const shop = started()
  shop.type(`${cause('="first release"')}\n${use('2')}`)
  expect(history()).toEqual(['1         first release', '2         first release'])

  shop.type(cause('="second release"'))
  expect(history()).toEqual(['1         first release', '2         second release'])

  shop.type(cause('-'))
  expect(shop.deployment().metadata.annotations).not.toHaveProperty(['kubernetes.io/change-cause'])
  expect(history()).toEqual(['1         first release', '2         second release'])

  shop.type(use('3'))
  expect(history()).toEqual(['1         first release', '2         second release', '3         <none>'])

  shop.type(`${UNDO} --to-revision=1`)
  expect(history()).toEqual(['2         second release', '3         <none>', '4         first release'])
})
