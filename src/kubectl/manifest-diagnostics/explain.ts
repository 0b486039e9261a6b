import type { Diagnostic } from '../../domain/diagnostic.ts'
import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import type { ApiResult, ApiStatus, FieldValidation } from '../../kubernetes/api.ts'
import { goTypeOf, type Resource } from '../../kubernetes/resources.ts'
import type { KubeObject } from '../../kubernetes/types.ts'
import { causeFindings } from './cause-findings.ts'
import { causePath } from './cause-path.ts'
import { headerFindings, kindFinding } from './header.ts'
import { diagnosticOf, type Finding, type ManifestItem, textAt, valueAt } from './item.ts'
import { shapeProblems } from './shape.ts'
import { shapeFinding, type Subject } from './shape-findings.ts'

/** Why kubectl itself did not take an object for one: no `apiVersion`, a kind that there is not, a label that is a number. */
export function headerDiagnostics(item: ManifestItem, server: string): readonly Diagnostic[] {
  return headerFindings(item, server).map((finding) => diagnosticOf(item, finding))
}

/** An object of a kind that has no model here, at its `kind`. */
export function notSimulatedDiagnostic(item: ManifestItem, kind: string): Diagnostic {
  return diagnosticOf(item, { code: 'MANIFEST_NOT_SIMULATED', args: { what: kind }, path: ['kind'], part: 'value' })
}

/** An object in another namespace than the command's. */
export function namespaceDiagnostic(item: ManifestItem, asked: string, server: string): Diagnostic {
  const namespace = textAt(item.value, ['metadata', 'namespace'])
  const path = ['metadata', 'namespace']
  return diagnosticOf(item, { code: 'MANIFEST_NAMESPACE_OTHER', args: { namespace, asked, server }, path })
}

/** An object without the name that a command looks it up by. */
export function namelessDiagnostic(item: ManifestItem, server: string): Diagnostic {
  const isGenerated = valueAt(item.value, ['metadata', 'generateName']) !== undefined
  const finding: Finding = isGenerated
    ? { code: 'MANIFEST_REFUSED', args: { server }, path: ['metadata', 'generateName'] }
    : {
        code: 'MANIFEST_FIELD_MISSING',
        args: { field: 'name', in: 'metadata', kind: '', about: 'metadata.name', server },
        path: ['metadata', 'name'],
        part: 'key',
      }
  return diagnosticOf(item, finding)
}

/** An object that kubectl could not compare with the one that exists, because a value has the wrong type. */
export function unmergeableDiagnostics(item: ManifestItem, resource: Resource, server: string): readonly Diagnostic[] {
  const subject: Subject = { item, goType: goTypeOf(resource), kind: resource.kind, server }
  const problems = shapeProblems(subject.goType, item.value).filter(({ kind }) => kind === 'type')
  if (problems.length === 0) {
    return [diagnosticOf(item, { code: 'MANIFEST_REFUSED', args: { server }, path: ['metadata', 'name'] })]
  }
  return problems.map((problem) => diagnosticOf(item, shapeFinding(subject, problem)))
}

/** What an answer of the API server means for the object it was asked to take: its refusal, or its warnings. */
export function answerDiagnostics(
  item: ManifestItem,
  resource: Resource,
  answer: ApiResult<KubeObject>,
  validation: FieldValidation = 'Strict',
): readonly Diagnostic[] {
  const { value } = item
  if (!isJsonObject(value)) return []
  const findings = answer.ok ? [] : refusalFindings({ item, resource, value, status: answer.status, validation })
  const ignored = validation === 'Strict' ? [] : ignoredFields(item, resource, value)
  const warnings = answer.warnings
    .filter((text) => !text.startsWith('unknown field '))
    .map((text) => warningFinding(item, text))
  const all = [...withoutKnown([...findings, ...ignored], ignored), ...warnings]
  return inFileOrder(all.map((finding) => diagnosticOf(item, finding)))
}

/** As a reader meets them, whatever the server looks at first. */
export function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0))
}

interface Refusal {
  readonly item: ManifestItem
  readonly resource: Resource
  readonly value: JsonObject
  readonly status: ApiStatus
  readonly validation: FieldValidation
}

function refusalFindings({ item, resource, value, status, validation }: Refusal): readonly Finding[] {
  const server = status.message
  if (value['kind'] !== resource.kind) return [kindFinding(value, server)]
  const subject: Subject = { item, goType: goTypeOf(resource), kind: resource.kind, server }
  // A body that cannot be decoded is refused before anything else is looked at.
  const problems = shapeProblems(subject.goType, value)
  const refused = problems.filter(({ kind }) => kind === 'type' || validation === 'Strict')
  if (refused.length > 0) return refused.map((problem) => shapeFinding(subject, problem))
  const causes = status.details?.causes ?? []
  if (status.reason === 'Invalid' && causes.length > 0) return causeFindings(subject, causes)
  return [otherRefusal(item, resource, status)]
}

function otherRefusal({ value }: ManifestItem, resource: Resource, { reason, message }: ApiStatus): Finding {
  const name = textAt(value, ['metadata', 'name'])
  const namespace = textAt(value, ['metadata', 'namespace']) || 'default'
  const args = { kind: resource.kind, name, namespace, server: message }
  if (reason === 'NotFound' && message.includes('namespaces "')) {
    return { code: 'MANIFEST_NAMESPACE_MISSING', args, path: ['metadata', 'namespace'] }
  }
  if (reason === 'AlreadyExists') return { code: 'MANIFEST_NAME_TAKEN', args, path: ['metadata', 'name'] }
  return { code: 'MANIFEST_REFUSED', args: { server: message }, path: ['metadata', 'name'] }
}

/** Without strict validation the server drops fields that it does not know: the object is not what was written. */
function ignoredFields(item: ManifestItem, resource: Resource, value: JsonObject): readonly Finding[] {
  const subject: Subject = { item, goType: goTypeOf(resource), kind: resource.kind, server: '' }
  return shapeProblems(subject.goType, value)
    .filter(({ kind }) => kind === 'unknown')
    .map((problem) => ({ ...shapeFinding(subject, problem), severity: 'warning' as const }))
}

/** A field that is missing because its name is misspelled is one mistake. */
function withoutKnown(findings: readonly Finding[], ignored: readonly Finding[]): readonly Finding[] {
  const meant = new Set(ignored.map(({ args }) => `${args['in']}.${args['meant']}`))
  return findings.filter(
    ({ code, args }) =>
      code !== 'MANIFEST_FIELD_MISSING' || !meant.has(String(args['about']).replaceAll(/\[\d+\]/g, '[]')),
  )
}

/** A warning begins with the field it is about, where it is about one. */
function warningFinding({ value }: ManifestItem, text: string): Finding {
  const field = /^(?:spec|metadata|data)[^\s:]*(?=: )/.exec(text)?.[0]
  const path = field === undefined ? ['metadata', 'name'] : causePath(field, value)
  return { code: 'MANIFEST_WARNED', args: { server: text }, path }
}
