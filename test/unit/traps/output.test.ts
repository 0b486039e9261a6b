import { describe, expect, test } from 'vitest'
import { manifest, type Manifest, story } from './story.ts'

const APPLY = 'kubectl apply -f shop.yaml'
const SET = 'kubectl set image deployment/shop'

const started = (fields: Manifest = {}) => {
  const shop = story({ 'shop.yaml': manifest(fields) })
  shop.type(APPLY)
  return shop
}

describe('20. `set image`', () => {
  test.each([`${SET} app=shop:2 nope=shop:3`, `${SET} nope=shop:3 app=shop:2`])(
    'with one right and one wrong container name changes the right one and exits 1: %s',
    (line) => {
      const shop = started()
      expect(shop.type(line)).toMatchObject({
        exit: 1,
        stdout: 'deployment.apps/shop image updated\n',
        stderr: 'error: unable to find container named "nope"\n',
      })
      expect(shop.revisions()).toEqual(['1 1 0/0', '2 2 3/3'])
    },
  )

  test('with wrong names only changes nothing', () => {
    const shop = started()
    expect(shop.type(`${SET} nope=shop:2`)).toMatchObject({
      exit: 1,
      stdout: '',
      stderr: 'error: unable to find container named "nope"\n',
      scalings: [],
    })
    expect(shop.revisions()).toEqual(['1 1 3/3'])
  })

  test('with the same image says nothing and exits 0', () => {
    const shop = started()
    const { generation } = shop.deployment().metadata
    expect(shop.type(`${SET} app=shop:1`)).toMatchObject({ exit: 0, stdout: '', stderr: '', scalings: [] })
    expect(shop.deployment().metadata.generation).toBe(generation)
  })
})

describe('21. `rollout history`', () => {
  test('prints a blank after the name and an empty line at the end', () => {
    const shop = started()
    shop.type(`${SET} app=shop:2\nkubectl annotate deployment/shop kubernetes.io/change-cause='faster checkout'`)
    expect(shop.type('kubectl rollout history deployment/shop').stdout).toBe(
      'deployment.apps/shop \nREVISION  CHANGE-CAUSE\n1         <none>\n2         faster checkout\n\n',
    )
  })

  test('with `--revision` prints raw tabs', () => {
    const shop = started({ labels: ', tier: front', container: ['ports: [{ containerPort: 80 }]'] })
    const tabbed = [
      'deployment.apps/shop with revision #1',
      'Pod Template:',
      '  Labels:\tapp=shop',
      `\tpod-template-hash=${shop.hash() ?? 'none'}`,
      '\ttier=front',
      '  Containers:',
      '   app:',
      '    Image:\tshop:1',
      '    Port:\t80/TCP',
      '    Host Port:\t0/TCP',
      '    Environment:\t<none>',
      '    Mounts:\t<none>',
      '  Volumes:\t<none>',
      '  Node-Selectors:\t<none>',
      '  Tolerations:\t<none>',
      '',
      '',
    ]
    expect(shop.type('kubectl rollout history deployment/shop --revision=1').stdout).toBe(tabbed.join('\n'))
  })
})

test('23. more than ten different scaling events are merged: describe shows fewer lines than steps', () => {
  const shop = started({ replicas: 12, spec: ['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'] })
  const { scalings } = shop.type(`${SET} app=shop:2`)
  expect(scalings).toHaveLength(24)

  const lines = shop
    .type('kubectl describe deployment shop')
    .stdout.split('\n')
    .filter((line) => line.includes('ScalingReplicaSet'))
  const [merged, plain] = [true, false].map((combined) =>
    lines.filter((line) => line.includes('  (combined from similar events): Scaled ') === combined),
  )
  expect(lines.length).toBeLessThanOrEqual(10)
  expect(merged).toHaveLength(1)
  expect(merged?.[0]).toMatch(/ \(x\d+ over \d+s\) /)
  expect(plain?.map((line) => line.replace(/^.* set shop-[a-z0-9]+ /, ''))).toEqual([
    'from 0 to 12',
    'from 0 to 1',
    'from 12 to 11',
    'from 1 to 2',
    'from 11 to 10',
    'from 2 to 3',
    'from 10 to 9',
    'from 3 to 4',
    'from 9 to 8',
  ])
})
