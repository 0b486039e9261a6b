import { describe, expect, test } from 'vitest'
import { createWorkbench } from './workbench.ts'

const POD = '{containers: [{name: c, image: busybox}]'
const TEMPLATE = `template: {metadata: {labels: {app: a}}, spec: ${POD}}}`

/** A sound object of each kind that is kept but not simulated: its `apiVersion`, the word for it, and the rest. */
const KINDS: readonly (readonly [apiVersion: string, kind: string, rest: string, row: string])[] = [
  [
    'apps/v1',
    'StatefulSet',
    `spec: {serviceName: a, replicas: 2, selector: {matchLabels: {app: a}}, ${TEMPLATE}}`,
    'a 0/2',
  ],
  ['apps/v1', 'DaemonSet', `spec: {selector: {matchLabels: {app: a}}, ${TEMPLATE}}`, 'a 0 0 0 0 0 <none>'],
  ['batch/v1', 'Job', `spec: {template: {spec: ${POD}, restartPolicy: Never}}}`, 'a Running 0/1'],
  [
    'batch/v1',
    'CronJob',
    `spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: ${POD}, restartPolicy: Never}}}}}`,
    'a * * * * * <none> False 0 <none>',
  ],
  [
    'networking.k8s.io/v1',
    'Ingress',
    'spec: {rules: [{host: a.b, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]}',
    'a <none> a.b 80',
  ],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: a}}}', 'a app=a'],
  [
    'autoscaling/v1',
    'HorizontalPodAutoscaler',
    'spec: {scaleTargetRef: {kind: Deployment, name: a}, maxReplicas: 3, targetCPUUtilizationPercentage: 50}',
    'a Deployment/a cpu: <unknown>/50% 1 3 0',
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'spec: {scaleTargetRef: {kind: Deployment, name: a}, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}',
    'a Deployment/a cpu: <unknown>/50% 1 3 0',
  ],
  ['policy/v1', 'PodDisruptionBudget', 'spec: {minAvailable: 50%, selector: {matchLabels: {app: a}}}', 'a 50% N/A 0'],
  [
    'v1',
    'PersistentVolumeClaim',
    'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
    'a Pending <unset>',
  ],
  [
    'v1',
    'PersistentVolume',
    'spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /d}}',
    'a 1Gi RWO Retain Pending <unset>',
  ],
  ['v1', 'ServiceAccount', '', 'a 0'],
  [
    'rbac.authorization.k8s.io/v1',
    'Role',
    'rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]',
    'a 2026-01-01T00:00:00Z',
  ],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}',
    'a Role/a',
  ],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'rules: []', 'a 2026-01-01T00:00:00Z'],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}',
    'a ClusterRole/a',
  ],
  ['v1', 'LimitRange', 'spec: {limits: [{type: Container, default: {cpu: "1"}}]}', 'a 2026-01-01T00:00:00Z'],
  ['v1', 'ResourceQuota', 'spec: {hard: {pods: "3"}}', 'a'],
  ['storage.k8s.io/v1', 'StorageClass', 'provisioner: x', 'a x Delete Immediate false'],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4\nendpoints: []', 'a'],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'value: 7', 'a 7 false 0s PreemptLowerPriority'],
  ['node.k8s.io/v1', 'RuntimeClass', 'handler: runc', 'a'],
  ['coordination.k8s.io/v1', 'Lease', 'spec: {holderIdentity: me}', 'a'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'spec: {group: a.b, anything: {goes: here}}', 'a'],
]

describe('kinds that are kept but not simulated', () => {
  test.each(KINDS)('%s %s', (apiVersion, kind, rest, row) => {
    const bench = createWorkbench({
      'a.yaml': `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n${rest}\n`,
    })
    const word = kind.toLowerCase()
    const applied = bench.run('apply -f a.yaml')
    expect([applied.stderr, applied.exit]).toEqual(['', 0])
    expect(applied.diagnostics.map(({ code, args }) => [code, args['what']])).toEqual([
      ['MANIFEST_NOT_SIMULATED', kind],
    ])
    expect(applied.stdout).toMatch(/\/a created\n$/)
    expect(bench.run('apply -f a.yaml').stdout).toMatch(/\/a unchanged\n$/)
    const cells = bench.run(`get ${word} --no-headers`).stdout.trim().split(/\s+/)
    expect(cells.join(' ')).toMatch(new RegExp(`^${row.replaceAll(/[*/.]/g, String.raw`\$&`)}( [0-9]+m?s)?$`))
    expect(bench.run(`label ${word} a tier=x`).stdout).toMatch(/\/a labeled\n$/)
    expect(bench.run(`get ${word} -l tier=x -o name`).stdout).toMatch(/\/a\n$/)
    expect(bench.run(`describe ${word} a`).stdout).toMatch(/^Name: +a\n/)
    expect(bench.run('get pods').stdout).toBe('')
    expect(bench.run(`delete ${word} a`).stdout).toMatch(/"a" deleted\n$/)
    expect(bench.run(`get ${word} a`).stderr).toMatch(/^Error from server \(NotFound\): .* "a" not found\n$/)
  })

  test.each([
    {
      what: 'a field that there is not',
      text: 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec: {service: a}\n',
      stderr:
        'StatefulSet in version "v1" cannot be handled as a StatefulSet: strict decoding error: unknown field "spec.service"',
    },
    {
      what: 'a field of the other version',
      text: 'apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: 1, scaleTargetRef: {kind: D, name: d}, metrics: []}\n',
      stderr:
        'HorizontalPodAutoscaler in version "v1" cannot be handled as a HorizontalPodAutoscaler: strict decoding error: unknown field "spec.metrics"',
    },
    {
      what: 'a number in quotes',
      text: 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {backoffLimit: "3", template: {}}\n',
      stderr:
        'Job in version "v1" cannot be handled as a Job: json: cannot unmarshal string into Go struct field JobSpec.spec.backoffLimit of type int32',
    },
  ])('$what is refused', ({ text, stderr }) => {
    expect(createWorkbench({ 'a.yaml': text }).run('create -f a.yaml').stderr).toBe(
      `Error from server (BadRequest): error when creating "a.yaml": ${stderr}\n`,
    )
  })

  test.each([
    ['none are given', '', 'cpu: <unknown>/80%'],
    [
      'an amount is',
      '{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}',
      'memory: <unknown>/1Gi',
    ],
    [
      'they are of other things',
      '{type: Pods, pods: {metric: {name: p}, target: {type: AverageValue, averageValue: 10}}}, {type: External, external: {metric: {name: e}, target: {type: AverageValue, averageValue: 3}}}',
      '<unknown>/10, <unknown>/3 (avg)',
    ],
    [
      'there are three',
      '{type: Object, object: {describedObject: {kind: S, name: s}, metric: {name: o}, target: {type: Value, value: 2k}}}, {type: ContainerResource, containerResource: {container: c, name: cpu, target: {type: Utilization, averageUtilization: 7}}}, {type: Pods, pods: {metric: {name: p}, target: {type: AverageValue, averageValue: 1}}}',
      '<unknown>/2k, cpu: <unknown>/7% + 1 more...',
    ],
  ])('targets of an autoscaler where %s', (_, metrics, cell) => {
    const bench = createWorkbench({
      'a.yaml': `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: {kind: Deployment, name: a}, maxReplicas: 3, metrics: [${metrics}]}\n`,
    })
    bench.run('create -f a.yaml')
    expect(bench.run('get hpa --no-headers').stdout.split(/ {3,}/)[2]).toBe(cell)
  })

  test('a Job must not restart for ever', () => {
    const bench = createWorkbench({
      'a.yaml': `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: ${POD}}}}\n`,
    })
    expect(bench.run('create -f a.yaml').stderr).toBe(
      'The Job "a" is invalid: spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"\n',
    )
  })
})

describe('versions that v1.32 does not serve', () => {
  test.each([
    ['extensions/v1beta1', 'Deployment'],
    ['apps/v1beta2', 'Deployment'],
    ['extensions/v1beta1', 'Ingress'],
    ['networking.k8s.io/v1beta1', 'Ingress'],
    ['batch/v1beta1', 'CronJob'],
    ['policy/v1beta1', 'PodDisruptionBudget'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler'],
    ['policy/v1beta1', 'PodSecurityPolicy'],
    ['v1', 'Deployment'],
    ['apps/v1', 'Service'],
  ])('%s %s', (apiVersion, kind) => {
    const bench = createWorkbench({ 'a.yaml': `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n` })
    const outcome = bench.run('apply -f a.yaml')
    expect([outcome.stderr, outcome.exit]).toEqual([
      `error: resource mapping not found for name: "a" namespace: "" from "a.yaml": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first\n`,
      1,
    ])
  })
})

test('a Secret holds its texts in base64, and shows how long they are', () => {
  const bench = createWorkbench({
    's.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {b: dGVzdA==}\nstringData: {a: "é"}\n',
  })
  const applied = bench.run('apply -f s.yaml')
  expect([applied.stdout, applied.diagnostics]).toEqual(['secret/s created\n', []])
  expect(bench.run("get secret s -o jsonpath='{.data}'").stdout).toBe('{"a":"w6k=","b":"dGVzdA=="}')
  expect(bench.run('get secrets --no-headers').stdout).toMatch(/^s +Opaque +2 +/)
  expect(bench.run('describe secret s').stdout).toContain('\nType:  Opaque\n\nData\n====\na:  2 bytes\nb:  4 bytes\n')
  expect(bench.run('create secret generic t --from-literal=a=1').stdout).toBe('secret/t created\n')
  expect(bench.run('create secret generic t --from-literal=a=1').stderr).toBe(
    'error: failed to create secret secrets "t" already exists\n',
  )
})
