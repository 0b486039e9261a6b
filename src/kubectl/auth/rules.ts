import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import type { Api } from '../../kubernetes/api.ts'
import { asJson } from '../info.ts'
import { mapsAt, textAt, scalarsAt } from '../json-access.ts'

/** Who asks, and what for. `namespace` is empty for all of them; `path` stands for a request that is for no resource. */
export interface Question {
  readonly user: string
  readonly groups: readonly string[]
  readonly verb: string
  readonly namespace: string
  readonly group: string
  /** With the subresource: `pods/log`. */
  readonly resource: string
  readonly name: string
  readonly path?: string
}

/** `unknown`: it depends on a role that every cluster has, and this one has not. */
export type Verdict =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly reason: string }
  | { readonly kind: 'unknown' }

const BUILT_IN = /^(admin|edit|view|system:.*)$/

/** What the roles and bindings of a cluster allow (kubernetes plugin/pkg/auth/authorizer/rbac/rbac.go). */
export function mayDo(api: Api, question: Question): Verdict {
  const bindings = [
    ...api.list('clusterrolebindings'),
    ...(question.namespace === '' ? [] : api.list('rolebindings', question.namespace)),
  ].map(asJson)
  const missing: string[] = []
  let isUnknown = false
  for (const binding of bindings) {
    const namespace = textAt(binding, 'metadata', 'namespace')
    if (!mapsAt(binding, 'subjects').some((subject) => isMeant(subject, namespace, question))) continue
    const [kind, name] = [textAt(binding, 'roleRef', 'kind'), textAt(binding, 'roleRef', 'name')]
    if (kind === 'ClusterRole' && name === 'cluster-admin') return { kind: 'yes' }
    const role =
      kind === 'ClusterRole'
        ? api.get({ resource: 'clusterroles', name })
        : api.get({ resource: 'roles', namespace, name })
    if (role === undefined) {
      if (kind === 'ClusterRole' && BUILT_IN.test(name)) isUnknown = true
      else missing.push(`${kind.toLowerCase()}.rbac.authorization.k8s.io "${name}" not found`)
      continue
    }
    if (isJsonObject(asJson(role)['aggregationRule'])) isUnknown = true
    if (mapsAt(asJson(role), 'rules').some((rule) => allows(rule, question))) return { kind: 'yes' }
  }
  if (isUnknown) return { kind: 'unknown' }
  const [only] = missing
  const reason = missing.length > 1 ? `[${missing.join(', ')}]` : (only ?? '')
  return { kind: 'no', reason: reason === '' ? '' : `RBAC: ${reason}` }
}

function isMeant(subject: JsonObject, bindingNamespace: string, { user, groups }: Question): boolean {
  const name = textAt(subject, 'name')
  switch (textAt(subject, 'kind')) {
    case 'User':
      return name === user
    case 'Group':
      return groups.includes(name)
    case 'ServiceAccount':
      return user === `system:serviceaccount:${textAt(subject, 'namespace') || bindingNamespace}:${name}`
    default:
      return false
  }
}

function allows(rule: JsonObject, { verb, group, resource, name, path }: Question): boolean {
  const has = (key: string, ...values: readonly string[]) => {
    const listed = scalarsAt(rule, key)
    return listed.includes('*') || values.some((value) => listed.includes(value))
  }
  if (!has('verbs', verb)) return false
  if (path !== undefined) {
    const urls = scalarsAt(rule, 'nonResourceURLs')
    return urls.some((url) => url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))))
  }
  const slash = resource.indexOf('/')
  const anyOfKind = slash < 0 ? [] : [`*${resource.slice(slash)}`]
  const names = scalarsAt(rule, 'resourceNames')
  return (
    has('apiGroups', group) && has('resources', resource, ...anyOfKind) && (names.length === 0 || names.includes(name))
  )
}
