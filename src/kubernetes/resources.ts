/** One kind of object that the API server serves (API discovery, `kubectl api-resources`). */
export interface Resource {
  /** Plural lower-case name: `deployments`. */
  readonly resource: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly kind: string
  /** Empty for the core group. */
  readonly group: string
  readonly version: string
  /** Group and version as manifests write them: `apps/v1`, `v1`. */
  readonly apiVersion: string
  readonly namespaced: boolean
  /** False for kinds whose objects are kept as they are: nothing comes of them here. */
  readonly simulated: boolean
}

/** Versions that v1.32 serves beside the one that it prefers. */
const OTHER_VERSIONS: Readonly<Record<string, readonly string[]>> = { horizontalpodautoscalers: ['autoscaling/v1'] }

/** Kinds that stand for a request or for the state of the cluster: there are no such objects to be made. */
const NOT_STORED = new Set(['bindings', 'componentstatuses', 'events', 'apiservices'])

/** Every built-in resource of Kubernetes v1.32 that course material names, simulated or not. */
export const RESOURCES: readonly Resource[] = [
  simulated('deployments', 'Deployment', 'apps/v1', 'deploy'),
  simulated('replicasets', 'ReplicaSet', 'apps/v1', 'rs'),
  simulated('pods', 'Pod', 'v1', 'po'),
  simulated('services', 'Service', 'v1', 'svc'),
  simulated('configmaps', 'ConfigMap', 'v1', 'cm'),
  simulated('secrets', 'Secret', 'v1'),
  { ...simulated('namespaces', 'Namespace', 'v1', 'ns'), namespaced: false },
  simulated('events', 'Event', 'v1', 'ev'),
  known('bindings', 'Binding', 'v1'),
  simulated('endpoints', 'Endpoints', 'v1', 'ep'),
  known('limitranges', 'LimitRange', 'v1', 'limits'),
  known('persistentvolumeclaims', 'PersistentVolumeClaim', 'v1', 'pvc'),
  known('podtemplates', 'PodTemplate', 'v1'),
  known('replicationcontrollers', 'ReplicationController', 'v1', 'rc'),
  known('resourcequotas', 'ResourceQuota', 'v1', 'quota'),
  known('serviceaccounts', 'ServiceAccount', 'v1', 'sa'),
  known('statefulsets', 'StatefulSet', 'apps/v1', 'sts'),
  known('daemonsets', 'DaemonSet', 'apps/v1', 'ds'),
  known('controllerrevisions', 'ControllerRevision', 'apps/v1'),
  known('horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'autoscaling/v2', 'hpa'),
  known('jobs', 'Job', 'batch/v1'),
  known('cronjobs', 'CronJob', 'batch/v1', 'cj'),
  known('leases', 'Lease', 'coordination.k8s.io/v1'),
  known('endpointslices', 'EndpointSlice', 'discovery.k8s.io/v1'),
  known('ingresses', 'Ingress', 'networking.k8s.io/v1', 'ing'),
  known('networkpolicies', 'NetworkPolicy', 'networking.k8s.io/v1', 'netpol'),
  known('poddisruptionbudgets', 'PodDisruptionBudget', 'policy/v1', 'pdb'),
  known('roles', 'Role', 'rbac.authorization.k8s.io/v1'),
  known('rolebindings', 'RoleBinding', 'rbac.authorization.k8s.io/v1'),
  clusterWide('componentstatuses', 'ComponentStatus', 'v1', 'cs'),
  clusterWide('nodes', 'Node', 'v1', 'no'),
  clusterWide('persistentvolumes', 'PersistentVolume', 'v1', 'pv'),
  clusterWide('clusterroles', 'ClusterRole', 'rbac.authorization.k8s.io/v1'),
  clusterWide('clusterrolebindings', 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1'),
  clusterWide('ingressclasses', 'IngressClass', 'networking.k8s.io/v1'),
  clusterWide('priorityclasses', 'PriorityClass', 'scheduling.k8s.io/v1', 'pc'),
  clusterWide('runtimeclasses', 'RuntimeClass', 'node.k8s.io/v1'),
  clusterWide('storageclasses', 'StorageClass', 'storage.k8s.io/v1', 'sc'),
  clusterWide('volumeattachments', 'VolumeAttachment', 'storage.k8s.io/v1'),
  clusterWide('csidrivers', 'CSIDriver', 'storage.k8s.io/v1'),
  clusterWide('csinodes', 'CSINode', 'storage.k8s.io/v1'),
  clusterWide('apiservices', 'APIService', 'apiregistration.k8s.io/v1'),
  clusterWide('certificatesigningrequests', 'CertificateSigningRequest', 'certificates.k8s.io/v1', 'csr'),
  clusterWide('customresourcedefinitions', 'CustomResourceDefinition', 'apiextensions.k8s.io/v1', 'crd', 'crds'),
  clusterWide('mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'),
  clusterWide('validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'),
]

/**
 * The resource a word of a command line names: plural, singular or short name, with or without its group
 * (`deployments.apps`) or version and group (`deployment.v1.apps`). Letter case does not matter, as in kubectl.
 */
export function findResource(word: string): Resource | undefined {
  const plain = byName.get(word)
  if (plain !== undefined) return plain
  const [name = '', ...rest] = word.toLowerCase().split('.')
  const qualifier = rest.join('.')
  return RESOURCES.find((resource) => isCalled(resource, name) && isQualifiedBy(resource, qualifier))
}

/** Resources by their plain names; one that two have means the first. */
const byName = new Map(
  RESOURCES.flatMap((resource) =>
    [resource.resource, resource.singular, ...resource.shortNames].map((name) => [name, resource] as const),
  ).toReversed(),
)

/** The resource of a manifest's `apiVersion` and `kind`, both exactly as written, in that version. */
export function resourceOfKind(apiVersion: string, kind: string): Resource | undefined {
  return byKind.get(`${apiVersion} ${kind}`)
}

const byKind = new Map(
  RESOURCES.flatMap((resource) =>
    servedVersions(resource).map((version) => [`${version} ${resource.kind}`, inVersion(resource, version)] as const),
  ).toReversed(),
)

/** Every `apiVersion` that objects of a resource can have, the preferred one first. */
export function servedVersions(resource: Resource): readonly string[] {
  return [resource.apiVersion, ...(OTHER_VERSIONS[resource.resource] ?? [])]
}

/** The resource in another of its versions; as it is when it is not served in that one. */
export function inVersion(resource: Resource, apiVersion: unknown): Resource {
  const served = servedVersions(resource).find((version) => version === apiVersion)
  if (served === undefined || served === resource.apiVersion) return resource
  return { ...resource, version: served.slice(served.indexOf('/') + 1), apiVersion: served }
}

/** True for kinds whose objects clients can create, change and delete. */
export function isStored(resource: Resource): boolean {
  return !NOT_STORED.has(resource.resource)
}

/** The Go type of a resource's objects: `v1.Deployment`. */
export function goTypeOf({ version, kind }: Resource): string {
  return `${version}.${kind}`
}

/** How error messages name a resource: `deployments.apps`, `pods`. */
export function qualifiedResource(resource: Resource): string {
  return resource.group === '' ? resource.resource : `${resource.resource}.${resource.group}`
}

function isCalled(resource: Resource, name: string): boolean {
  return resource.resource === name || resource.singular === name || resource.shortNames.includes(name)
}

function isQualifiedBy(resource: Resource, qualifier: string): boolean {
  if (qualifier === '' || qualifier === resource.group) return true
  // For the core group that ends in a dot: `pods.v1.`.
  return qualifier === `${resource.version}.${resource.group}`
}

function known(plural: string, kind: string, apiVersion: string, ...shortNames: readonly string[]): Resource {
  const slash = apiVersion.indexOf('/')
  return {
    resource: plural,
    singular: kind.toLowerCase(),
    shortNames,
    kind,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    apiVersion,
    namespaced: true,
    simulated: false,
  }
}

function simulated(plural: string, kind: string, apiVersion: string, ...shortNames: readonly string[]): Resource {
  return { ...known(plural, kind, apiVersion, ...shortNames), simulated: true }
}

function clusterWide(plural: string, kind: string, apiVersion: string, ...shortNames: readonly string[]): Resource {
  return { ...known(plural, kind, apiVersion, ...shortNames), namespaced: false }
}
