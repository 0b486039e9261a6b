import { describe, expect, test } from 'vitest'
import { manifest, type Manifest, story } from './story.ts'

const APPLY = 'kubectl apply -f shop.yaml'
const use = (tag: string, name = 'shop'): string => `kubectl set image deployment/${name} app=shop:${tag}`

const started = (fields: Manifest = {}) => {
  const shop = story({ 'shop.yaml': manifest(fields) })
  shop.type(APPLY)
  return shop
}

/** The shop at revision 2, its Deployment deleted and its ReplicaSets left behind. */
const orphaned = () => {
  const shop = started()
  shop.type(use('2'))
  const before = { deployment: shop.deployment(), sets: shop.replicaSets(), pods: shop.pods() }
  shop.type('kubectl delete deployment shop --cascade=orphan')
  expect(shop.replicaSets()).toEqual([])
  return { shop, before }
}

const uidsOf = (objects: readonly { readonly metadata: { readonly uid?: string } }[]) =>
  objects.map(({ metadata }) => metadata.uid)

describe('24. the generation', () => {
  test.each([
    { line: 'kubectl label deployment/shop tier=front', said: 'labeled', generation: 1 },
    { line: 'kubectl annotate deployment/shop team=blue', said: 'annotated', generation: 2 },
    { line: 'kubectl scale deployment/shop --replicas=4', said: 'scaled', generation: 2 },
  ])('$line: $generation', ({ line, said, generation }) => {
    const shop = started()
    expect(shop.deployment()).toMatchObject({ metadata: { generation: 1 }, status: { observedGeneration: 1 } })
    expect(shop.type(line).stdout).toBe(`deployment.apps/shop ${said}\n`)
    expect(shop.deployment()).toMatchObject({
      metadata: { generation },
      status: { observedGeneration: generation },
    })
  })

  test('labels changed by apply: 2, as last-applied is an annotation', () => {
    const shop = started()
    shop.save('shop.yaml', manifest({ metadata: 'labels: { tier: front }' }))
    shop.type(APPLY)
    expect(shop.deployment().metadata).toMatchObject({ generation: 2, labels: { tier: 'front' } })
  })
})

test('25. two Deployments with the same selector do not fight', () => {
  const shop = started({ replicas: 3 })
  shop.save('twin.yaml', manifest({ name: 'twin', replicas: 2 }))
  shop.type('kubectl apply -f twin.yaml')
  expect(shop.hash('twin')).toBe(shop.hash('shop'))
  expect([shop.revisions('shop'), shop.revisions('twin')]).toEqual([['1 1 3/3'], ['1 1 2/2']])

  expect(shop.type(use('2', 'twin')).scalings).not.toContain('1 3→2')
  shop.type('kubectl scale deployment/shop --replicas=4')
  expect([shop.revisions('shop'), shop.revisions('twin')]).toEqual([['1 1 4/4'], ['1 1 0/0', '2 2 2/2']])
  expect(shop.pods().filter(({ metadata }) => metadata.name.startsWith('shop-'))).toHaveLength(4)
  expect(shop.pods()).toHaveLength(6)

  shop.type('kubectl delete deployment twin')
  expect(shop.revisions('shop')).toEqual(['1 1 4/4'])
  expect(shop.pods()).toHaveLength(4)
})

describe('26. orphaned ReplicaSets', () => {
  test('are adopted by a new Deployment, which starts at the old revision number', () => {
    const { shop, before } = orphaned()
    shop.save('shop.yaml', manifest({ image: 'shop:2' }))
    expect(shop.type(APPLY)).toMatchObject({ stdout: 'deployment.apps/shop created\n', scalings: [] })
    expect(shop.revisions()).toEqual(['1 1 0/0', '2 2 3/3'])
    expect(shop.deployment().metadata).toMatchObject({
      generation: 1,
      annotations: { 'deployment.kubernetes.io/revision': '2' },
    })
    expect(shop.deployment().metadata.uid).not.toBe(before.deployment.metadata.uid)
    expect(uidsOf(shop.replicaSets())).toEqual(uidsOf(before.sets))
    expect(uidsOf(shop.pods())).toEqual(uidsOf(before.pods))
  })

  test('also by one that wants an earlier template: it begins with revision 3', () => {
    const { shop, before } = orphaned()
    shop.type(APPLY)
    expect(shop.revisions()).toEqual(['2 2 0/0', '3 1 3/3'])
    expect(uidsOf(shop.replicaSets())).toEqual(uidsOf(before.sets.toReversed()))
  })

  test('those of a plain delete are gone: it begins with revision 1', () => {
    const shop = started()
    shop.type(`${use('2')}\nkubectl delete deployment shop\n${APPLY}`)
    expect(shop.revisions()).toEqual(['1 1 3/3'])
  })
})

describe('27. YAML 1.1', () => {
  test.each(['y', 'n', 'yes', 'on', 'Off', 'true'])(
    '`value: %s` is a boolean, and refused as an env value',
    (value) => {
      const shop = story({ 'shop.yaml': manifest({ container: [`env: [{ name: A, value: ${value} }]`] }) })
      const { exit, stdout, stderr } = shop.type(APPLY)
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' })
      expect(stderr).toMatch(/cannot unmarshal bool into Go struct field EnvVar\.\S*env\.value of type string\n$/)
      expect(shop.type('kubectl get deploy').stderr).toBe('No resources found in default namespace.\n')
    },
  )

  test('in quotes it is a text', () => {
    const shop = started({ container: ['env: [{ name: A, value: "y" }]'] })
    expect(shop.deployment().spec.template.spec.containers[0]?.env).toEqual([{ name: 'A', value: 'y' }])
  })

  test('0755 is 493', () => {
    const shop = started({ spec: ['revisionHistoryLimit: 0755', 'minReadySeconds: 010'] })
    expect(shop.deployment().spec).toMatchObject({ revisionHistoryLimit: 493, minReadySeconds: 8 })
  })

  test('a duplicate key is accepted, the last wins', () => {
    const shop = story({ 'shop.yaml': manifest({ replicas: 3, spec: ['replicas: 4'] }) })
    expect(shop.type(APPLY)).toMatchObject({ exit: 0, stdout: 'deployment.apps/shop created\n', stderr: '' })
    expect(shop.revisions()).toEqual(['1 1 4/4'])
  })
})

describe('28. a client dry run accepts nearly everything', () => {
  test.each([
    { what: 'negative replicas', fields: { replicas: -1 }, told: 'spec.replicas: Invalid value: -1: must be greater' },
    {
      what: 'an unknown field',
      fields: { spec: ['replica: 5'] },
      told: 'strict decoding error: unknown field "spec.replica"',
    },
    {
      what: 'a strategy that does not exist',
      fields: { spec: ['strategy: { type: BlueGreen }'] },
      told: 'supported values: "Recreate", "RollingUpdate"',
    },
  ])('$what', ({ fields, told }) => {
    const shop = story({ 'shop.yaml': manifest(fields) })
    expect(shop.type(`${APPLY} --dry-run=client`)).toMatchObject({
      exit: 0,
      stdout: 'deployment.apps/shop created (dry run)\n',
      stderr: '',
    })
    for (const line of [`${APPLY} --dry-run=server`, APPLY]) {
      const { exit, stdout, stderr } = shop.type(line)
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' })
      expect(stderr).toContain(told)
    }
    expect(shop.type('kubectl get deploy').stderr).toBe('No resources found in default namespace.\n')
  })

  test('and stores nothing: of an object that exists it says `configured`, even of an unchanged file', () => {
    const shop = started()
    expect(shop.type(`${APPLY} --dry-run=client`).stdout).toBe('deployment.apps/shop configured (dry run)\n')
    expect(shop.type(`${APPLY} --dry-run=server`).stdout).toBe('deployment.apps/shop unchanged (server dry run)\n')
    shop.save('shop.yaml', manifest({ replicas: -1, image: 'shop:2' }))
    expect(shop.type(`${APPLY} --dry-run=client`)).toMatchObject({ exit: 0, scalings: [] })
    expect(shop.revisions()).toEqual(['1 1 3/3'])
  })
})
