import type { PodTemplateSpec } from './types.ts'

const HASH_LABEL = 'pod-template-hash'

const keys = new WeakMap<PodTemplateSpec, string>()

/**
 * Whether two stored templates are equal, the hash label aside (deployment_util.go EqualIgnoreHash): key order does not
 * matter, list order does, empty and absent are the same. Stored templates have defaults filled in and amounts in
 * canonical form, so no further reading of values is needed.
 */
export function sameTemplate(a: PodTemplateSpec, b: PodTemplateSpec): boolean {
  return a === b || templateKey(a) === templateKey(b)
}

/** The template with one more label; the same object each time that it gets this label, since a ReplicaSet's is made of it again and again. */
export function withTemplateLabel(template: PodTemplateSpec, name: string, value: string): PodTemplateSpec {
  const key = `${name}=${value}`
  const known = labelled.get(template)
  if (known?.key === key) return known.template
  const { metadata } = template
  const labels = metadata?.labels
  const made = { ...template, metadata: { ...metadata, labels: { ...labels, [name]: value } } }
  labelled.set(template, { key, template: made })
  if (name === HASH_LABEL && labels !== undefined && !(HASH_LABEL in labels)) unlabelled.set(made, template)
  return made
}

const labelled = new WeakMap<PodTemplateSpec, { readonly key: string; readonly template: PodTemplateSpec }>()
const unlabelled = new WeakMap<PodTemplateSpec, PodTemplateSpec>()

/** The template without the hash label; the same object when it has none. */
export function withoutHashLabel(template: PodTemplateSpec): PodTemplateSpec {
  const labels = template.metadata?.labels
  if (labels === undefined || !(HASH_LABEL in labels)) return template
  const known = unlabelled.get(template)
  if (known !== undefined) return known
  const { [HASH_LABEL]: _, ...rest } = labels
  const made = { ...template, metadata: { ...template.metadata, labels: rest } }
  unlabelled.set(template, made)
  return made
}

/** A text that equal templates share. Computed once per template object: they are immutable. */
function templateKey(template: PodTemplateSpec): string {
  const known = keys.get(template)
  if (known !== undefined) return known
  const bare = withoutHashLabel(template)
  const key = bare === template ? (canonical(template) ?? '') : templateKey(bare)
  keys.set(template, key)
  return key
}

function canonical(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value))
    return value.length === 0 ? undefined : `[${value.map((item) => canonical(item) ?? '').join()}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value)
    .map(([name, item]) => [name, canonical(item)] as const)
    .filter(([, text]) => text !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return fields.length === 0 ? '{}' : `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`
}
