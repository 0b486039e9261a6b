import { isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import { type ManifestField, manifestFields } from '../manifest-fields.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** A selector takes over the value that the labels of the pod template have: of its own Deployment, or of any for a Service. */
export const selectorLabels: Correction = {
  id: 'selector-labels',
  apply: (file, { files, limits }) => {
    const templates = files.flatMap((each) => manifestFields(each, limits).flatMap(templateLabels))
    return manifestOperator('selector-labels', (field) => {
      if (typeof field.value !== 'string') return []
      const parent = field.path.at(-2)
      if (parent === 'matchLabels') return labelDraft(field, labelsOf(field.document))
      const isService = parent === 'selector' && field.documentKind === 'Service'
      return isService && templates.length === 1 ? labelDraft(field, templates[0]) : []
    }).apply(file, limits)
  },
}

function labelDraft(field: ManifestField, labels: JsonObject | undefined) {
  const wanted = labels?.[field.key]
  return typeof wanted === 'string' && wanted !== field.value ? [scalarDraft(field, wanted)] : []
}

function templateLabels({ path, document }: ManifestField): readonly JsonObject[] {
  const labels = path.join('.') === 'spec.template' ? labelsOf(document) : undefined
  return labels === undefined ? [] : [labels]
}

/** `spec.template.metadata.labels`. */
function labelsOf(document: Value): JsonObject | undefined {
  let at: Value | undefined = document
  for (const key of ['spec', 'template', 'metadata', 'labels']) at = isJsonObject(at) ? at[key] : undefined
  return isJsonObject(at) ? at : undefined
}
