import { effectiveTag } from './image-reference.ts'
import { type MutableObject, objectAt, objectsAt, stringAt } from './mutable.ts'
import { formatQuantity, parseQuantity, roundUpToMilli, storedQuantity } from './quantity.ts'
import { fillFieldRefDefault, fillVolumeDefaults } from './volume-defaults.ts'

/**
 * Fills in what a pod spec leaves open, in place (pkg/apis/core/v1/defaults.go). Holds for templates; a pod of its own
 * has `fillPodOnlyDefaults` besides.
 */
export function fillPodSpecDefaults(spec: MutableObject): void {
  spec['restartPolicy'] ??= 'Always'
  spec['terminationGracePeriodSeconds'] ??= 30
  spec['dnsPolicy'] ??= 'ClusterFirst'
  spec['securityContext'] ??= {}
  spec['schedulerName'] ??= 'default-scheduler'
  mirrorServiceAccount(spec)
  for (const key of ['initContainers', 'containers', 'ephemeralContainers']) {
    for (const container of objectsAt(spec, key)) fillContainerDefaults(container)
  }
  for (const volume of objectsAt(spec, 'volumes')) fillVolumeDefaults(volume)
  roundAmounts(objectAt(spec, 'overhead'))
}

/** What holds for pods but not for templates: host ports, requests taken from limits, links to Services. */
export function fillPodOnlyDefaults(spec: MutableObject): void {
  spec['enableServiceLinks'] ??= true
  for (const key of ['initContainers', 'containers']) {
    for (const container of objectsAt(spec, key)) {
      requestLimits(objectAt(container, 'resources'))
      if (spec['hostNetwork'] === true) {
        for (const port of objectsAt(container, 'ports')) port['hostPort'] ??= port['containerPort']
      }
    }
  }
}

/** `serviceAccount` is the former name of `serviceAccountName`; the server always answers with both. */
function mirrorServiceAccount(spec: MutableObject): void {
  const name = stringAt(spec, 'serviceAccountName') || stringAt(spec, 'serviceAccount')
  if (name === '') return
  spec['serviceAccountName'] = name
  spec['serviceAccount'] = name
}

function fillContainerDefaults(container: MutableObject): void {
  container['terminationMessagePath'] ??= '/dev/termination-log'
  container['terminationMessagePolicy'] ??= 'File'
  container['imagePullPolicy'] ??= effectiveTag(stringAt(container, 'image')) === 'latest' ? 'Always' : 'IfNotPresent'
  for (const port of objectsAt(container, 'ports')) port['protocol'] ??= 'TCP'
  for (const variable of objectsAt(container, 'env')) fillFieldRefDefault(objectAt(variable, 'valueFrom'))
  const resources = (container['resources'] ??= {}) as MutableObject
  roundAmounts(objectAt(resources, 'limits'))
  roundAmounts(objectAt(resources, 'requests'))
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    fillProbeDefaults(objectAt(container, probe))
  }
  const lifecycle = objectAt(container, 'lifecycle')
  fillHttpGetDefaults(objectAt(objectAt(lifecycle, 'postStart'), 'httpGet'))
  fillHttpGetDefaults(objectAt(objectAt(lifecycle, 'preStop'), 'httpGet'))
}

function fillProbeDefaults(probe: MutableObject | undefined): void {
  if (probe === undefined) return
  probe['timeoutSeconds'] ??= 1
  probe['periodSeconds'] ??= 10
  probe['successThreshold'] ??= 1
  probe['failureThreshold'] ??= 3
  fillHttpGetDefaults(objectAt(probe, 'httpGet'))
  const grpc = objectAt(probe, 'grpc')
  if (grpc !== undefined) grpc['service'] ??= ''
}

function fillHttpGetDefaults(action: MutableObject | undefined): void {
  if (action === undefined) return
  action['path'] ??= '/'
  action['scheme'] ??= 'HTTP'
}

/** Amounts in resource lists have whole thousandths; finer ones are rounded up. */
function roundAmounts(amounts: MutableObject | undefined): void {
  if (amounts === undefined) return
  for (const name of Object.keys(amounts)) {
    const text = stringAt(amounts, name)
    const parsed = parseQuantity(text)
    if (!parsed.ok) continue
    const rounded = roundUpToMilli(parsed.value)
    amounts[name] = rounded === parsed.value ? storedQuantity(text) : formatQuantity(rounded)
  }
}

function requestLimits(resources: MutableObject | undefined): void {
  const limits = objectAt(resources, 'limits')
  if (resources === undefined || limits === undefined) return
  const requests = (resources['requests'] ??= {}) as MutableObject
  for (const name of Object.keys(limits)) requests[name] ??= limits[name]
}
