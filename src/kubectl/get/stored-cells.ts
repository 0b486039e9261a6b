import type { JsonObject, Value } from '../../domain/json.ts'
import { isJsonObject } from '../../domain/json.ts'
import { formatSelector } from '../../kubernetes/selector.ts'
import { mapAt, mapsAt, maybeMapAt, numberAt, textAt, textsAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'
import { scalingTargets } from './scaling-targets.ts'

/** The headings of a kind's table, and the cells of one object; `AGE` stands for its age. */
export interface StoredLayout {
  readonly headings: readonly string[]
  cells(object: JsonObject): readonly string[]
}

/** Stands for the age of the object. */
const AGE = '\0age'
const NONE = '<none>'
const UNSET = '<unset>'

const name = (object: JsonObject): string => textAt(object, 'metadata', 'name')
const amount = (object: JsonObject, ...path: readonly string[]): string => String(numberAt(object, ...path))
const names = (headings: string): readonly string[] => headings.split(' ').map((word) => word.replaceAll('_', ' '))

/** A number or a percentage, or what stands for none. */
function either(value: Value | undefined, absent: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : absent
}

/**
 * Tables of the kinds that are kept but not simulated (kubernetes pkg/printers/internalversion/printers.go). Their status
 * never changes here, so most cells show how an object begins.
 */
export const STORED_LAYOUTS: Readonly<Record<string, StoredLayout>> = {
  secrets: {
    headings: names('NAME TYPE DATA AGE'),
    cells: (object) => [name(object), textAt(object, 'type'), String(Object.keys(mapAt(object, 'data')).length), AGE],
  },
  serviceaccounts: {
    headings: names('NAME SECRETS AGE'),
    cells: (object) => [name(object), String(mapsAt(object, 'secrets').length), AGE],
  },
  statefulsets: {
    headings: names('NAME READY AGE'),
    cells: (object) => [
      name(object),
      `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`,
      AGE,
    ],
  },
  daemonsets: {
    headings: names('NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE_SELECTOR AGE'),
    cells: (object) => [
      name(object),
      amount(object, 'status', 'desiredNumberScheduled'),
      amount(object, 'status', 'currentNumberScheduled'),
      amount(object, 'status', 'numberReady'),
      amount(object, 'status', 'updatedNumberScheduled'),
      amount(object, 'status', 'numberAvailable'),
      pairs(textsAt(object, 'spec', 'template', 'spec', 'nodeSelector')),
      AGE,
    ],
  },
  replicationcontrollers: {
    headings: names('NAME DESIRED CURRENT READY AGE'),
    cells: (object) => [
      name(object),
      amount(object, 'spec', 'replicas'),
      amount(object, 'status', 'replicas'),
      amount(object, 'status', 'readyReplicas'),
      AGE,
    ],
  },
  jobs: {
    headings: names('NAME STATUS COMPLETIONS DURATION AGE'),
    cells: (object) => [
      name(object),
      mapAt(object, 'spec')['suspend'] === true ? 'Suspended' : 'Running',
      `${numberAt(object, 'status', 'succeeded')}/${numberAt(object, 'spec', 'completions') || 1}`,
      '',
      AGE,
    ],
  },
  cronjobs: {
    headings: names('NAME SCHEDULE TIMEZONE SUSPEND ACTIVE LAST_SCHEDULE AGE'),
    cells: (object) => [
      name(object),
      textAt(object, 'spec', 'schedule'),
      textAt(object, 'spec', 'timeZone') || NONE,
      mapAt(object, 'spec')['suspend'] === true ? 'True' : 'False',
      '0',
      NONE,
      AGE,
    ],
  },
  ingresses: {
    headings: names('NAME CLASS HOSTS ADDRESS PORTS AGE'),
    cells: (object) => [
      name(object),
      textAt(object, 'spec', 'ingressClassName') || NONE,
      hosts(object),
      '',
      mapsAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
      AGE,
    ],
  },
  networkpolicies: {
    headings: names('NAME POD-SELECTOR AGE'),
    cells: (object) => [name(object), formatSelector(maybeMapAt(object, 'spec', 'podSelector')), AGE],
  },
  horizontalpodautoscalers: {
    headings: names('NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE'),
    cells: (object) => [
      name(object),
      `${textAt(object, 'spec', 'scaleTargetRef', 'kind')}/${textAt(object, 'spec', 'scaleTargetRef', 'name')}`,
      scalingTargets(object),
      amount(object, 'spec', 'minReplicas'),
      amount(object, 'spec', 'maxReplicas'),
      amount(object, 'status', 'currentReplicas'),
      AGE,
    ],
  },
  persistentvolumeclaims: {
    headings: names('NAME STATUS VOLUME CAPACITY ACCESS_MODES STORAGECLASS VOLUMEATTRIBUTESCLASS AGE'),
    cells: (object) => [
      name(object),
      textAt(object, 'status', 'phase'),
      textAt(object, 'spec', 'volumeName'),
      '',
      '',
      textAt(object, 'spec', 'storageClassName'),
      textAt(object, 'spec', 'volumeAttributesClassName') || UNSET,
      AGE,
    ],
  },
  persistentvolumes: {
    headings: names(
      'NAME CAPACITY ACCESS_MODES RECLAIM_POLICY STATUS CLAIM STORAGECLASS VOLUMEATTRIBUTESCLASS REASON AGE',
    ),
    cells: (object) => [
      name(object),
      textAt(object, 'spec', 'capacity', 'storage'),
      accessModes(object),
      textAt(object, 'spec', 'persistentVolumeReclaimPolicy'),
      textAt(object, 'status', 'phase'),
      '',
      textAt(object, 'spec', 'storageClassName'),
      textAt(object, 'spec', 'volumeAttributesClassName') || UNSET,
      '',
      AGE,
    ],
  },
  storageclasses: {
    headings: names('NAME PROVISIONER RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE'),
    cells: (object) => [
      name(object),
      textAt(object, 'provisioner'),
      textAt(object, 'reclaimPolicy'),
      textAt(object, 'volumeBindingMode'),
      String(object['allowVolumeExpansion'] === true),
      AGE,
    ],
  },
  poddisruptionbudgets: {
    headings: names('NAME MIN_AVAILABLE MAX_UNAVAILABLE ALLOWED_DISRUPTIONS AGE'),
    cells: (object) => [
      name(object),
      either(mapAt(object, 'spec')['minAvailable'], 'N/A'),
      either(mapAt(object, 'spec')['maxUnavailable'], 'N/A'),
      amount(object, 'status', 'disruptionsAllowed'),
      AGE,
    ],
  },
  roles: { headings: names('NAME CREATED_AT'), cells: (object) => [name(object), created(object)] },
  clusterroles: { headings: names('NAME CREATED_AT'), cells: (object) => [name(object), created(object)] },
  limitranges: { headings: names('NAME CREATED_AT'), cells: (object) => [name(object), created(object)] },
  rolebindings: { headings: names('NAME ROLE AGE'), cells: (object) => [name(object), role(object), AGE] },
  clusterrolebindings: { headings: names('NAME ROLE AGE'), cells: (object) => [name(object), role(object), AGE] },
  priorityclasses: {
    headings: names('NAME VALUE GLOBAL-DEFAULT AGE PREEMPTIONPOLICY'),
    cells: (object) => [
      name(object),
      amount(object, 'value'),
      String(object['globalDefault'] === true),
      AGE,
      textAt(object, 'preemptionPolicy') || 'PreemptLowerPriority',
    ],
  },
  ingressclasses: {
    headings: names('NAME CONTROLLER PARAMETERS AGE'),
    cells: (object) => [name(object), textAt(object, 'spec', 'controller'), NONE, AGE],
  },
}

/** The cells of an object with its age in place. */
export function storedCells(layout: StoredLayout, object: JsonObject, nowMs: number): readonly string[] {
  const age = ageOf(created(object), nowMs)
  return layout.cells(object).map((cell) => (cell === AGE ? age : cell))
}

function created(object: JsonObject): string {
  return textAt(object, 'metadata', 'creationTimestamp')
}

function pairs(map: Readonly<Record<string, string>>): string {
  const texts = Object.keys(map)
    .toSorted()
    .map((key) => `${key}=${map[key] ?? ''}`)
  return texts.length === 0 ? NONE : texts.join(',')
}

const HOSTS_SHOWN = 3

function hosts(object: JsonObject): string {
  const list = mapsAt(object, 'spec', 'rules')
    .map((rule) => textAt(rule, 'host'))
    .filter((host) => host !== '')
  const more = list.length > HOSTS_SHOWN ? ` + ${list.length - HOSTS_SHOWN} more...` : ''
  return list.length === 0 ? '*' : list.slice(0, HOSTS_SHOWN).join(',') + more
}

const MODES: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
}

function accessModes(object: JsonObject): string {
  const modes = mapAt(object, 'spec')['accessModes']
  const list: readonly Value[] = Array.isArray(modes) ? (modes as readonly Value[]) : []
  return list
    .filter((mode) => typeof mode === 'string')
    .map((mode) => MODES[mode] ?? mode)
    .join(',')
}

function role(object: JsonObject): string {
  const reference = object['roleRef']
  return isJsonObject(reference) ? `${textAt(reference, 'kind')}/${textAt(reference, 'name')}` : ''
}
