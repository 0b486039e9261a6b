import type { Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { readManifests } from '../../formats/yaml/kubernetes.ts'
import { admitCreate } from '../../kubernetes/admit.ts'
import { isStored } from '../../kubernetes/resources.ts'
import { resourceOfObject } from '../resource-names.ts'
import { decodeProblem, schemaProblem } from '../object-check.ts'
import { answerDiagnostics, headerDiagnostics, inFileOrder, notSimulatedDiagnostic } from './explain.ts'
import { imageFindings } from './image-finding.ts'
import { diagnosticOf, type ManifestItem, textAt } from './item.ts'
import { emptyFile, itemsOf } from './read.ts'
import { missingSeparators, repeatedKeys, separatorMissing } from './repeated-keys.ts'
import { unreadableDiagnostic } from './unreadable.ts'

export interface LintOptions {
  /** Name used in ranges. */
  readonly file: string
  readonly limits: Limits
}

/**
 * What is wrong with the objects of a manifest file, each taken by itself: read, decoded strictly, with defaults filled in and
 * checked, as `kubectl create --dry-run=server` has it done on a cluster that has none of them yet. In the order of the file.
 */
export function lintManifests(text: string, { file, limits }: LintOptions): readonly Diagnostic[] {
  const read = readManifests(text, { file, limits })
  const starts = read.documents.flatMap(missingSeparators)
  if (starts.length > 0) return lintParts(text, starts, { file, limits })
  const found = read.documents.flatMap((document) => [
    ...repeatedKeys(text, document),
    ...itemsOf(text, document, true).flatMap(lintItem),
  ])
  if (read.error === undefined && read.documents.length === 0) return [emptyFile(file)]
  return read.error === undefined ? found : [...found, unreadableDiagnostic(text, read.error, true)]
}

/** A file in which lines `---` are missing: that is an error here, and each object is looked at as if they were there. */
function lintParts(text: string, starts: readonly number[], options: LintOptions): readonly Diagnostic[] {
  const lines = text.split('\n')
  const bounds = [1, ...starts, lines.length + 1]
  return [1, ...starts].flatMap((start, index) => {
    const end = bounds[index + 1] ?? start
    // Empty lines in place of the others, so that places stay what they are.
    const part = lines.map((line, at) => (at + 1 >= start && at + 1 < end ? line : '')).join('\n')
    return [...(index === 0 ? [] : [separatorMissing(text, options.file, start)]), ...lintManifests(part, options)]
  })
}

function lintItem(item: ManifestItem): readonly Diagnostic[] {
  const { value } = item
  const problem = schemaProblem(value) ?? decodeProblem(value)
  if (problem !== undefined || !isJsonObject(value)) return headerDiagnostics(item, problem ?? '')
  const [apiVersion, kind] = [textAt(value, ['apiVersion']), textAt(value, ['kind'])]
  const resource = resourceOfObject(apiVersion, kind)
  if (resource === undefined) {
    return headerDiagnostics(item, `no matches for kind "${kind}" in version "${apiVersion}"`)
  }
  const said = resource.simulated ? [] : [notSimulatedDiagnostic(item, kind)]
  if (!isStored(resource)) return said
  const namespace = resource.namespaced ? textAt(value, ['metadata', 'namespace']) || 'default' : undefined
  const answer = admitCreate(resource, namespace, value, { fieldValidation: 'Strict' })
  const images = imageFindings(item).map((finding) => diagnosticOf(item, finding))
  return [...said, ...inFileOrder([...answerDiagnostics(item, resource, answer), ...images])]
}
