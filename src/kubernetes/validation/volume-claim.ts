import type { StatusCause } from '../api.ts'
import { goQuote } from '../go-format.ts'
import { type MutableObject, objectAt, stringAt, stringMapAt, stringsAt } from '../mutable.ts'
import { dnsSubdomainErrors } from '../names.ts'
import { parseQuantity } from '../quantity.ts'
import { invalidString, invalidStrings, notSupported, required } from './field-error.ts'
import { validateLabelSelector } from './label-selector.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const VOLUME_MODES = ['Block', 'Filesystem']

/** Checks the claim of a volume that lives as long as its pod (ValidatePersistentVolumeClaimTemplate). */
export function validateVolumeClaimTemplate(template: MutableObject, path: string): StatusCause[] {
  const metadata = objectAt(template, 'metadata')
  const spec = objectAt(template, 'spec') ?? {}
  return [
    ...validateAnnotations(stringMapAt(metadata, 'annotations'), `${path}.metadata.annotations`),
    ...validateLabels(stringMapAt(metadata, 'labels'), `${path}.metadata.labels`),
    ...validateClaimSpec(spec, `${path}.spec`),
  ]
}

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
  return causes
}
