import { describe, expect, test } from 'vitest'
import { create, deployment, refusal, service } from './manifests.ts'

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

function strategy(rollingUpdate: Readonly<Record<string, string | number>>) {
  return { spec: { strategy: { type: 'RollingUpdate', rollingUpdate } } }
}

describe('a Deployment', () => {
  test.each([
    {
      what: 'an upper-case name',
      changes: { metadata: { name: 'Web' } },
      causes: [`metadata.name: Invalid value: "Web": ${SUBDOMAIN}`],
    },
    {
      what: 'no name',
      changes: { metadata: { name: '' } },
      causes: ['metadata.name: Required value: name or generateName is required'],
    },
    {
      what: 'negative counts',
      changes: { spec: { replicas: -1, revisionHistoryLimit: -2 } },
      causes: [
        'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
        'spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0',
      ],
    },
    {
      what: 'no selector',
      changes: { spec: { selector: null } },
      causes: [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
      ],
    },
    {
      what: 'an empty selector, as it was written',
      changes: { spec: { selector: { matchLabels: {} } } },
      causes: [
        'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for deployment',
      ],
    },
    {
      what: 'a selector that the template does not satisfy',
      changes: { spec: { selector: { matchLabels: { app: 'other' } } } },
      causes: [
        'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
      ],
    },
    {
      what: 'a restart policy for jobs',
      changes: { podSpec: { restartPolicy: 'Never' } },
      causes: ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    },
    {
      what: 'a restart policy in the wrong case',
      changes: { podSpec: { restartPolicy: 'always' } },
      causes: [
        'spec.template.spec.restartPolicy: Unsupported value: "always": supported values: "Always", "OnFailure", "Never"',
        'spec.template.spec.restartPolicy: Unsupported value: "always": supported values: "Always"',
      ],
    },
    {
      what: 'Recreate with a rolling update',
      changes: { spec: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } },
      causes: ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
    },
    {
      what: 'an unknown strategy',
      changes: { spec: { strategy: { type: 'BlueGreen' } } },
      causes: [
        'spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"BlueGreen", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: "Recreate", "RollingUpdate"',
      ],
    },
    {
      what: 'neither surge nor unavailability',
      changes: strategy({ maxSurge: '0%', maxUnavailable: 0 }),
      causes: [
        'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: may not be 0 when `maxSurge` is 0',
      ],
    },
    {
      what: 'more than all unavailable',
      changes: strategy({ maxUnavailable: '101%' }),
      causes: [
        'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"101%"}: must not be greater than 100%',
      ],
    },
    {
      what: 'a surge that is no percentage',
      changes: strategy({ maxSurge: '1' }),
      causes: [
        `spec.strategy.rollingUpdate.maxSurge: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"1"}: ${PERCENT}`,
      ],
    },
    {
      what: 'a deadline within the settling time',
      changes: { spec: { progressDeadlineSeconds: 10, minReadySeconds: 10 } },
      causes: ['spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds'],
    },
  ])('with $what is refused', ({ changes, causes }) => {
    expect(refusal(create('deployments', deployment(changes)))).toEqual(causes)
  })

  test('may surge by more than all', () => {
    expect(refusal(create('deployments', deployment(strategy({ maxSurge: '200%', maxUnavailable: 5 }))))).toEqual([])
  })
})

describe('a container', () => {
  const at = 'spec.template.spec.containers[0]'
  test.each([
    { what: 'no image', container: { image: '' }, cause: `${at}.image: Required value` },
    {
      what: 'an unknown pull policy',
      container: { imagePullPolicy: 'Sometimes' },
      cause: `${at}.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"`,
    },
    {
      what: 'a port beyond the last',
      container: { ports: [{ containerPort: 70_000 }] },
      cause: `${at}.ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`,
    },
    {
      what: 'a probe without a way to probe',
      container: { livenessProbe: { periodSeconds: 5 } },
      cause: `${at}.livenessProbe: Required value: must specify a handler type`,
    },
    {
      what: 'a port number in quotes',
      container: { readinessProbe: { httpGet: { port: '8080' } } },
      cause: `${at}.readinessProbe.httpGet.port: Invalid value: "8080": must contain at least one letter (a-z)`,
    },
    {
      what: 'a mount without a volume',
      container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      cause: `${at}.volumeMounts[0].name: Not found: "data"`,
    },
    {
      what: 'a request above its limit',
      container: { resources: { requests: { cpu: '2' }, limits: { cpu: '500m' } } },
      cause: `${at}.resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 500m`,
    },
    {
      what: 'a variable from nowhere',
      container: { env: [{ name: 'A', valueFrom: {} }] },
      cause: `${at}.env[0].valueFrom: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\` or \`secretKeyRef\``,
    },
    {
      what: 'all rights on the node',
      container: { securityContext: { privileged: true } },
      cause: `${at}.securityContext.privileged: Forbidden: disallowed by cluster policy`,
    },
    {
      what: 'a sleep longer than the grace period',
      container: { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      cause: `${at}.lifecycle.preStop.sleep: Invalid value: 31: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`,
    },
  ])('with $what is refused', ({ container, cause }) => {
    expect(refusal(create('deployments', deployment({ container })))).toEqual([cause])
  })

  test('with a resource nobody knows is refused twice over', () => {
    const container = { resources: { requests: { cpus: '1' } } }
    expect(refusal(create('deployments', deployment({ container })))).toEqual([
      `${at}.resources.requests[cpus]: Invalid value: cpus: must be a standard resource type or fully qualified`,
      `${at}.resources.requests[cpus]: Invalid value: cpus: must be a standard resource for containers`,
    ])
  })

  test('must have a name of its own', () => {
    const twins = [
      { name: 'a', image: 'x' },
      { name: 'a', image: 'y' },
    ]
    expect(refusal(create('deployments', deployment({ podSpec: { containers: twins } })))).toEqual([
      'spec.template.spec.containers[1].name: Duplicate value: "a"',
    ])
  })
})

describe('a Service', () => {
  test.each([
    { what: 'no ports', spec: { ports: [] }, causes: ['spec.ports: Required value'] },
    {
      what: 'two ports without names',
      spec: { ports: [{ port: 80 }, { port: 81 }] },
      causes: ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    },
    {
      what: 'a port number in quotes as target',
      spec: { ports: [{ port: 80, targetPort: '8080' }] },
      causes: ['spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)'],
    },
    {
      what: 'a node port inside the cluster',
      spec: { ports: [{ port: 80, nodePort: 30_080 }] },
      causes: ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    },
    {
      what: 'an unknown type',
      spec: { type: 'Nodeport' },
      causes: [
        'spec.type: Unsupported value: "Nodeport": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    },
    {
      what: 'an alias to nothing',
      spec: { type: 'ExternalName', ports: [] },
      causes: ['spec.externalName: Required value'],
    },
  ])('with $what is refused', ({ spec, causes }) => {
    expect(refusal(create('services', service(spec)))).toEqual(causes)
  })

  test('is named like a DNS label that starts with a letter', () => {
    expect(refusal(create('services', service({}, '1web')))[0]).toMatch(
      /^metadata.name: Invalid value: "1web": a DNS-1035 label must consist of/,
    )
  })

  test('without an address needs no ports', () => {
    expect(refusal(create('services', service({ clusterIP: 'None', ports: [] })))).toEqual([])
  })
})

test('a pod may not have blanks around the name of its image, a template may', () => {
  const spec = { containers: [{ name: 'a', image: ' nginx' }] }
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec }
  expect(refusal(create('pods', pod))).toEqual([
    'spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace',
  ])
  expect(refusal(create('deployments', deployment({ container: { image: ' nginx' } })))).toEqual([])
})

test('volumes with faults cannot be mounted', () => {
  const podSpec = { volumes: [{ configMap: { name: 'c' } }] }
  const container = { volumeMounts: [{ name: 'conf', mountPath: '/etc/conf' }] }
  expect(refusal(create('deployments', deployment({ podSpec, container })))).toEqual([
    'spec.template.spec.volumes[0].name: Required value',
    'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "conf"',
  ])
})

describe('storage and spreading', () => {
  const path = 'spec.template.spec'
  test.each([
    {
      what: 'a claim that asks for nothing',
      podSpec: { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: {} } } }] },
      causes: [
        `${path}.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required`,
        `${path}.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value`,
      ],
    },
    {
      what: 'two kinds of volume in one',
      podSpec: { volumes: [{ name: 'v', emptyDir: {}, configMap: { name: 'c' } }] },
      causes: [`${path}.volumes[0].configMap: Forbidden: may not specify more than 1 volume type`],
    },
    {
      what: 'a way up in a key',
      podSpec: { volumes: [{ name: 'v', secret: { secretName: 's', items: [{ key: 'k', path: '../x' }] } }] },
      causes: [`${path}.volumes[0].secret.items[0].path: Invalid value: "../x": must not contain '..'`],
    },
    {
      what: 'a node named wrongly in an affinity',
      podSpec: {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Is', values: ['ssd'] }] }],
            },
          },
        },
      },
      causes: [
        `${path}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator`,
      ],
    },
    {
      what: 'the same spreading twice',
      podSpec: {
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
          { maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
        ],
      },
      causes: [
        `${path}.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"`,
        `${path}.topologySpreadConstraints[1].maxSkew: Invalid value: 0: must be greater than zero`,
      ],
    },
    {
      what: 'a toleration that tolerates seconds of anything',
      podSpec: { tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }] },
      causes: [
        `${path}.tolerations[0].effect: Invalid value: "NoSchedule": effect must be 'NoExecute' when \`tolerationSeconds\` is set`,
      ],
    },
  ])('$what is refused', ({ podSpec, causes }) => {
    expect(refusal(create('deployments', deployment({ podSpec })))).toEqual(causes)
  })
})
