import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import { suggest } from '../../domain/suggest.ts'
import { RESOURCES, servedVersions } from '../../kubernetes/resources.ts'
import { type Finding, type ManifestItem, textAt, writtenAt } from './item.ts'
import { shapeProblems } from './shape.ts'
import { shapeFinding } from './shape-findings.ts'

/** What is wrong with `apiVersion`, `kind` and `metadata`, which kubectl itself reads before it sends anything. */
export function headerFindings(item: ManifestItem, server: string): readonly Finding[] {
  const { value } = item
  if (!isJsonObject(value)) {
    const got = Array.isArray(value) ? 'list' : typeof value
    return [{ code: 'MANIFEST_NOT_AN_OBJECT', args: { got, server }, path: [], part: 'field' }]
  }
  const broken = ['apiVersion', 'kind'].filter((field) => typeof value[field] !== 'string' || value[field] === '')
  if (broken.length > 0) return brokenHeader(item, value, broken, server)
  const metadata = value['metadata'] ?? null
  const kind = textAt(value, ['kind'])
  const subject = { item, goType: 'v1.ObjectMeta', kind, server }
  const wrong = shapeProblems('v1.ObjectMeta', metadata, ['metadata']).filter((problem) => problem.kind === 'type')
  if (wrong.length > 0) return wrong.map((problem) => shapeFinding(subject, problem))
  return [kindFinding(value, server)]
}

function brokenHeader(
  item: ManifestItem,
  value: JsonObject,
  broken: readonly string[],
  server: string,
): readonly Finding[] {
  const findings: Finding[] = []
  const missing: string[] = []
  for (const field of broken) {
    const content = value[field] ?? ''
    const alike = Object.keys(value).find((key) => suggest(key, ['apiVersion', 'kind', 'metadata']) === field)
    if (content !== '') {
      const args = { field, expected: 'string', got: 'other', value: writtenAt(item, [field]), fix: 'quote', server }
      findings.push({ code: 'MANIFEST_TYPE_WRONG', args, path: [field] })
    } else if (alike === undefined) missing.push(field)
    else {
      const args = { field: alike, in: '', kind: 'manifest', meant: field, server }
      findings.push({ code: 'MANIFEST_FIELD_UNKNOWN', args, path: [alike], part: 'key' })
    }
  }
  if (missing.length === 0) return findings
  const { kind } = value
  const resource = RESOURCES.find((known) => known.kind === kind)
  const example = resource === undefined ? {} : { example: `apiVersion: ${resource.apiVersion}` }
  const args = { field: missing.join(', '), in: '', kind: '', ...example, server }
  return [...findings, { code: 'MANIFEST_FIELD_MISSING', args, path: missing.filter((field) => field in value) }]
}

/** An `apiVersion` and a `kind` that do not go together, or a kind that there is not. */
export function kindFinding(value: JsonObject, server: string): Finding {
  const [apiVersion, kind] = [textAt(value, ['apiVersion']), textAt(value, ['kind'])]
  const same = RESOURCES.find((resource) => resource.kind === kind)
  if (same !== undefined && servedVersions(same).includes(apiVersion))
    return { code: 'MANIFEST_REFUSED', args: { server }, path: ['kind'] }
  if (same !== undefined) {
    const args = { kind, apiVersion, expected: same.apiVersion, server }
    return { code: 'MANIFEST_API_VERSION_WRONG', args, path: ['apiVersion'], part: 'value' }
  }
  const meant = suggest(
    kind,
    RESOURCES.map((resource) => resource.kind),
  )
  const args = { kind, apiVersion, ...(meant === undefined ? {} : { meant }), server }
  return { code: 'MANIFEST_KIND_UNKNOWN', args, path: ['kind'], part: 'value' }
}
