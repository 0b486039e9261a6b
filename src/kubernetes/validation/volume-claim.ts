import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsSubdomainErrors } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import { forbidden, invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { validateLabelSelector } from './label-selector.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const OTHER_MODES = ACCESS_MODES.slice(0, 3)
const VOLUME_MODES = ['Block', 'Filesystem']

/** Checks the claim of a volume that lives as long as its pod (ValidatePersistentVolumeClaimTemplate). */
export function validateVolumeClaimTemplate(template: MutableObject, path: string): StatusCause[] {
  const metadata = objectAt(template, 'metadata')
  const spec = objectAt(template, 'spec') ?? {}
  return [
    ...validateAnnotations(stringMapAt(metadata, 'annotations'), `${path}.metadata.annotations`),
    ...validateLabels(stringMapAt(metadata, 'labels'), `${path}.metadata.labels`),
    ...validateOnlyLabels(metadata, `${path}.metadata`),
    ...validateClaimSpec(spec, `${path}.spec`),
  ]
}

/** The other fields of `metadata`, in the order of the Go struct; the server sets them itself. */
const OTHER_FIELDS = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
  'finalizers',
  'managedFields',
]

function validateOnlyLabels(metadata: MutableObject | undefined, path: string): StatusCause[] {
  return OTHER_FIELDS.filter((field) => metadata?.[field] !== undefined && metadata[field] !== null).map((field) =>
    forbidden(`${path}.${field === 'uid' ? 'uID' : field}`, 'cannot be set'),
  )
}

/** Checks what a claim asks for (ValidatePersistentVolumeClaimSpec). */
function validateClaimSpec(spec: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const modes = stringsAt(spec, 'accessModes')
  if (modes.length === 0) causes.push(required(`${path}.accessModes`, 'at least 1 access mode is required'))
  const selector = objectAt(spec, 'selector')
  if (selector !== undefined) causes.push(...validateLabelSelector(selector, `${path}.selector`))
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) {
      causes.push(notSupported(`${path}.accessModes`, goQuote(mode), ACCESS_MODES))
    }
  }
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => OTHER_MODES.includes(mode))) {
    causes.push(forbidden(`${path}.accessModes`, 'may not use ReadWriteOncePod with other access modes'))
  }
  const storage = stringAt(objectAt(objectAt(spec, 'resources'), 'requests'), 'storage')
  const size = parseQuantity(storage)
  if (storage === '') causes.push(required(`${path}.resources[storage]`))
  else if (size.ok && size.value.nanos <= 0n) {
    causes.push(invalidString(`${path}.resources[storage]`, storage, 'must be greater than zero'))
  }
  const className = stringAt(spec, 'storageClassName')
  if (className !== '') {
    causes.push(...invalidStrings(`${path}.storageClassName`, className, dnsSubdomainErrors(className)))
  }
  const volumeMode = spec['volumeMode']
  if (typeof volumeMode === 'string' && !VOLUME_MODES.includes(volumeMode)) {
    causes.push(notSupported(`${path}.volumeMode`, goQuote(volumeMode), VOLUME_MODES))
  }
  for (const field of ['dataSource', 'dataSourceRef']) {
    const source = objectAt(spec, field)
    if (source !== undefined) causes.push(...validateDataSource(source, `${path}.${field}`))
  }
  return causes
}

function validateDataSource(source: MutableObject, path: string): StatusCause[] {
  const causes: StatusCause[] = []
  const [kind, group] = [stringAt(source, 'kind'), stringAt(source, 'apiGroup')]
  if (stringAt(source, 'name') === '') causes.push(required(`${path}.name`))
  if (kind === '') causes.push(required(`${path}.kind`))
  if (group !== '') causes.push(...invalidStrings(`${path}.apiGroup`, group, dnsSubdomainErrors(group)))
  else if (kind !== 'PersistentVolumeClaim') {
    const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup"
    causes.push(invalidString(path, kind, detail))
  }
  return causes
}
