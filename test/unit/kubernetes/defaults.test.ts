import { describe, expect, test } from 'vitest'
import { defaultPodTemplate, defaultsFor } from '../../../src/kubernetes/defaults.ts'
import { effectiveTag } from '../../../src/kubernetes/image-reference.ts'
import { accepted, create, deployment, service } from './manifests.ts'

test('a stored Deployment has every default', () => {
  const minimal = deployment({ spec: { replicas: null } })
  expect(accepted(create('deployments', minimal))).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', generation: 1, labels: { app: 'web' } },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'web' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      template: {
        metadata: { creationTimestamp: null, labels: { app: 'web' } },
        spec: {
          containers: [
            {
              name: 'nginx',
              image: 'nginx:1.25',
              ports: [{ containerPort: 80, protocol: 'TCP' }],
              resources: {},
              terminationMessagePath: '/dev/termination-log',
              terminationMessagePolicy: 'File',
              imagePullPolicy: 'IfNotPresent',
            },
          ],
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 30,
          dnsPolicy: 'ClusterFirst',
          securityContext: {},
          schedulerName: 'default-scheduler',
        },
      },
    },
    status: {},
  })
})

test('Recreate gets no rolling update block', () => {
  const stored = accepted(create('deployments', deployment({ spec: { strategy: { type: 'Recreate' } } })))
  expect(stored).toHaveProperty('spec.strategy', { type: 'Recreate' })
})

describe('the tag that decides about pulling', () => {
  test.each([
    { image: 'nginx', tag: 'latest' },
    { image: 'nginx:latest', tag: 'latest' },
    { image: 'nginx:1.25', tag: '1.25' },
    { image: 'registry.example.com:5000/team/app', tag: 'latest' },
    { image: 'registry.example.com:5000/team/app:v1', tag: 'v1' },
    { image: `nginx@sha256:${'a'.repeat(64)}`, tag: '' },
    { image: ' nginx', tag: '' },
    { image: 'Nginx', tag: '' },
    { image: 'nginx:1.25:2', tag: '' },
    { image: '', tag: '' },
  ])('$image', ({ image, tag }) => {
    expect(effectiveTag(image)).toBe(tag)
  })
})

test('probes, field references and volumes', () => {
  const { spec } = defaultPodTemplate({
    spec: {
      containers: [
        {
          name: 'a',
          readinessProbe: { httpGet: { port: 80 } },
          env: [{ name: 'N', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
        },
      ],
      volumes: [{ name: 'empty' }, { name: 'c', configMap: { name: 'c' } }, { name: 'h', hostPath: { path: '/x' } }],
      serviceAccountName: 'robot',
    },
  })
  expect(spec).toMatchObject({
    serviceAccount: 'robot',
    containers: [
      {
        readinessProbe: { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
        env: [{ valueFrom: { fieldRef: { apiVersion: 'v1' } } }],
      },
    ],
    volumes: [{ emptyDir: {} }, { configMap: { defaultMode: 420 } }, { hostPath: { type: '' } }],
  })
})

test('pods take requests from limits and host ports from the network, templates do not', () => {
  const podSpec = {
    hostNetwork: true,
    containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80 }], resources: { limits: { cpu: '0.5' } } }],
  }
  const pod = create('pods', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: podSpec })
  expect(accepted(pod)).toMatchObject({
    spec: { containers: [{ ports: [{ hostPort: 80 }], resources: { requests: { cpu: '500m' } } }] },
    status: { phase: 'Pending', qosClass: 'Burstable' },
  })
  const [container] = defaultPodTemplate({ spec: podSpec }).spec.containers
  expect(container?.['resources']).toEqual({ limits: { cpu: '500m' } })
  expect(container?.ports).toEqual([{ containerPort: 80, protocol: 'TCP' }])
})

test('a Service points at its own port', () => {
  expect(accepted(create('services', service({ type: 'NodePort' })))).toMatchObject({
    spec: {
      type: 'NodePort',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      sessionAffinity: 'None',
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
    },
    status: { loadBalancer: {} },
  })
})

test('defaults leave their argument alone', () => {
  const object = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'x' }, spec: {} }
  expect(defaultsFor('ReplicaSet', object)).toHaveProperty('spec.replicas', 1)
  expect(object.spec).toEqual({})
})
