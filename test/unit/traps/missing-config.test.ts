import { describe, expect, test } from 'vitest'
import { story } from './story.ts'

const shop = (container: string, volumes = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  replicas: 1
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers: [{ name: app, image: "shop:1", ${container} }]
${volumes}`

const MOUNT = 'volumeMounts: [{ name: c, mountPath: /c }]'
const volume = (source: string): string => `      volumes: [{ name: c, ${source} }]\n`
const CONFIG = 'kubectl create configmap app-config --from-literal=A=1'
const SECRET = 'kubectl create secret generic app-secret --from-literal=A=1'

describe('a ConfigMap or Secret that comes after the pods that need it', () => {
  test.each([
    {
      name: 'all its keys as variables',
      yaml: shop('envFrom: [{ configMapRef: { name: app-config } }]'),
      status: 'CreateContainerConfigError',
      event: 'Error: configmap "app-config" not found',
      create: CONFIG,
    },
    {
      name: 'one key as a variable',
      yaml: shop('env: [{ name: A, valueFrom: { secretKeyRef: { name: app-secret, key: A } } }]'),
      status: 'CreateContainerConfigError',
      event: 'Error: secret "app-secret" not found',
      create: SECRET,
    },
    {
      name: 'in a volume',
      yaml: shop(MOUNT, volume('configMap: { name: app-config }')),
      status: 'ContainerCreating',
      event: 'MountVolume.SetUp failed for volume "c" : configmap "app-config" not found',
      create: CONFIG,
    },
    {
      name: 'a Secret in a volume',
      yaml: shop(MOUNT, volume('secret: { secretName: app-secret }')),
      status: 'ContainerCreating',
      event: 'MountVolume.SetUp failed for volume "c" : secret "app-secret" not found',
      create: SECRET,
    },
  ])('$name: they wait, and go on', ({ yaml, status, event, create }) => {
    const { type } = story({ 'shop.yaml': yaml })
    type('kubectl apply -f shop.yaml')
    expect(type('kubectl get pods --no-headers').stdout).toMatch(/^shop-\S+ +0\/1 /)
    expect(type('kubectl get pods --no-headers').stdout).toContain(status)
    expect(type('kubectl describe pods').stdout).toContain(event)
    type(create)
    expect(type('kubectl rollout status deployment/shop --timeout=60s')).toMatchObject({ exit: 0 })
    expect(type('kubectl get pods --no-headers').stdout).toMatch(/^shop-\S+ +1\/1 +Running/)
  })

  test.each([
    { name: 'optional', yaml: shop(MOUNT, volume('configMap: { name: app-config, optional: true }')) },
    { name: 'that no container mounts', yaml: shop('ports: []', volume('configMap: { name: app-config }')) },
  ])('a volume $name keeps no pod waiting', ({ yaml }) => {
    const { type } = story({ 'shop.yaml': yaml })
    type('kubectl apply -f shop.yaml')
    expect(type('kubectl get pods --no-headers').stdout).toMatch(/^shop-\S+ +1\/1 +Running/)
  })

  test('a key that the ConfigMap does not have keeps them waiting', () => {
    const { type } = story({
      'shop.yaml': shop(MOUNT, volume('configMap: { name: app-config, items: [{ key: B, path: b }] }')),
    })
    type(CONFIG)
    type('kubectl apply -f shop.yaml')
    expect(type('kubectl describe pods').stdout).toContain('references non-existent config key: B')
  })
})
