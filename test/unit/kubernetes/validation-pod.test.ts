import { describe, expect, test } from 'vitest'
import type { JsonObject, Value } from '../../../src/domain/json.ts'
import { accepted, create, deployment, refusal } from './manifests.ts'

/** A sound pod with one container; `container` and `spec` change or add fields. */
function pod(changes: { metadata?: JsonObject; spec?: JsonObject; container?: JsonObject } = {}): Value {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...changes.metadata },
    spec: { containers: [{ name: 'web', image: 'nginx', ...changes.container }], ...changes.spec },
  }
}

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const at = 'spec.containers[0]'
const volume = (source: JsonObject): JsonObject => ({ volumes: [{ name: 'v', ...source }] })
const sidecar = (fields: JsonObject): JsonObject => ({
  initContainers: [{ name: 'init', image: 'busybox', ...fields }],
})

describe('metadata of a pod', () => {
  test.each([
    {
      what: 'a beginning of a name that cannot be one',
      metadata: { generateName: 'Web-' },
      causes: [`metadata.generateName: Invalid value: "Web-": ${SUBDOMAIN}`],
    },
    { what: 'a beginning that ends with a hyphen', metadata: { generateName: 'web-' }, causes: [] },
    {
      what: 'a finalizer without a domain',
      metadata: { finalizers: ['keep'] },
      causes: [
        'metadata.finalizers[0]: Invalid value: "keep": name is neither a standard finalizer name nor is it fully qualified',
      ],
    },
    {
      what: 'two finalizers that contradict each other',
      metadata: { finalizers: ['orphan', 'foregroundDeletion'] },
      causes: [
        'metadata.finalizers: Invalid value: []string{"orphan", "foregroundDeletion"}: finalizer orphan and foregroundDeletion cannot be both set',
      ],
    },
    {
      what: 'an owner without a name',
      metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: '', uid: 'u' }] },
      causes: ['metadata.ownerReferences.name: Invalid value: "": must not be empty'],
    },
    {
      what: 'a deletion cost that is no number',
      metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'high' } },
      causes: [
        'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "high": must be a 32bit integer',
      ],
    },
    {
      what: 'an AppArmor profile of a container that is not there',
      metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/db': 'runtime/default' } },
      causes: [
        'metadata.annotations[container.apparmor.security.beta.kubernetes.io/db]: Invalid value: "db": container not found',
      ],
    },
    {
      what: 'a seccomp profile that is none',
      metadata: { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'strict' } },
      causes: [
        'metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: "strict": must be a valid seccomp profile',
      ],
    },
    {
      what: 'annotations larger than fit',
      metadata: { annotations: { note: 'x'.repeat(262_144) } },
      causes: ['metadata.annotations: Too long: may not be more than 262144 bytes'],
    },
  ])('$what', ({ metadata, causes }) => {
    expect(refusal(create('pods', pod({ metadata: { name: 'web', ...metadata } })))).toEqual(causes)
  })
})

describe('resources', () => {
  test.each([
    {
      what: 'huge pages that are cut',
      resources: { limits: { 'hugepages-2Mi': '3Mi', memory: '1Gi' } },
      causes: [
        `${at}.resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi`,
        `${at}.resources.requests[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi`,
      ],
    },
    {
      what: 'huge pages alone',
      resources: { limits: { 'hugepages-2Mi': '4Mi' } },
      causes: [`${at}.resources: Forbidden: HugePages require cpu or memory`],
    },
    {
      what: 'half a graphics card',
      resources: { limits: { 'nvidia.com/gpu': '500m' } },
      causes: ['limits', 'requests'].map(
        (list) =>
          `${at}.resources.${list}[nvidia.com/gpu]: Invalid value: resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"500m", Format:"DecimalSI"}: must be an integer`,
      ),
    },
    {
      what: 'a graphics card that is asked for without a limit',
      resources: { requests: { 'nvidia.com/gpu': 1 } },
      causes: [`${at}.resources.limits: Required value: Limit must be set for non overcommitable resources`],
    },
    {
      what: 'a name without a domain',
      resources: { limits: { gpu: 1 } },
      causes: ['limits', 'requests'].flatMap((list) => [
        `${at}.resources.${list}[gpu]: Invalid value: gpu: must be a standard resource type or fully qualified`,
        `${at}.resources.${list}[gpu]: Invalid value: gpu: must be a standard resource for containers`,
      ]),
    },
  ])('$what', ({ resources, causes }) => {
    expect(refusal(create('pods', pod({ container: { resources } })))).toEqual(causes)
  })
})

describe('security', () => {
  test.each([
    {
      what: 'a seccomp profile of no type',
      container: { securityContext: { seccompProfile: {} } },
      causes: [
        `${at}.securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set`,
      ],
    },
    {
      what: 'a file for a seccomp profile that needs none',
      container: { securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a.json' } } },
      causes: [
        `${at}.securityContext.seccompProfile.localhostProfile: Invalid value: core.SeccompProfile{Type:"RuntimeDefault", LocalhostProfile:(*string)(0xc000000000)}: can only be set when seccomp type is Localhost`,
      ],
    },
    {
      what: 'an AppArmor profile of an unknown type',
      container: { securityContext: { appArmorProfile: { type: 'Strict' } } },
      causes: [
        `${at}.securityContext.appArmorProfile.type: Unsupported value: "Strict": supported values: "Localhost", "RuntimeDefault", "Unconfined"`,
      ],
    },
    {
      what: 'an AppArmor profile without its file',
      container: { securityContext: { appArmorProfile: { type: 'Localhost' } } },
      causes: [
        `${at}.securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost`,
      ],
    },
    {
      what: 'a user of Windows without a name',
      container: { securityContext: { windowsOptions: { runAsUserName: 'DOMAIN\\' } } },
      causes: [
        `${at}.securityContext.windowsOptions.runAsUserName: Invalid value: "DOMAIN\\\\": runAsUserName's User cannot be empty`,
      ],
    },
    {
      what: 'what v1.32 does not look at yet',
      container: {
        securityContext: { procMount: 'Open' },
        resizePolicy: [{ resourceName: 'disk', restartPolicy: 'x' }],
      },
      causes: [],
    },
  ])('$what', ({ container, causes }) => {
    expect(refusal(create('pods', pod({ container: container })))).toEqual(causes)
  })
})

describe('the spec of a pod', () => {
  test.each([
    {
      what: 'an unknown system',
      spec: { os: { name: 'macos' } },
      causes: ['spec.os: Unsupported value: "macos": supported values: "linux", "windows"'],
    },
    {
      what: 'an unnamed system',
      spec: { os: { name: '' } },
      causes: ['spec.os.name: Required value: cannot be empty'],
    },
    {
      what: 'rights of Linux on Windows',
      spec: { os: { name: 'windows' }, securityContext: { runAsUser: 1, fsGroup: 2 } },
      causes: [
        'spec.securityContext.fsGroup: Forbidden: cannot be set for a windows pod',
        'spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod',
      ],
    },
    {
      what: 'options of Windows on Linux',
      spec: { os: { name: 'linux' }, securityContext: { windowsOptions: {} } },
      causes: ['spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod'],
    },
    {
      what: 'a process of the node',
      spec: { securityContext: { windowsOptions: { hostProcess: true } } },
      causes: [
        'spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers',
        'spec: Forbidden: hostProcess containers are disallowed by cluster policy',
      ],
    },
    {
      what: 'the same gate twice',
      spec: { schedulingGates: [{ name: 'a' }, { name: 'a' }] },
      causes: ['spec.schedulingGates[1]: Duplicate value: "a"'],
    },
    {
      what: 'a gate and a node',
      spec: { schedulingGates: [{ name: 'a' }], nodeName: 'n' },
      causes: ['spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared'],
    },
    {
      what: 'an unknown preemption',
      spec: { preemptionPolicy: 'Always' },
      causes: ['spec.preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"'],
    },
    {
      what: 'a kernel setting of the host',
      spec: { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } },
      causes: [
        `spec.securityContext.sysctls[0].name: Invalid value: "net.core.somaxconn": may not be specified when 'hostNetwork' is true`,
      ],
    },
    {
      what: 'an overhead without an end',
      spec: { overhead: { cpus: '1' } },
      causes: [
        'spec.overhead.limits[cpus]: Invalid value: cpus: must be a standard resource type or fully qualified',
        'spec.overhead.limits[cpus]: Invalid value: cpus: must be a standard resource for containers',
      ],
    },
    {
      what: 'a container for a look inside',
      spec: {
        ephemeralContainers: [
          { name: 'debug', image: 'busybox', targetContainerName: 'db', ports: [{ containerPort: 1 }] },
        ],
      },
      causes: [
        'spec.ephemeralContainers[0].targetContainerName: Not found: "db"',
        'spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
        'spec.ephemeralContainers: Forbidden: cannot be set on create',
      ],
    },
    {
      what: 'a host port of an init container twice',
      spec: sidecar({
        ports: [
          { containerPort: 1, hostPort: 5 },
          { containerPort: 2, hostPort: 5 },
        ],
      }),
      causes: ['spec.initContainers[0].ports[1].hostPort: Duplicate value: "TCP//5"'],
    },
    {
      what: 'a sidecar with probes',
      spec: sidecar({ restartPolicy: 'Always', readinessProbe: { grpc: { port: 0 } } }),
      causes: [
        'spec.initContainers[0].readinessProbe.grpc.port: Invalid value: 0: must be between 1 and 65535, inclusive',
      ],
    },
    {
      what: 'an init container that restarts on failure',
      spec: sidecar({ restartPolicy: 'OnFailure' }),
      causes: ['spec.initContainers[0].restartPolicy: Unsupported value: "OnFailure": supported values: "Always"'],
    },
    {
      what: 'more searches than fit',
      spec: { dnsConfig: { searches: Array.from({ length: 33 }, (_, index) => `d${index}`) } },
      causes: [
        `spec.dnsConfig.searches: Invalid value: []string{${Array.from({ length: 33 }, (_, index) => `"d${index}"`).join(', ')}}: must not have more than 32 search paths`,
      ],
    },
    {
      what: 'an address with too many numbers',
      spec: { hostAliases: [{ ip: '1::2::3', hostnames: ['a'] }] },
      causes: [
        'spec.hostAliases[0].ip: Invalid value: "1::2::3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    },
    {
      what: 'keys without a selector, and a key named twice',
      spec: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: 'a' } },
            matchLabelKeys: ['app'],
          },
        ],
      },
      causes: [
        'spec.topologySpreadConstraints[0].matchLabelKeys[0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector',
      ],
    },
    {
      what: 'an affinity to namespaces that cannot be',
      spec: {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'zone', namespaces: ['Prod'], matchLabelKeys: ['app'] },
            ],
          },
        },
      },
      causes: [
        `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespace: Invalid value: "Prod": ${LABEL}`,
        'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set',
      ],
    },
  ])('$what', ({ spec, causes }) => {
    expect(refusal(create('pods', pod({ spec: spec })))).toEqual(causes)
  })
})

describe('volumes', () => {
  test.each([
    {
      what: 'a disk of Google without a name',
      spec: volume({ gcePersistentDisk: { pdName: '' } }),
      causes: ['spec.volumes[0].persistentDisk.pdName: Required value'],
    },
    {
      what: 'two sources, one called wrongly upstream',
      spec: volume({ emptyDir: {}, downwardAPI: { items: [] } }),
      causes: ['spec.volumes[0].downwarAPI: Forbidden: may not specify more than 1 volume type'],
    },
    {
      what: 'a repository outside',
      spec: volume({ gitRepo: { repository: 'r', directory: '../up' } }),
      causes: [`spec.volumes[0].gitRepo.directory: Invalid value: "../up": must not contain '..'`],
    },
    {
      what: 'a driver with options of Kubernetes',
      spec: volume({ flexVolume: { driver: 'd', options: { 'k8s.io/x': '1' } } }),
      causes: [
        'spec.volumes[0].flexVolume.options[k8s.io/x]: Invalid value: "k8s.io/x": kubernetes.io and k8s.io namespaces are reserved',
      ],
    },
    {
      what: 'a fibre channel with both kinds of name',
      spec: volume({ fc: { targetWWNs: ['a'], wwids: ['b'], lun: 300 } }),
      causes: [
        'spec.volumes[0].fc.targetWWNs: Invalid value: []string{"a"}: targetWWNs and wwids can not be specified simultaneously',
        'spec.volumes[0].fc.lun: Invalid value: 300: must be between 0 and 255, inclusive',
      ],
    },
    {
      what: 'the same file from two sources',
      spec: volume({
        projected: {
          sources: [
            { secret: { name: 's', items: [{ key: 'a', path: 'x' }] } },
            { configMap: { name: 'c', items: [{ key: 'b', path: 'x' }] } },
          ],
        },
      }),
      causes: ['spec.volumes[0].projected: Invalid value: "c": conflicting duplicate paths'],
    },
    {
      what: 'a token of no account',
      spec: volume({ projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }),
      causes: [
        'spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set',
      ],
    },
    {
      what: 'an image, which v1.32 does not look at',
      spec: volume({ image: { reference: '' } }),
      causes: ['spec.volumes[0]: Required value: must specify a volume type'],
    },
  ])('$what', ({ spec, causes }) => {
    expect(refusal(create('pods', pod({ spec: spec })))).toEqual(causes)
  })

  test('a device where a mount is', () => {
    const container = {
      volumeMounts: [{ name: 'v', mountPath: '/data', recursiveReadOnly: 'Enabled' }],
      volumeDevices: [{ name: 'd', devicePath: '/data' }],
    }
    const spec = {
      volumes: [
        { name: 'v', emptyDir: {} },
        { name: 'd', persistentVolumeClaim: { claimName: 'c' } },
      ],
    }
    expect(
      refusal(
        create(
          'pods',
          pod({ container, spec: { ...spec, containers: [{ name: 'web', image: 'nginx', ...container }] } }),
        ),
      ),
    ).toEqual([
      `${at}.volumeMounts[0].mountPath: Invalid value: "/data": must not already exist as a path in volumeDevices`,
      `${at}.volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true`,
      `${at}.volumeDevices[0].devicePath: Invalid value: "/data": must not already exist as a path in volumeMounts`,
    ])
  })
})

test('a template is looked at as a pod is, under its own path', () => {
  const body = deployment({ podSpec: { os: { name: 'macos' }, hostUsers: false } })
  expect(refusal(create('deployments', body))).toEqual([
    'spec.template.spec.os: Unsupported value: "macos": supported values: "linux", "windows"',
  ])
})

test('fields of features that are off are not stored', () => {
  const container = {
    securityContext: { procMount: 'Unmasked' },
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  }
  const stored = accepted(
    create(
      'pods',
      pod({ container, spec: { hostUsers: false, containers: [{ name: 'web', image: 'nginx', ...container }] } }),
    ),
  )
  expect(stored['spec']).toMatchObject({ containers: [{ securityContext: { procMount: 'Default' } }] })
  expect(JSON.stringify(stored)).not.toMatch(/hostUsers|resizePolicy/)
})

const advice = (field: string, since: string): string => `${since}; use the "${field}" field instead`

describe('warnings', () => {
  const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/web'
  const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod'

  test.each([
    {
      what: 'an AppArmor profile in an annotation',
      changes: { metadata: { name: 'web', annotations: { [APP_ARMOR]: 'runtime/default' } } },
      warnings: [`metadata.annotations[${APP_ARMOR}]: ${advice('appArmorProfile', 'deprecated since v1.30')}`],
    },
    {
      what: 'a seccomp profile in an annotation',
      changes: { metadata: { name: 'web', annotations: { [SECCOMP]: 'runtime/default' } } },
      warnings: [`metadata.annotations[${SECCOMP}]: ${advice('seccompProfile', 'non-functional in v1.27+')}`],
    },
    {
      what: 'half a byte of memory',
      changes: { container: { resources: { requests: { memory: '500m' } } } },
      warnings: [
        'spec.containers[0].resources.requests[memory]: fractional byte value "500m" is invalid, must be an integer',
      ],
    },
  ])('$what', ({ changes, warnings }) => {
    expect(create('pods', pod(changes)).warnings).toEqual(warnings)
  })
})
